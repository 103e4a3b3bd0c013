package dev.meshward.desktop.session;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.PlanEdits;
import java.util.List;
import java.util.Optional;

/** What became of planning. */
public sealed interface Planned {

    /** What it was planned on. */
    Surveyed survey();

    PlanPreferences preferences();

    /**
     * There is a plan.
     *
     * @param result as the planner made it, with its reasons
     * @param edits the same with what people moved since, and what the judge says of it
     */
    record Done(Surveyed survey, PlanPreferences preferences, PlanResult result, PlanEdits edits) implements Planned {

        public Done withEdits(PlanEdits others) {
            return new Done(survey, preferences, result, others);
        }
    }

    /** The wishes contradict each other. */
    record Refused(Surveyed survey, PlanPreferences preferences, List<Wish> wishes, String because) implements Planned {
        public Refused {
            wishes = List.copyOf(wishes);
        }
    }

    default Optional<Done> done() {
        return this instanceof Done done ? Optional.of(done) : Optional.empty();
    }
}
