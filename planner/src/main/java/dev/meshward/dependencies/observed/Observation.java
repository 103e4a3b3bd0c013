package dev.meshward.dependencies.observed;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.traffic.Sight;
import dev.meshward.traffic.TrafficReading;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything about the traffic that was handed in but is no dependency.
 *
 * @param sights what the tools could see
 * @param onHostNetwork workloads that have no proxy and no address of their own, and that tools see as their node
 */
public record Observation(
        List<Sight> sights,
        List<Unjoined> unjoined,
        List<UnnamedCaller> unnamedCallers,
        Set<WorkloadId> onHostNetwork) {

    public Observation {
        sights = List.copyOf(sights);
        unjoined = List.copyOf(unjoined);
        unnamedCallers = List.copyOf(unnamedCallers);
        onHostNetwork = Set.copyOf(onHostNetwork);
    }

    /** What the files held, and what the join left over. */
    public static Observation of(ClusterSnapshot snapshot, List<TrafficReading> readings, TrafficJoin.Joined joined) {
        var sights = readings.stream()
                .flatMap(reading -> reading.sights().stream())
                .distinct()
                .toList();
        var onHostNetwork = snapshot.workloads().stream()
                .filter(workload -> workload.template().isOnHostNetwork())
                .map(Workload::id)
                .collect(Collectors.toSet());
        return new Observation(sights, joined.unjoined(), joined.unnamedCallers(), onHostNetwork);
    }
}
