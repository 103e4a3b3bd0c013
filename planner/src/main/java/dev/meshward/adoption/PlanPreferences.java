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
        return wishing(List.of());
    }

    /** With the usual limits and no calendar. */
    public static PlanPreferences wishing(List<Wish> wishes) {
        return new PlanPreferences(Limits.byDefault(), wishes, Optional.empty());
    }
}
