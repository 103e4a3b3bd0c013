package dev.meshward.mesh;

/**
 * Questions in PromQL about a counter. A counter of a proxy first appears when there is something to count, at one and not
 * at zero, so {@code increase} alone misses a call that happened once.
 *
 * @param over the counter with a range behind it
 * @param before the counter as it was when the window began
 * @param present anything of it, ever so little
 */
public record Counter(String over, String before, String present) {

    /** Long enough to see what happens once a day. */
    private static final String WINDOW = "1d";

    /** How often a counter is looked at whose name has to be kept in a label first. */
    private static final String LOOK = "5m";

    /**
     * A counter as it is.
     *
     * @param selector of series that differ in their labels
     */
    public static Counter of(String selector) {
        return new Counter(
                selector + "[" + WINDOW + "]",
                selector + " offset " + WINDOW,
                "sum(count_over_time(" + selector + "[" + WINDOW + "]))");
    }

    /**
     * A counter whose name is kept in a label.
     *
     * @param selector of series that may differ in their names only, which every function over time drops
     */
    public static Counter toldApartByName(String selector) {
        return new Counter(
                named(selector) + "[" + WINDOW + ":" + LOOK + "]",
                named(selector + " offset " + WINDOW),
                "count(" + selector + ")");
    }

    private static String named(String selector) {
        return "label_replace(" + selector + ", \"listener\", \"$1\", \"__name__\", \"(.*)\")";
    }

    /** By how much it grew, what appeared within the window included; 0 where there is no series. */
    public String happened() {
        return "(sum(increase(" + over + ")) or vector(0)) + (sum(max_over_time(" + over + ") unless " + before
                + ") or vector(0))";
    }

    /** The same, but nothing where another counter has no series: nobody looked. */
    public String happenedIfAny(Counter other) {
        return other.andThen(happened());
    }

    /** An answer that counts only where this counter has series. */
    public String andThen(String answer) {
        return "((" + answer + ") and on() (" + present + " > 0))";
    }
}
