package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;
import java.util.List;

/**
 * Why workloads climb in their stage and in no other.
 *
 * @param side which other stages this speaks of
 * @param rule of the ladder, the limits or the user, in a few words (safety.md, "The ladder")
 * @param workloads it is about, sorted; empty when it is about the whole stage
 * @param because in a sentence
 * @param calls that decided; none where no call did
 */
public record Reason(Side side, String rule, List<WorkloadId> workloads, String because, List<Dependency> calls) {

    public Reason {
        workloads = workloads.stream().sorted().distinct().toList();
        calls = calls.stream().distinct().toList();
    }

    /** Which other stages a reason speaks of. */
    public enum Side {
        NOT_EARLIER,
        NOT_LATER;

        /** As in plan.json: {@code not-earlier}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
