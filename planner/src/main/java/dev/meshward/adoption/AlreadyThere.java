package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;

/** A workload that had climbed before the plan began. */
public record AlreadyThere(WorkloadId workload, Rung rung, String because) implements Comparable<AlreadyThere> {

    @Override
    public int compareTo(AlreadyThere other) {
        return workload.compareTo(other.workload);
    }
}
