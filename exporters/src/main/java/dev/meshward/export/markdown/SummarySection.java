package dev.meshward.export.markdown;

import dev.meshward.adoption.Bound;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.saved.SavedGap;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Page one: what the plan does, how long it takes, and what a reader has to know before anything else. */
final class SummarySection {

    private final SavedPlan plan;

    SummarySection(SavedPlan plan) {
        this.plan = plan;
    }

    void writeTo(Page page) {
        page.heading(2, "Summary");
        page.paragraph(whatItDoes());
        page.paragraph(howItProceeds());
        page.table(List.of("", ""), rows());
        if (plan.source().coverage().unread() > 0) {
            page.paragraph(
                    "**Read this first:** part of the source could not be read and may hide something this plan depends"
                            + " on; see [What we could not read](#what-we-could-not-read).");
        }
    }

    private String whatItDoes() {
        var joining = workloadsOf(StageKind.JOIN);
        var namespaces = joining.stream().map(WorkloadId::namespace).distinct().count();
        var target = plan.target();
        var kubernetes = "Kubernetes " + Inline.text(target.kubernetesVersion())
                + (target.kubernetesVersionIsKnown() ? "" : " (assumed: the source does not tell)");
        return "This plan brings " + Words.count(joining.size(), "workload") + " in "
                + Words.count(namespaces, "namespace") + " of **"
                + Inline.text(plan.source().name()) + "** into **"
                + Words.mesh(target.name()) + " " + Inline.text(target.meshVersion()) + "** on " + kubernetes + ", in "
                + Words.count(plan.stages().size(), "stage") + ".";
    }

    private String howItProceeds() {
        return "A workload climbs in small steps, each of which can be taken back: it *joins* (a proxy is there,"
            + " plaintext is still accepted), turns *strict* (only mutual TLS is accepted) once every known caller has"
            + " joined, and is then *authorized* (only the listed callers are accepted).";
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("**Stages**", stages()));
        plan.objective().words().ifPresent(words -> rows.add(List.of("**How good**", words)));
        rows.add(List.of("**Conditional stages**", conditional()));
        rows.add(List.of("**Restarts**", restarts()));
        rows.add(List.of("**Duration**", duration()));
        dates().ifPresent(dates -> rows.add(List.of("**Dates**", dates)));
        rows.add(List.of("**Exceptions from strict**", exceptions()));
        rows.add(
                List.of("**Without an access policy**", countOr(plan.leftOpen().size(), "workload", "none left open")));
        rows.add(List.of("**Postponed**", countOr(plan.postponed().size(), "workload", "none")));
        rows.add(List.of("**Questions to answer**", countOr(plan.questions().size(), "question", "none")));
        rows.add(List.of("**Not read**", notRead()));
        return rows;
    }

    private String stages() {
        Map<StageKind, Long> countByKind = plan.stages().stream()
                .collect(Collectors.groupingBy(
                        stage -> stage.stage().kind(), () -> new EnumMap<>(StageKind.class), Collectors.counting()));
        var kinds = countByKind.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return plan.stages().size() + (kinds.isEmpty() ? "" : ": " + kinds) + fewest();
    }

    private String fewest() {
        var fewest = plan.objective().bound().map(Bound::stages);
        return fewest.map(stages -> stages == plan.stages().size()
                        ? "; within the same limits no plan has fewer"
                        : "; within the same limits no plan can have fewer than " + stages)
                .orElse("");
    }

    private String conditional() {
        Map<String, Long> countByVerdict = plan.stages().stream()
                .collect(Collectors.groupingBy(stage -> stage.verdict().word(), Collectors.counting()));
        long conditional = countByVerdict.getOrDefault("conditional", 0L);
        long unsafe = countByVerdict.getOrDefault("unsafe", 0L);
        return conditional + " of " + plan.stages().size() + " hold only if their gates hold"
                + (unsafe == 0 ? "" : "; **" + unsafe + " unsafe**");
    }

    private String restarts() {
        long pods = plan.stages().stream().mapToLong(SavedStage::restartedPods).sum();
        var restarting = plan.stages().stream()
                .filter(stage -> stage.restartedPods() > 0)
                .toList();
        if (pods == 0) {
            return "none";
        }
        var most = restarting.stream().mapToInt(SavedStage::restartedPods).max().orElse(0);
        return Words.count(pods, "pod") + " over " + Words.count(restarting.size(), "stage") + "; at most "
                + Words.count(most, "pod") + " in one";
    }

    private String duration() {
        var least = Soak.atLeast(plan.stages());
        var most = Soak.oneAfterTheOther(plan.stages());
        if (most.isZero()) {
            return "no gate asks for a soak";
        }
        return least.equals(most)
                ? Soak.words(most) + " of soak, by the time the gates have to hold"
                : "at least " + Soak.words(least) + " of soak, when all dry runs wait at the same time; "
                        + Soak.words(most)
                        + " where each stage begins its own waiting only after the one before is done";
    }

    /** From the first day of the first stage to the last day of the last. */
    private Optional<String> dates() {
        var first =
                plan.stages().stream().flatMap(stage -> stage.starts().stream()).min(Comparator.naturalOrder());
        var last =
                plan.stages().stream().flatMap(stage -> stage.ends().stream()).max(Comparator.naturalOrder());
        return first.flatMap(from -> last.map(to -> "from " + Inline.text(from) + " to " + Inline.text(to)
                + " at the earliest, by the calendar of the preferences"));
    }

    private String exceptions() {
        long workloads = plan.exceptions().stream()
                .map(each -> each.workload())
                .distinct()
                .count();
        return plan.exceptions().isEmpty()
                ? "none"
                : Words.count(plan.exceptions().size(), "place") + " in " + Words.count(workloads, "workload");
    }

    private String notRead() {
        long mattering = plan.gaps().stream().filter(SavedGap::matters).count();
        long others = plan.gaps().size() - mattering;
        if (plan.gaps().isEmpty()) {
            return "nothing";
        }
        return mattering + " that may matter" + (others == 0 ? "" : ", " + others + " of no consequence");
    }

    private static String countOr(int count, String one, String none) {
        return count == 0 ? none : Words.count(count, one);
    }

    private Set<WorkloadId> workloadsOf(StageKind kind) {
        return plan.stages().stream()
                .filter(stage -> stage.stage().kind() == kind)
                .flatMap(stage -> stage.stage().workloads().stream())
                .collect(Collectors.toSet());
    }
}
