package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.HashSet;
import java.util.Set;

/** Whom a change of who may call touches: the workloads that are called and those that call them. */
final class Reach {

    private final Set<WorkloadId> workloads = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();

    void add(Set<WorkloadId> more) {
        for (var workload : more) {
            workloads.add(workload);
            namespaces.add(workload.namespace());
        }
    }

    /** Whether all of this and these together are within the limits. */
    boolean takes(Set<WorkloadId> more, Limits limits) {
        int newWorkloads = 0;
        Set<String> newNamespaces = Set.of();
        for (var workload : more) {
            if (!workloads.contains(workload)) {
                newWorkloads++;
            }
            if (!namespaces.contains(workload.namespace())) {
                newNamespaces = newNamespaces.isEmpty() ? new HashSet<>() : newNamespaces;
                newNamespaces.add(workload.namespace());
            }
        }
        return workloads.size() + newWorkloads <= limits.workloads()
                && namespaces.size() + newNamespaces.size() <= limits.namespaces();
    }
}
