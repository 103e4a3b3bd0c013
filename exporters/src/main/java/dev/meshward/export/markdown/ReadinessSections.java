package dev.meshward.export.markdown;

import dev.meshward.readiness.report.NamespaceScore;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Reservations;
import dev.meshward.readiness.report.WorkloadReadiness;
import java.util.List;

/** Who is ready and what somebody decided to live with, on the page of findings. */
final class ReadinessSections {

    private ReadinessSections() {}

    static void namespaces(ReadinessReport report, Page page) {
        if (report.namespaces().isEmpty()) {
            return;
        }
        page.heading(2, "Who is ready");
        page.paragraph(
                "A workload that is ready brings its namespace a full share of a hundred points, one that is ready"
                        + " after fixes half, one that cannot join nothing.");
        page.table(
                List.of("Namespace", "Points", "Because"),
                report.namespaces().stream()
                        .map(score -> row(score, report.reservations()))
                        .toList());
        page.table(
                List.of("Workload", "Verdict", "Because of"),
                report.namespaces().stream()
                        .flatMap(namespace -> namespace.workloads().stream())
                        .map(ReadinessSections::row)
                        .toList());
    }

    private static List<String> row(NamespaceScore score, Reservations reservations) {
        var asFar = reservations.in(score.namespace()).isEmpty() ? "" : ", as far as seen";
        return List.of(
                Inline.text(score.namespace()), Integer.toString(score.points()), Inline.text(score.because() + asFar));
    }

    private static List<String> row(WorkloadReadiness readiness) {
        var codes = readiness.codes().stream().map(Object::toString).toList();
        return List.of(
                Inline.text(readiness.workload().toString()),
                readiness.verdict().words(),
                Inline.text(String.join(", ", codes)));
    }

    static void notSeen(ReadinessReport report, Page page) {
        var missed = report.reservations().all();
        if (!missed.isEmpty()) {
            page.heading(2, "Not seen");
            missed.forEach(each -> page.bullet(Words.sentence(each.sentence()) + " "
                    + Words.sentence(each.gap().because())));
        }
    }

    static void suppressions(ReadinessReport report, Page page) {
        if (report.suppressed().isEmpty()
                && report.idle().isEmpty()
                && report.refusals().isEmpty()) {
            return;
        }
        page.heading(2, "Suppressed");
        report.suppressed()
                .forEach(each -> page.bullet("**"
                        + Inline.text(each.by().code() + " " + each.by().object()) + "**: "
                        + Words.sentence(each.by().reason()) + " *"
                        + Words.sentence(each.finding().diagnosis().what()) + "*"));
        report.idle()
                .forEach(each -> page.bullet(
                        Inline.text(each.code() + " " + each.object()) + " is suppressed and was not found any more."));
        report.refusals()
                .forEach(each -> page.bullet(
                        "Not used (" + Inline.code(each.place().toString()) + "): " + Words.sentence(each.because())));
    }
}
