package dev.meshward.mesh;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workload and the pod labels by which an object of a mesh can pick its pods.
 *
 * @param labels carried by its pods; empty when its pods carry none, and then nothing can pick them alone
 * @param alsoPicked other workloads of the namespace whose pods carry all these labels as well; whatever is said of this
 *     workload is said of them too
 */
public record SelectedWorkload(Workload workload, Map<String, String> labels, List<WorkloadId> alsoPicked) {

    public SelectedWorkload {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        alsoPicked = alsoPicked.stream().sorted().toList();
    }

    public String namespace() {
        return workload.namespace();
    }

    public String name() {
        return workload.name();
    }

    /** Whether an object can speak of its pods without speaking of the whole namespace. */
    public boolean canBePicked() {
        return !labels.isEmpty();
    }
}
