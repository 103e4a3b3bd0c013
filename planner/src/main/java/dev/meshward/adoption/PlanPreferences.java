package dev.meshward.adoption;

import java.util.List;
import java.util.Optional;

/**
 * Everything the user wants of the plan.
 *
 * @param calendar when people can work; without one, stages have no dates
 */
public record PlanPreferences(Limits limits, List<Wish> wishes, Optional<Calendar> calendar) {

    public PlanPreferences {
        wishes = List.copyOf(wishes);
    }

    public static PlanPreferences byDefault() {
        return new PlanPreferences(Limits.byDefault(), List.of(), Optional.empty());
    }
}
