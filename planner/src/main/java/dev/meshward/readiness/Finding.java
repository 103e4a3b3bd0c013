package dev.meshward.readiness;

import dev.meshward.advice.Diagnosis;
import dev.meshward.cluster.WorkloadId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A defect that was found.
 *
 * @param workloads those it concerns, sorted; empty when it concerns a namespace or the cluster as a whole
 * @param blocks whether these workloads cannot join before it is settled, or not at all: they are postponed
 * @param fix what the tool itself can do about it, in the stage {@code prerequisites}
 */
public record Finding(Diagnosis diagnosis, List<WorkloadId> workloads, Blocks blocks, Optional<Fix> fix)
        implements Comparable<Finding> {

    /** What a finding keeps a workload from. */
    public enum Blocks {
        /** Nothing: the plan goes on. */
        NOTHING,
        /** Joining now: the workload is postponed until somebody settles it. */
        JOINING,
        /** Joining ever: the workload can have no proxy, and is a plaintext caller and callee for good. */
        JOINING_EVER
    }

    public Finding {
        workloads = workloads.stream().sorted().distinct().toList();
    }

    @Override
    public int compareTo(Finding other) {
        return Comparator.comparing(Finding::diagnosis)
                .thenComparing(finding -> finding.workloads().toString())
                .compare(this, other);
    }
}
