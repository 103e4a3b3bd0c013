package dev.meshward.cli;

import dev.meshward.readiness.report.NamespaceScore;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Reservations;
import dev.meshward.readiness.report.Verdict;
import dev.meshward.readiness.report.WorkloadReadiness;
import java.util.List;

/** Who is ready and who is not, and what somebody decided to live with, for people. */
final class ReadinessText {

    private static final int WIDTH = 98;

    private final Terminal terminal;

    ReadinessText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(ReadinessReport report) {
        report.namespaces().forEach(score -> print(score, report.reservations()));
        report.reservations().all().forEach(each -> say("Not all was seen: " + each.sentence()));
        suppressions(report);
        terminal.out().println("Checked for " + report.versions() + ".");
    }

    private void print(NamespaceScore score, Reservations reservations) {
        var asFar = reservations.in(score.namespace()).isEmpty() ? "" : ", as far as seen";
        terminal.out()
                .println(terminal.bold(score.namespace()) + "  " + score.points() + " of 100: " + score.because()
                        + asFar);
        List.of(Verdict.CANNOT_JOIN, Verdict.AFTER_FIXES)
                .forEach(verdict -> score.workloads().stream()
                        .filter(workload -> workload.verdict() == verdict)
                        .map(ReadinessText::line)
                        .flatMap(line -> Wrapped.lines(line, WIDTH).stream())
                        .forEach(line -> terminal.out().println("  " + line)));
        terminal.out().println();
    }

    private static String line(WorkloadReadiness readiness) {
        var codes = readiness.codes().stream().map(Object::toString).toList();
        return readiness.workload().kind() + " " + readiness.workload().name() + " "
                + readiness.verdict().words() + ": " + String.join(", ", codes);
    }

    private void suppressions(ReadinessReport report) {
        report.suppressed()
                .forEach(each -> say("Suppressed " + each.by().code() + " "
                        + each.finding().diagnosis().subject() + ": "
                        + each.by().reason()));
        report.idle()
                .forEach(each -> say("Suppressed " + each.code() + " " + each.object()
                        + ", which was not found any more (" + each.place() + ")."));
        report.refusals().forEach(each -> say("Not used (" + each.place() + "): " + each.because()));
    }

    private void say(String sentence) {
        Wrapped.lines(sentence, WIDTH + 2).forEach(line -> terminal.out().println(line));
    }
}
