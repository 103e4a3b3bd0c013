package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Measures a plan. Inversions are counted on each rung for itself: joins among joins, by how critical each workload is;
 * strict and authorize stages by how critical the stage is for the called and their callers.
 */
record PlanObjective(Ascent ascent, List<Stage> stages) {

    /** @param fewest stages on each rung that any plan needs */
    Objective measured(FewestStages fewest) {
        long inversions = inversions();
        var least = inversions == 0 ? leastStagesUntilJoined(fewest) : Map.<WorkloadId, Integer>of();
        var bound = new Bound(0, fewest.inAll(), exposure(least));
        return new Objective(inversions, stages.size(), exposure(joined()), Optional.of(bound));
    }

    /** Without inversions nobody joins before all stages that less critical ones need; with some, anybody could be first. */
    private Map<WorkloadId, Integer> leastStagesUntilJoined(FewestStages fewest) {
        var least = new HashMap<WorkloadId, Integer>();
        for (var workload : ascent.standings().joining()) {
            least.put(
                    workload,
                    fewest.ground() + fewest.joinsBelow(ascent.grades().of(workload)) + 1);
        }
        return least;
    }

    private Map<WorkloadId, Integer> joined() {
        var joined = new HashMap<WorkloadId, Integer>();
        stages.stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> stage.workloads().forEach(workload -> joined.put(workload, stage.number() + 1)));
        return joined;
    }

    private long inversions() {
        long inversions = 0;
        for (var kind : List.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE)) {
            inversions += inversions(kind);
        }
        return inversions;
    }

    private long inversions(StageKind kind) {
        var earlier = new EnumMap<Criticality, Long>(Criticality.class);
        long inversions = 0;
        for (var stage : stages) {
            if (stage.kind() == kind) {
                var here = counted(stage);
                inversions += inversions(earlier, here);
                here.forEach((grade, count) -> earlier.merge(grade, count, Long::sum));
            }
        }
        return inversions;
    }

    private static long inversions(Map<Criticality, Long> earlier, Map<Criticality, Long> here) {
        long inversions = 0;
        for (var less : here.entrySet()) {
            for (var more : earlier.entrySet()) {
                inversions += more.getKey().compareTo(less.getKey()) > 0 ? more.getValue() * less.getValue() : 0;
            }
        }
        return inversions;
    }

    private Map<Criticality, Long> counted(Stage stage) {
        var count = new EnumMap<Criticality, Long>(Criticality.class);
        for (var workload : stage.workloads()) {
            var grade = stage.kind() == StageKind.JOIN ? ascent.grades().of(workload) : stage.criticality();
            count.merge(grade, 1L, Long::sum);
        }
        return count;
    }

    /** @param protectedFrom how many stages are over when each of those that join has its proxy */
    private double exposure(Map<WorkloadId, Integer> protectedFrom) {
        var plaintextForGood = plaintextForGood();
        return ascent.question()
                .graph()
                .believedAt(Confidence.MEDIUM)
                .mapToDouble(call -> plaintextForGood.contains(call)
                        ? CallWeights.weightOf(call) * stages.size()
                        : exposure(call, protectedFrom))
                .sum();
    }

    /** Calls between workloads that no stage ever protects; told apart by identity, as comparing evidence would cost. */
    private Set<Dependency> plaintextForGood() {
        var calls = Collections.<Dependency>newSetFromMap(new IdentityHashMap<>());
        for (var workload : ascent.standings().rungs().keySet()) {
            ascent.arrivals()
                    .knownAt(workload)
                    .filter(arrival -> arrival.call().from() instanceof Caller.Pods)
                    .filter(arrival -> arrival.plaintext().isPresent())
                    .forEach(arrival -> calls.add(arrival.call()));
        }
        return calls;
    }

    private double exposure(Dependency call, Map<WorkloadId, Integer> protectedFrom) {
        if (!(call.from() instanceof Caller.Pods(var caller))
                || call.to().receivers().isEmpty()) {
            return 0;
        }
        int stagesUntil = proxyAfter(caller, protectedFrom);
        for (var receiver : call.to().receivers()) {
            stagesUntil = Math.max(stagesUntil, proxyAfter(receiver, protectedFrom));
        }
        return CallWeights.weightOf(call) * stagesUntil;
    }

    /** Stages until a workload has a proxy; all of them for one that gets none. */
    private int proxyAfter(WorkloadId workload, Map<WorkloadId, Integer> protectedFrom) {
        var joins = protectedFrom.get(workload);
        var known = joins == null ? OptionalInt.empty() : OptionalInt.of(joins);
        return known.orElse(ascent.standings().hasProxyAtTheEnd(workload) ? 0 : stages.size());
    }
}
