package dev.meshward.adoption.schedule;

import java.util.Comparator;

/**
 * How good a schedule is; less is better, and each level only counts where the levels before it are equal.
 *
 * @param inversions pairs of workloads of which the more critical climbs in an earlier stage
 * @param stages how many there are
 * @param exposure the sum, over calls, of their weight times the stage from which on they are protected
 */
public record Score(long inversions, int stages, long exposure) implements Comparable<Score> {

    private static final Comparator<Score> LEVEL_BY_LEVEL = Comparator.comparingLong(Score::inversions)
            .thenComparingInt(Score::stages)
            .thenComparingLong(Score::exposure);

    @Override
    public int compareTo(Score other) {
        return LEVEL_BY_LEVEL.compare(this, other);
    }
}
