package dev.meshward.adoption;

import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** The same wishes, wherever they were written. */
    public PlanPreferences unplaced() {
        return withWishes(
                wishes.stream().map(wish -> wish.placed(Place.nowhere())).toList());
    }

    /** With this wish, in place of those that it takes the place of. */
    public PlanPreferences wishing(Wish wish, Predicate<Wish> isReplaced) {
        var others = new ArrayList<>(wishes);
        others.removeIf(isReplaced);
        others.add(wish);
        return withWishes(others);
    }

    /** Without these wishes. */
    public PlanPreferences without(Predicate<Wish> isTakenBack) {
        return withWishes(wishes.stream().filter(isTakenBack.negate()).toList());
    }

    private PlanPreferences withWishes(List<Wish> others) {
        return new PlanPreferences(limits, others, calendar);
    }

    public PlanPreferences withLimits(Limits others) {
        return new PlanPreferences(others, wishes, calendar);
    }

    public PlanPreferences withCalendar(Optional<Calendar> other) {
        return new PlanPreferences(limits, wishes, other);
    }
}
