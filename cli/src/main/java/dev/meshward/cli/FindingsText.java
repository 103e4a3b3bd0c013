package dev.meshward.cli;

import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Reservations;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Findings for people: what, where, why it matters, what to do, and where to read on. */
final class FindingsText {

    private static final int WIDTH = 100;

    /** So many findings of one code and severity are each told in full. */
    private static final int FEW = 3;

    private final Terminal terminal;

    FindingsText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ReadinessReport report) {
        alike(report.findings()).forEach(findings -> print(findings, report.reservations()));
        new ReadinessText(terminal).print(report);
        terminal.out().println(total(report.findings()));
    }

    /** Findings are sorted by severity and code, so what is alike stands together already. */
    private static Collection<List<Finding>> alike(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.diagnosis().severity().word()
                                + finding.diagnosis().code(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    /** Many of one kind have one reason and one remedy: those are said once, and then only what and where. */
    private void print(List<Finding> alike, Reservations reservations) {
        if (alike.size() <= FEW) {
            alike.forEach(finding -> print(finding, reservations));
            return;
        }
        print(alike.getFirst(), reservations);
        terminal.out().println("  The same " + (alike.size() - 1) + " times more:");
        for (var finding : alike.subList(1, alike.size())) {
            var asFar = reservations.of(finding).isEmpty() ? "" : " (As far as seen.)";
            var text = another(finding.diagnosis(), alike.getFirst().diagnosis()) + asFar;
            Wrapped.lines(text, WIDTH - 4).forEach(line -> terminal.out().println("    " + line));
        }
        terminal.out().println();
    }

    /** What it is, and whatever else is not as it was said of the first. */
    private static String another(Diagnosis diagnosis, Diagnosis first) {
        return diagnosis.subject() + place(diagnosis.place()) + ": " + diagnosis.what()
                + (diagnosis.why().equals(first.why()) ? "" : " " + diagnosis.why())
                + (diagnosis.advice().equals(first.advice()) ? "" : " " + diagnosis.advice());
    }

    private void print(Finding finding, Reservations reservations) {
        var diagnosis = finding.diagnosis();
        terminal.out()
                .println(terminal.bold(diagnosis.code().toString()) + "  " + word(diagnosis.severity()) + "  "
                        + diagnosis.subject() + terminal.faint(place(diagnosis.place())));
        Wrapped.lines(diagnosis.what() + " " + diagnosis.why(), WIDTH - 2)
                .forEach(line -> terminal.out().println("  " + line));
        Wrapped.lines(diagnosis.advice(), WIDTH - 2)
                .forEach(line -> terminal.out().println("  " + line));
        reservations
                .reservation(finding)
                .ifPresent(sentence -> Wrapped.lines(sentence, WIDTH - 2)
                        .forEach(line -> terminal.out().println("  " + line)));
        terminal.out().println("  " + terminal.faint(diagnosis.code().page()));
        terminal.out().println();
    }

    private static String place(Place place) {
        return place.file().isEmpty() ? "" : "  (" + place + ")";
    }

    private String word(Severity severity) {
        var padded = "%-7s".formatted(severity.word());
        return switch (severity) {
            case ERROR -> terminal.red(padded);
            case WARNING -> terminal.yellow(padded);
            case INFO -> terminal.blue(padded);
        };
    }

    /** {@code 9 findings: 1 error, 6 warnings, 2 infos}. */
    static String total(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Nothing stands in the way.";
        }
        var parts = Arrays.stream(Severity.values())
                .map(severity -> Words.count(of(severity, findings), severity.word()))
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(", "));
        return Words.count(findings.size(), "finding") + ": " + parts;
    }

    private static int of(Severity severity, List<Finding> findings) {
        return (int) findings.stream()
                .filter(finding -> finding.diagnosis().severity() == severity)
                .count();
    }
}
