package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import java.util.Comparator;
import java.util.List;

/**
 * A place where plaintext stays accepted, as narrow as the callers allow: ports, else a workload, never a namespace.
 *
 * @param ports container ports, sorted; empty when the port is not known, and the whole workload is excepted
 * @param callers those that cannot use mutual TLS, sorted
 * @param until when it can go: what has to happen first
 */
public record StrictException(
        WorkloadId workload, List<Integer> ports, List<Caller> callers, String because, String until)
        implements Comparable<StrictException> {

    public StrictException {
        ports = ports.stream().sorted().distinct().toList();
        callers = callers.stream()
                .distinct()
                .sorted(Comparator.comparing(Caller::toString))
                .toList();
    }

    @Override
    public int compareTo(StrictException other) {
        return Comparator.comparing(StrictException::workload)
                .thenComparing(exception -> exception.ports().toString())
                .compare(this, other);
    }
}
