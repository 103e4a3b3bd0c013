package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The known calls between workloads that are not mutually authenticated yet.
 *
 * @param waiting those that will be, each with the workloads whose joins it waits for
 * @param weightForGood the weight of those that no stage ever protects
 */
record Exposure(List<Waiting> waiting, double weightForGood) {

    record Waiting(double weight, Set<WorkloadId> joining) {}

    static Exposure of(Ascent ascent) {
        var forGood = plaintextForGood(ascent);
        var waiting = new ArrayList<Waiting>();
        double weightForGood = 0;
        for (var call : ascent.question().graph().believedAt(Confidence.MEDIUM).toList()) {
            if (forGood.contains(call) || waitsForEver(call, ascent.standings())) {
                weightForGood += CallWeights.weightOf(call);
            } else {
                var joining = new TreeSet<>(ends(call));
                joining.retainAll(ascent.standings().joining());
                if (!joining.isEmpty()) {
                    waiting.add(new Waiting(CallWeights.weightOf(call), joining));
                }
            }
        }
        return new Exposure(waiting, weightForGood);
    }

    private static boolean waitsForEver(Dependency call, Standings standings) {
        return ends(call).stream().anyMatch(end -> !standings.hasProxyAtTheEnd(end));
    }

    /** The caller and the receivers; nobody where the calls are not between workloads. */
    private static Set<WorkloadId> ends(Dependency call) {
        var ends = new TreeSet<WorkloadId>();
        if (call.from() instanceof Caller.Pods(var caller)
                && !call.to().receivers().isEmpty()) {
            ends.add(caller);
            ends.addAll(call.to().receivers());
        }
        return ends;
    }

    /** Told apart by identity, as comparing evidence would cost. */
    private static Set<Dependency> plaintextForGood(Ascent ascent) {
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
}
