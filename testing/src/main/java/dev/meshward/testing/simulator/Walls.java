package dev.meshward.testing.simulator;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import java.util.Optional;

/** Which calls NetworkPolicies stop before anything is rolled out: nothing that happens to these can break them. */
public final class Walls {

    private final Town town;
    private final Wall wall;

    public Walls(ClusterSnapshot snapshot) {
        this.town = Town.of(snapshot);
        this.wall = new Wall(town.cluster());
    }

    /** @param from empty for callers that are no pods */
    public boolean stop(Optional<WorkloadId> from, WorkloadId to, int containerPort) {
        return pod(to).map(callee -> wall.passes(from.flatMap(this::pod), callee, containerPort) == Answer.NO)
                .orElse(false);
    }

    private Optional<Pod> pod(WorkloadId id) {
        return town.workloads().stream()
                .filter(each -> each.name().equals(Town.name(id)))
                .map(each -> town.made(each, town.cluster()))
                .findFirst();
    }
}
