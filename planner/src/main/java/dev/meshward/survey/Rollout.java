package dev.meshward.survey;

import dev.meshward.adoption.Wish;
import dev.meshward.saved.PlanResult;
import java.util.List;

/** What became of planning a rollout. */
public sealed interface Rollout {

    record Planned(PlanResult result) implements Rollout {}

    /**
     * The user's wishes cannot hold together.
     *
     * @param wishes the smallest set that contradicts itself
     */
    record Refused(List<Wish> wishes, String because) implements Rollout {
        public Refused {
            wishes = List.copyOf(wishes);
        }
    }
}
