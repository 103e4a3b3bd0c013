package dev.meshward.adoption;

import java.util.List;

/** Everything the user wants of the plan. */
public record PlanPreferences(Limits limits, List<Wish> wishes) {

    public PlanPreferences {
        wishes = List.copyOf(wishes);
    }

    public static PlanPreferences byDefault() {
        return new PlanPreferences(Limits.byDefault(), List.of());
    }
}
