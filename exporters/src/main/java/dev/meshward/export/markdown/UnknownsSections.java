package dev.meshward.export.markdown;

import dev.meshward.saved.SavedFinding;
import dev.meshward.saved.SavedGap;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What was found to be wrong, what could not be read, and what people have to answer. */
final class UnknownsSections {

    private final SavedPlan plan;

    UnknownsSections(SavedPlan plan) {
        this.plan = plan;
    }

    void writeTo(Page page) {
        findings(page);
        gaps(page);
        questions(page);
    }

    private void findings(Page page) {
        page.heading(2, "What readiness found");
        if (plan.findings().isEmpty()) {
            page.paragraph("Nothing stands in the way of the mesh.");
            return;
        }
        page.paragraph("By code, the gravest first; `meshward check` lists each with its place.");
        var byCode = plan.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.severity().word() + " " + finding.code(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var rows = new ArrayList<List<String>>();
        byCode.values().forEach(findings -> rows.add(row(findings)));
        page.table(List.of("Code", "Severity", "Count", "What, for example", "What to do"), rows);
    }

    private static List<String> row(List<SavedFinding> findings) {
        var first = findings.getFirst();
        return List.of(
                Inline.text(first.code().id()),
                first.severity().word(),
                String.valueOf(findings.size()),
                Inline.text(first.subject()) + ": " + Words.sentence(first.what()),
                Words.sentence(first.advice()));
    }

    private void gaps(Page page) {
        page.heading(2, "What we could not read");
        if (plan.gaps().isEmpty()) {
            page.paragraph("Everything in the source was read.");
            return;
        }
        gapTable(
                "These may hide something the plan depends on:",
                plan.gaps().stream().filter(SavedGap::matters).toList(),
                page);
        gapTable(
                "These are known to be of no consequence, or no part of such a source:",
                plan.gaps().stream().filter(gap -> !gap.matters()).toList(),
                page);
    }

    private static void gapTable(String title, List<SavedGap> gaps, Page page) {
        if (gaps.isEmpty()) {
            return;
        }
        page.paragraph(title);
        page.table(
                List.of("What", "Because"),
                gaps.stream()
                        .map(gap -> List.of(Inline.text(gap.what()), Words.sentence(gap.because())))
                        .toList());
    }

    private void questions(Page page) {
        page.heading(2, "Questions to answer");
        if (plan.questions().isEmpty()) {
            page.paragraph("None.");
            return;
        }
        page.paragraph("Choices that are hard to change later, and unknowns that would change the plan:");
        page.bullets(plan.questions().stream().map(Words::sentence).toList());
    }
}
