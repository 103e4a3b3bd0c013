package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;

/** A workload that gets no enforced policy and stays outside the default deny. */
public record LeftOpen(WorkloadId workload, String because) implements Comparable<LeftOpen> {

    @Override
    public int compareTo(LeftOpen other) {
        return workload.compareTo(other.workload);
    }
}
