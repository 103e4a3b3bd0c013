package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds workloads by the way steps write them: {@code deployment shop/checkout}. */
final class NamedWorkloads {

    private static final Pattern NAME = Pattern.compile("[a-z]+ [a-z0-9.-]+/[a-zA-Z0-9.:_-]+");

    private final ClusterSnapshot snapshot;
    private final Map<String, WorkloadId> workloadByName = new HashMap<>();

    NamedWorkloads(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.workloads()
                .forEach(workload -> workloadByName.put(workload.id().toString(), workload.id()));
    }

    Optional<Workload> find(WorkloadId id) {
        return snapshot.workload(id);
    }

    /** All of a list such as {@code statefulset data/postgres, deployment data/redis}. */
    Set<WorkloadId> listedIn(String target) {
        var found = new HashSet<WorkloadId>();
        for (var name : List.of(target.split(", ", -1))) {
            var workload = workloadByName.get(name);
            if (workload != null) {
                found.add(workload);
            }
        }
        return found;
    }

    /** All that a sentence names. */
    Set<WorkloadId> mentionedIn(String sentence) {
        var found = new HashSet<WorkloadId>();
        for (var name = NAME.matcher(sentence); name.find(); ) {
            var workload = workloadByName.get(name.group());
            if (workload != null) {
                found.add(workload);
            }
        }
        return found;
    }
}
