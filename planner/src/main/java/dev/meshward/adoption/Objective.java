package dev.meshward.adoption;

/**
 * How good a plan is, compared from the first to the last.
 *
 * @param inversions pairs in which the more critical is staged before the less critical
 * @param stages how many stages there are
 * @param exposure the sum, over dependencies, of the stages until the call is mutually authenticated
 */
public record Objective(long inversions, int stages, double exposure) implements Comparable<Objective> {

    @Override
    public int compareTo(Objective other) {
        return java.util.Comparator.comparingLong(Objective::inversions)
                .thenComparingInt(Objective::stages)
                .thenComparingDouble(Objective::exposure)
                .compare(this, other);
    }
}
