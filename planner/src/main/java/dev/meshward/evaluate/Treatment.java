package dev.meshward.evaluate;

import java.time.Duration;
import java.util.Optional;

/**
 * How a proxy treats the pods behind a backend.
 *
 * @param balancing how one of them is chosen, in the words of the mesh
 * @param ejection when one of them is left out; empty for never
 */
public record Treatment(String balancing, Optional<Ejection> ejection) {

    /**
     * @param failures in a row after which a pod is left out
     * @param pause how long it is left out the first time
     * @param mostPercent how many of the pods may be left out at once
     */
    public record Ejection(int failures, Duration pause, int mostPercent) {}
}
