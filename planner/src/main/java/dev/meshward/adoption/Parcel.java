package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Workloads that climb in one stage whatever else happens: usually those of one namespace and one grade, as far as they
 * fit into a stage.
 *
 * @param number its position among all parcels
 * @param workloads sorted; never empty
 * @param criticality of the most critical
 * @param pods that restart when it joins
 * @param closes true when it holds workloads that join only with the label on their namespace, which therefore comes
 *     last in its namespaces
 */
record Parcel(int number, List<WorkloadId> workloads, Criticality criticality, int pods, boolean closes) {

    WorkloadId first() {
        return workloads.getFirst();
    }

    NavigableSet<String> namespaces() {
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        return namespaces;
    }

    boolean exceeds(Limits limits) {
        return workloads.size() > limits.workloads()
                || pods > limits.restarts()
                || namespaces().size() > limits.namespaces();
    }
}
