package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What only people can answer, and what would change the plan. Asked once for each namespace where many are alike. */
record OpenQuestions(Ascent ascent, List<LeftOpen> leftOpen) {

    List<String> asked() {
        var questions = new ArrayList<String>();
        questions.addAll(unknownCalls());
        questions.addAll(unknownCallers());
        questions.addAll(hints());
        questions.addAll(danglingNames());
        questions.addAll(owners());
        questions.addAll(new WaypointStages(ascent).questions());
        questions.addAll(new HardenStages(ascent).questions());
        questions.addAll(wishesWithoutEffect());
        questions.addAll(freezes());
        return questions;
    }

    private List<String> unknownCalls() {
        var unknown = ascent.question().graph().unknown().stream()
                .filter(workload -> !ascent.standings().neverStaged().containsKey(workload.namespace()))
                .toList();
        return byNamespace(unknown).entrySet().stream()
                .map(each -> "Whom do these workloads of namespace " + each.getKey() + " call: "
                        + Ascent.listed(each.getValue()) + "? Nothing they are given says so; observed traffic would.")
                .toList();
    }

    private List<String> unknownCallers() {
        return byNamespace(leftOpen.stream().map(LeftOpen::workload).toList()).entrySet().stream()
                .map(each -> "Who calls these workloads of namespace " + each.getKey() + ": "
                        + Ascent.listed(each.getValue()) + "? Until that is known they are left open.")
                .toList();
    }

    private static Map<String, List<String>> byNamespace(Collection<WorkloadId> workloads) {
        return workloads.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        WorkloadId::namespace,
                        TreeMap::new,
                        Collectors.mapping(WorkloadId::name, Collectors.toList())));
    }

    /** Hints of plaintext callers into scopes that turn strict: each is a gate as well. */
    private List<String> hints() {
        var questions = new TreeSet<String>();
        ascent.standings().rungs().keySet().stream()
                .filter(ascent.standings()::climbs)
                .forEach(workload -> ascent.arrivals().at(workload).stream()
                        .filter(arrival ->
                                !arrival.isKnown() && arrival.plaintext().isPresent())
                        .forEach(arrival -> questions.add(StrictGates.question(arrival, workload)
                                + " Only a hint says so, and the caller has no mutual TLS.")));
        return List.copyOf(questions);
    }

    private List<String> danglingNames() {
        var questions = new TreeSet<String>();
        ascent.question().graph().believedAt(Confidence.MEDIUM).forEach(call -> {
            if (call.to() instanceof Callee.Dangling(var service)) {
                questions.add("What does " + caller(call) + " mean by " + service + " ("
                        + call.evidence().getFirst().place() + ")? There is no such Service.");
            }
        });
        return List.copyOf(questions);
    }

    private static String caller(Dependency call) {
        return call.from() instanceof Caller.Pods(var workload)
                ? workload.toString()
                : call.from().name();
    }

    private List<String> owners() {
        var without = new TreeSet<String>();
        ascent.standings().rungs().keySet().stream()
                .filter(ascent.standings()::climbs)
                .filter(workload -> ascent.owners().ownerOf(workload).isEmpty())
                .forEach(workload -> without.add(workload.namespace()));
        return without.isEmpty()
                ? List.of()
                : List.of("Who has to agree to changes in " + (without.size() == 1 ? "namespace " : "namespaces ")
                        + Ascent.listed(without) + "? No label, annotation or preference names an owner.");
    }

    private List<String> wishesWithoutEffect() {
        return ascent.wishes().all().stream()
                .flatMap(wish -> Wishes.targets(wish)
                        .filter(target -> isIdle(wish, target))
                        .limit(1)
                        .map(target -> "The wish " + Wishes.words(wish) + " has no effect: nothing of " + target
                                + " joins in this plan. Is it still wanted?"))
                .toList();
    }

    private boolean isIdle(Wish wish, Wish.Target target) {
        return Wishes.isAboutOrder(wish)
                && ascent.wishes().meant(target).stream()
                        .noneMatch(ascent.standings().joining()::contains);
    }

    private List<String> freezes() {
        return ascent.wishes().all().stream()
                .filter(Wish.Freeze.class::isInstance)
                .filter(_ -> ascent.question().preferences().calendar().isEmpty())
                .map(wish -> "On which day does the first stage begin? The " + Wishes.words(wish)
                        + " is noted, and has no effect on the order as long as the stages have no dates.")
                .toList();
    }
}
