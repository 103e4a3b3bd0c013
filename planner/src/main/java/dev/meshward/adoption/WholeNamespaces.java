package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds, stage after stage of a rung, the namespaces whose last workload climbs: these change as a whole. */
final class WholeNamespaces {

    private final Map<String, Integer> leftInNamespace = new HashMap<>();
    private final Predicate<String> mayChange;

    /** @param climbing all who climb the rung */
    WholeNamespaces(Collection<WorkloadId> climbing, Predicate<String> mayChange) {
        this.mayChange = mayChange;
        climbing.forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
    }

    /** Of a join namespaces that are labelled, of the other rungs those that nobody else obeys. */
    static WholeNamespaces of(StageKind rung, Collection<WorkloadId> climbing, Ascent ascent) {
        return new WholeNamespaces(
                climbing,
                rung == StageKind.JOIN
                        ? ascent.standings().wholeAtTheEnd()::contains
                        : namespace -> !ascent.isShared(namespace));
    }

    /** To be asked for each stage, in their order. */
    List<String> completedBy(List<WorkloadId> workloads) {
        workloads.forEach(each -> leftInNamespace.merge(each.namespace(), -1, Integer::sum));
        return workloads.stream()
                .map(WorkloadId::namespace)
                .distinct()
                .sorted()
                .filter(namespace -> leftInNamespace.getOrDefault(namespace, 0) == 0)
                .filter(mayChange)
                .toList();
    }
}
