package dev.meshward.bundles;

import dev.meshward.cluster.WorkloadId;
import java.util.List;

/**
 * Workloads whose pods are made anew at the same time, and what is waited for before the next batch.
 *
 * @param cause what makes the pods anew; only {@link Cause#COMMAND} needs a command of its own
 */
public record RestartBatch(List<WorkloadId> workloads, int pods, String because, Cause cause) {

    /** What makes pods anew. */
    public enum Cause {
        /** {@code kubectl rollout restart}. */
        COMMAND,
        /** The change of the pod template, which is a rollout already; a command would be a second restart. */
        PATCH,
        /** A person: one pod after the other, or through the operator that owns them. */
        BY_HAND
    }

    public RestartBatch {
        workloads = List.copyOf(workloads);
    }

    public RestartBatch(List<WorkloadId> workloads, int pods, String because) {
        this(workloads, pods, because, Cause.COMMAND);
    }
}
