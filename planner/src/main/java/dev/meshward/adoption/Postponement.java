package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;

/**
 * A workload that does not join in this plan.
 *
 * @param code the finding that decides, or empty where a wish or another mesh does
 * @param forever true when it can never have a proxy; it is then kept out of a labelled namespace
 */
public record Postponement(WorkloadId workload, String because, String code, boolean forever)
        implements Comparable<Postponement> {

    @Override
    public int compareTo(Postponement other) {
        return workload.compareTo(other.workload);
    }
}
