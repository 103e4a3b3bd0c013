package dev.meshward.found;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.stream.Stream;

/** The labels of pods, as people search for them: {@code app=web}. */
final class Labels {

    private Labels() {}

    static List<String> of(Stream<WorkloadId> workloads, ClusterSnapshot snapshot) {
        return workloads
                .flatMap(id -> snapshot.workload(id).stream())
                .flatMap(workload -> workload.template().labels().entrySet().stream())
                .map(label -> label.getKey() + "=" + label.getValue())
                .distinct()
                .toList();
    }
}
