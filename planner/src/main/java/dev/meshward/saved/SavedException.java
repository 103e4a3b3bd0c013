package dev.meshward.saved;

import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.OptionalInt;

/**
 * One place where plaintext stays accepted.
 *
 * @param port the container port; empty when the whole workload is excepted
 * @param mode what the object that holds the exception says, such as {@code PERMISSIVE}
 * @param callers those that cannot use mutual TLS
 * @param manifest the file with the object, below the plan directory; empty when a patch-free default holds it
 * @param expires what has to happen before the exception can go
 */
public record SavedException(
        WorkloadId workload,
        OptionalInt port,
        String mode,
        List<String> callers,
        String manifest,
        String because,
        String expires) {

    public SavedException {
        callers = List.copyOf(callers);
    }
}
