package dev.meshward.status;

import dev.meshward.adoption.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen when somebody looked at a gate.
 *
 * @param value what decided: the first value that does not hold, else the last; empty where none came
 * @param at when that value was measured, or when nobody answered
 * @param because in a clause; a gate that was not evaluated has not passed
 */
public record GateLook(Gate gate, State state, Optional<String> value, Instant at, String because) {

    /** What became of it. Only {@link #HOLDS} lets a stage go. */
    public enum State {
        HOLDS("holds"),
        DOES_NOT_HOLD("does not hold"),
        NOT_EVALUATED("gate not evaluated");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** One sentence with what was asked, when, and what came. */
    public String sentence() {
        return state.word() + " (" + because + ")"
                + value.map(seen -> ": it is " + seen + " at " + at).orElse("")
                + "; expected " + gate.expect()
                + (gate.forDuration().isEmpty() ? "" : " for " + gate.forDuration()) + " of "
                + gate.query().strip();
    }
}
