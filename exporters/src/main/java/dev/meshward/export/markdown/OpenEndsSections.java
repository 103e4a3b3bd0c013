package dev.meshward.export.markdown;

import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Postponement;
import dev.meshward.saved.SavedException;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the plan leaves open, each with its reason: exceptions, workloads without a policy, postponed ones. */
final class OpenEndsSections {

    private final SavedPlan plan;

    OpenEndsSections(SavedPlan plan) {
        this.plan = plan;
    }

    void writeTo(Page page) {
        exceptions(page);
        leftOpen(page);
        postponed(page);
        alreadyThere(page);
        neverStaged(page);
    }

    private void exceptions(Page page) {
        page.heading(2, "Exceptions: where plaintext stays accepted");
        if (plan.exceptions().isEmpty()) {
            page.paragraph("There are none: every known caller of a workload that turns strict can use mutual TLS.");
            return;
        }
        page.paragraph("Each is as narrow as its callers allow: a port, else a workload, never a namespace.");
        page.table(
                List.of("Workload", "Port", "Mode", "Callers", "Because", "Until", "Manifest"),
                plan.exceptions().stream().map(OpenEndsSections::row).toList());
    }

    private static List<String> row(SavedException exception) {
        var port = exception.port();
        return List.of(
                Inline.text(exception.workload().toString()),
                port.isPresent() ? String.valueOf(port.getAsInt()) : "all",
                Inline.text(exception.mode()),
                exception.callers().isEmpty()
                        ? "–"
                        : exception.callers().stream().map(Inline::text).collect(Collectors.joining("<br/>")),
                Words.sentence(exception.because()),
                exception.expires().isEmpty() ? "–" : Words.sentence(exception.expires()),
                Inline.codeInCell(exception.manifest()));
    }

    private void leftOpen(Page page) {
        if (plan.leftOpen().isEmpty()) {
            return;
        }
        page.heading(2, "Workloads without an access policy");
        page.paragraph("They go on admitting every caller and stay outside the default deny of their namespace.");
        byReason(
                plan.leftOpen().stream()
                        .collect(Collectors.groupingBy(
                                open -> open.because(),
                                TreeMap::new,
                                Collectors.mapping(open -> open.workload(), Collectors.toList()))),
                page);
    }

    private void postponed(Page page) {
        page.heading(2, "Postponed, by reason");
        if (plan.postponed().isEmpty()) {
            page.paragraph("Nothing is postponed.");
            return;
        }
        byReason(
                plan.postponed().stream()
                        .collect(Collectors.groupingBy(
                                OpenEndsSections::reason,
                                TreeMap::new,
                                Collectors.mapping(Postponement::workload, Collectors.toList()))),
                page);
    }

    private static String reason(Postponement postponement) {
        return (postponement.code().isEmpty() ? "" : postponement.code() + ": ")
                + postponement.because().strip().replaceFirst("\\.$", "")
                + (postponement.forever() ? " (for good: it can have no proxy)" : "");
    }

    private static void byReason(Map<String, List<dev.meshward.cluster.WorkloadId>> workloadsByReason, Page page) {
        var rows = new ArrayList<List<String>>();
        workloadsByReason.forEach((reason, workloads) -> rows.add(
                List.of(Words.sentence(reason), String.valueOf(workloads.size()), StageSections.workloads(workloads))));
        page.table(List.of("Because", "Count", "Workloads"), rows);
    }

    private void alreadyThere(Page page) {
        if (plan.alreadyThere().isEmpty()) {
            return;
        }
        page.heading(2, "In the mesh before the plan");
        byReason(
                plan.alreadyThere().stream()
                        .collect(Collectors.groupingBy(
                                there -> there.rung().word() + ": " + there.because(),
                                TreeMap::new,
                                Collectors.mapping(AlreadyThere::workload, Collectors.toList()))),
                page);
    }

    private void neverStaged(Page page) {
        if (plan.neverStaged().isEmpty()) {
            return;
        }
        page.heading(2, "Namespaces that are never staged");
        page.bullets(plan.neverStaged().entrySet().stream()
                .map(entry -> Inline.code(entry.getKey()) + ": " + Words.sentence(entry.getValue()))
                .toList());
    }
}
