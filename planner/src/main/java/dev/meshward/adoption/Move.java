package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.Comparator;

/**
 * A person's word that a workload climbs a rung in a certain stage. Whoever plans again keeps it there.
 *
 * @param rung join, strict or authorize
 * @param stage the id of the stage
 */
public record Move(WorkloadId workload, StageKind rung, String stage) implements Comparable<Move> {

    @Override
    public int compareTo(Move other) {
        return Comparator.comparing(Move::workload)
                .thenComparing(Move::rung)
                .thenComparing(Move::stage)
                .compare(this, other);
    }
}
