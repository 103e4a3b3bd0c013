package dev.meshward.testing.replay;

import dev.meshward.cluster.WorkloadId;
import java.util.Optional;

/**
 * A call that must go on working.
 *
 * @param from empty for a caller that has no pods of its own, such as the API server
 * @param containerPort where it arrives
 */
public record ExpectedCall(Optional<WorkloadId> from, WorkloadId to, int containerPort) {

    @Override
    public String toString() {
        return from.map(WorkloadId::toString).orElse("a caller without pods") + " -> " + to + ":" + containerPort;
    }
}
