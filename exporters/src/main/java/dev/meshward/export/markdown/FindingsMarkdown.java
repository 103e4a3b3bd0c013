package dev.meshward.export.markdown;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Reservations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Readiness findings as a page: a section for each code, the gravest first, with every place. */
public final class FindingsMarkdown {

    private FindingsMarkdown() {}

    /**
     * The page.
     *
     * @param titleByCode what each check looks for, in a few words
     * @param source what was looked at
     */
    public static String of(ReadinessReport report, Map<Code, String> titleByCode, String source) {
        var page = new Page();
        page.heading(1, "Readiness of " + Inline.text(source));
        page.paragraph("Checked for " + Inline.text(report.versions()) + ".");
        if (report.findings().isEmpty()) {
            page.paragraph("Nothing stands in the way.");
        } else {
            page.table(List.of("Severity", "Findings"), totals(report.findings()));
        }
        ReadinessSections.namespaces(report, page);
        byGravity(report.findings())
                .values()
                .forEach(alike -> section(alike, titleByCode, report.reservations(), page));
        ReadinessSections.notSeen(report, page);
        ReadinessSections.suppressions(report, page);
        return page.toString();
    }

    private static List<List<String>> totals(List<Finding> findings) {
        return List.of(Severity.values()).stream()
                .map(severity -> List.of(
                        severity.word(),
                        String.valueOf(findings.stream()
                                .filter(finding -> finding.diagnosis().severity() == severity)
                                .count())))
                .toList();
    }

    /** Findings are sorted by severity and code, so what is alike stands together already. */
    private static Map<String, List<Finding>> byGravity(List<Finding> findings) {
        return findings.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        finding -> finding.diagnosis().severity().word() + " "
                                + finding.diagnosis().code(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static void section(
            List<Finding> alike, Map<Code, String> titleByCode, Reservations reservations, Page page) {
        var first = alike.getFirst().diagnosis();
        var title = titleByCode.getOrDefault(first.code(), "");
        page.heading(
                2,
                Inline.text(first.code().id()) + " " + first.severity().word()
                        + (title.isEmpty() ? "" : ": " + Inline.text(title)));
        for (var finding : alike) {
            var diagnosis = finding.diagnosis();
            var place = diagnosis.place().file().isEmpty()
                    ? ""
                    : " (" + Inline.code(diagnosis.place().toString()) + ")";
            page.bullet("**" + Inline.text(diagnosis.subject().toString()) + "**" + place + ": "
                    + Words.sentence(diagnosis.what()) + " " + Words.sentence(diagnosis.why()) + " *"
                    + Words.sentence(diagnosis.advice()) + "*" + blocked(finding)
                    + reservations
                            .reservation(finding)
                            .map(sentence -> " " + Words.sentence(sentence))
                            .orElse(""));
        }
        page.paragraph("More: `" + first.code().page() + "`");
    }

    private static String blocked(Finding finding) {
        var workloads = Words.count(finding.workloads().size(), "workload");
        return switch (finding.blocks()) {
            case NOTHING -> "";
            case JOINING -> " It postpones " + workloads + ".";
            case JOINING_EVER -> " It keeps " + workloads + " out for good.";
        };
    }
}
