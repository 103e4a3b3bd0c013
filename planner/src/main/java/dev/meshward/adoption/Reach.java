package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.HashSet;
import java.util.Set;

/** Whom a change of who may call touches: the workloads that are called and those that call them. */
final class Reach {

    private final Set<WorkloadId> workloads = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();

    static Reach over(Iterable<Set<WorkloadId>> touched) {
        var reach = new Reach();
        touched.forEach(reach::add);
        return reach;
    }

    void add(Set<WorkloadId> more) {
        for (var workload : more) {
            workloads.add(workload);
            namespaces.add(workload.namespace());
        }
    }

    Set<WorkloadId> workloads() {
        return workloads;
    }

    Set<String> namespaces() {
        return namespaces;
    }

    /** How much wider the reach becomes; less is better, and a new namespace weighs more than any workload. */
    record Widening(int namespaces, int workloads) implements Comparable<Widening> {
        @Override
        public int compareTo(Widening other) {
            int byNamespaces = Integer.compare(namespaces, other.namespaces);
            return byNamespaces != 0 ? byNamespaces : Integer.compare(workloads, other.workloads);
        }
    }

    Widening by(Set<WorkloadId> more) {
        int newWorkloads = 0;
        Set<String> newNamespaces = Set.of();
        for (var workload : more) {
            newWorkloads += workloads.contains(workload) ? 0 : 1;
            if (!namespaces.contains(workload.namespace())) {
                newNamespaces = newNamespaces.isEmpty() ? new HashSet<>() : newNamespaces;
                newNamespaces.add(workload.namespace());
            }
        }
        return new Widening(newNamespaces.size(), newWorkloads);
    }

    /** Whether all of this and so much more are within the limits. */
    boolean takes(Widening more, Limits limits) {
        return workloads.size() + more.workloads() <= limits.workloads()
                && namespaces.size() + more.namespaces() <= limits.namespaces();
    }
}
