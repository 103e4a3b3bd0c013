package dev.meshward.adoption;

import java.util.Comparator;
import java.util.Optional;

/**
 * How good a plan is, compared from the first to the last.
 *
 * @param inversions pairs in which the more critical is staged before the less critical
 * @param stages how many stages there are
 * @param exposure the sum, over dependencies, of the stages until the call is mutually authenticated
 * @param bound what no plan can beat; empty where nobody worked it out
 */
public record Objective(long inversions, int stages, double exposure, Optional<Bound> bound)
        implements Comparable<Objective> {

    /** The bound says how good a plan could be, not how good it is. */
    @Override
    public int compareTo(Objective other) {
        return Comparator.comparingLong(Objective::inversions)
                .thenComparingInt(Objective::stages)
                .thenComparingDouble(Objective::exposure)
                .compare(this, other);
    }
}
