package dev.meshward.cluster;

import dev.meshward.manifest.Place;
import java.util.Comparator;
import java.util.Optional;

/**
 * A call that somebody in another cluster makes to a Service of this one, as it was found where both were read together.
 *
 * @param cluster the name of the other cluster
 * @param caller a workload of the other cluster
 * @param service a Service of this cluster
 * @param port the port of the Service; 0 when unknown
 * @param protocol empty when unknown
 * @param door through which it comes in: a workload of this cluster that calls in the caller's stead; none where pods of the
 *     other cluster reach pods of this one
 * @param place what shows it, in the other cluster
 * @param way how the name leads here, a clause for people
 */
public record ForeignCall(
        String cluster,
        WorkloadId caller,
        ServiceId service,
        int port,
        String protocol,
        Optional<WorkloadId> door,
        Place place,
        String way)
        implements Comparable<ForeignCall> {

    @Override
    public int compareTo(ForeignCall other) {
        return Comparator.comparing(ForeignCall::cluster)
                .thenComparing(ForeignCall::caller)
                .thenComparing(ForeignCall::service)
                .thenComparingInt(ForeignCall::port)
                .thenComparing(ForeignCall::protocol)
                .thenComparing(ForeignCall::place)
                .thenComparing(ForeignCall::way)
                .compare(this, other);
    }
}
