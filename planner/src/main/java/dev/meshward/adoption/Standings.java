package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where every workload stands before the plan, and who joins in it.
 *
 * @param neverStaged namespaces that no plan touches, with the reason
 * @param rungs of every workload, those in untouched namespaces included: a gateway of the mesh has a proxy too
 * @param joining those that join in this plan
 * @param wholeAtTheEnd namespaces that are labelled as a whole once the last of these has joined
 * @param onlyThroughNamespace those of {@code joining} that no label of their own could bring in, since their owner would
 *     take it away again: they join when their namespace is labelled
 */
record Standings(
        NavigableMap<String, String> neverStaged,
        Map<WorkloadId, Rung> rungs,
        List<AlreadyThere> alreadyThere,
        NavigableMap<WorkloadId, Postponement> postponed,
        NavigableSet<WorkloadId> joining,
        Set<String> wholeAtTheEnd,
        Set<WorkloadId> onlyThroughNamespace) {

    /** As a finished plan tells them; what decides about calls is there, what decides about stages is not. */
    static Standings in(AdoptionPlan plan, PlanQuestion question) {
        var rungs = new HashMap<WorkloadId, Rung>();
        for (var workload : question.snapshot().workloads()) {
            if (plan.neverStaged().containsKey(workload.namespace())) {
                var membership = question.dialect().membershipOf(workload, question.snapshot());
                rungs.put(workload.id(), membership.isInAnotherMesh() ? Rung.OUTSIDE : membership.rung());
            }
        }
        plan.alreadyThere().forEach(there -> rungs.put(there.workload(), there.rung()));
        var postponed = new TreeMap<WorkloadId, Postponement>();
        plan.postponed().forEach(waits -> postponed.put(waits.workload(), waits));
        var joining = new TreeSet<WorkloadId>();
        plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .forEach(stage -> joining.addAll(stage.workloads()));
        return new Standings(
                new TreeMap<>(plan.neverStaged()), rungs, plan.alreadyThere(), postponed, joining, Set.of(), Set.of());
    }

    Rung rungOf(WorkloadId workload) {
        return rungs.getOrDefault(workload, Rung.OUTSIDE);
    }

    /** Whether this workload has a proxy when all have joined who join. */
    boolean hasProxyAtTheEnd(WorkloadId workload) {
        return joining.contains(workload) || rungOf(workload).isAtLeast(Rung.JOINED);
    }

    /** Whether it is in the plan's hands: joined by it or before it, and not in an untouched namespace. */
    boolean climbs(WorkloadId workload) {
        return hasProxyAtTheEnd(workload) && !neverStaged.containsKey(workload.namespace());
    }
}
