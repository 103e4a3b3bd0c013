package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;

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
