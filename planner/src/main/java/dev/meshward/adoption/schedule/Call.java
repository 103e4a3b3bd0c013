package dev.meshward.adoption.schedule;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Calls that are protected from the stage on in which the last of these tasks climbs.
 *
 * @param weight in millionths, so that sums are exact and do not depend on the order in which they are made
 * @param tasks never empty
 */
public record Call(long weight, SortedSet<Integer> tasks) {

    public static final long ONE = 1_000_000;

    public Call {
        tasks = Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
    }
}
