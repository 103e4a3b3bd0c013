package dev.meshward.desktop.session;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Wish;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.PlanEdits;
import java.util.List;
import java.util.Optional;

/** What became of planning. */
public sealed interface Planned {

    /** What it was planned on. */
    Surveyed survey();

    PlanPreferences preferences();

    /** What planning again has to respect of it. */
    Optional<EarlierPlan> earlier();

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

        @Override
        public Optional<EarlierPlan> earlier() {
            return Optional.of(edits.asEarlier());
        }
    }

    /**
     * The wishes contradict each other.
     *
     * @param earlier the plan there was until then, so that nothing of it is lost
     */
    record Refused(
            Surveyed survey,
            PlanPreferences preferences,
            List<Wish> wishes,
            String because,
            Optional<EarlierPlan> earlier)
            implements Planned {
        public Refused {
            wishes = List.copyOf(wishes);
        }
    }

    default Optional<Done> done() {
        return this instanceof Done done ? Optional.of(done) : Optional.empty();
    }
}
