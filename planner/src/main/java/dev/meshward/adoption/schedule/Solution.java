package dev.meshward.adoption.schedule;

import java.util.Optional;

/**
 * What an engine found.
 *
 * @param bound what no schedule can beat, found without searching; each level with those before it as the schedule has them
 * @param proven what the engine itself proved that no schedule can beat, never below the bound; empty where it proves nothing
 */
public record Solution(Schedule schedule, Score score, Score bound, Optional<Score> proven) {

    /** Of an engine that proves nothing. */
    public Solution(Schedule schedule, Score score, Score bound) {
        this(schedule, score, bound, Optional.empty());
    }

    /** What is known that no schedule can beat, by whoever found it. */
    public Score floor() {
        return proven.orElse(bound);
    }
}
