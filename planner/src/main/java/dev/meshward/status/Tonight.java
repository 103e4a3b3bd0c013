package dev.meshward.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the stages of a plan may be carried out on the cluster as it is now.
 *
 * @param cluster the name of what was looked at
 * @param seenAt when it was read; empty for manifests, which carry no moment
 * @param stages in the order of the plan
 */
public record Tonight(String cluster, Optional<Instant> seenAt, List<StageTonight> stages) {

    public Tonight {
        stages = List.copyOf(stages);
    }

    /** As bad as the worst of its stages. */
    public Answer answer() {
        return stages.stream().map(StageTonight::answer).reduce(Answer.GO, Answer::worse);
    }

    /** The same of one stage alone. */
    public Tonight of(String stage) {
        return new Tonight(
                cluster,
                seenAt,
                stages.stream()
                        .filter(each -> each.planned().id().equals(stage))
                        .toList());
    }
}
