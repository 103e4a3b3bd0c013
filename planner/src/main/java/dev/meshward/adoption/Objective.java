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
 * @param proven what an engine proved besides; empty where none was asked that does
 */
public record Objective(long inversions, int stages, double exposure, Optional<Bound> bound, Optional<Proven> proven)
        implements Comparable<Objective> {

    public Objective(long inversions, int stages, double exposure, Optional<Bound> bound) {
        this(inversions, stages, exposure, bound, Optional.empty());
    }

    /**
     * For people, where an engine proved something: what was found, the bound that is always worked out, and the proven one.
     */
    public Optional<String> words() {
        return proven.map(by -> "found " + new Bound(inversions, stages, exposure).words()
                + bound.map(each -> "; no plan can beat " + each.words()).orElse("") + "; proven by " + by.engine()
                + " "
                + by.bound().words());
    }

    /** The bound says how good a plan could be, not how good it is. */
    @Override
    public int compareTo(Objective other) {
        return Comparator.comparingLong(Objective::inversions)
                .thenComparingInt(Objective::stages)
                .thenComparingDouble(Objective::exposure)
                .compare(this, other);
    }
}
