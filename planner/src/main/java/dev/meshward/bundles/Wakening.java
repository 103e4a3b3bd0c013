package dev.meshward.bundles;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.SleepingRules;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Whether a workload refuses plaintext from its join on, since rules that are there already say so. */
record Wakening(ClusterSnapshot snapshot, SleepingRules rules) implements Predicate<WorkloadId> {

    @Override
    public boolean test(WorkloadId id) {
        return snapshot.workload(id)
                .filter(workload -> !rules.on(workload).isEmpty())
                .filter(workload -> ports(workload)
                        .anyMatch(port ->
                                rules.refusal(workload, port, Optional.empty()).isPresent()))
                .isPresent();
    }

    /** Those that are declared, and one that is not. */
    private static IntStream ports(Workload workload) {
        var declared = workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .mapToInt(Container.ContainerPort::number);
        return IntStream.concat(declared, IntStream.of(0));
    }
}
