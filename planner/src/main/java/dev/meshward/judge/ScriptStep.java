package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Set;

/**
 * A step as its files say it.
 *
 * @param name its number, counted from 1; {@code undo 2} on the way back
 * @param ops what one command sends counts as arriving in any order
 * @param renewed workloads whose pods are all new when the step is done
 * @param waits true when somebody waits until the step's condition holds, and with it every rollout it began
 */
record ScriptStep(String name, String action, List<Op> ops, Set<WorkloadId> renewed, boolean waits) {

    ScriptStep {
        ops = List.copyOf(ops);
        renewed = Set.copyOf(renewed);
    }

    boolean touches(ObjectKey key) {
        return ops.stream().anyMatch(op -> op.key().equals(key));
    }

    Set<ObjectKey> keys() {
        return ops.stream().map(Op::key).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
