package dev.meshward.adoption;

/**
 * A question that has to be answered before a stage begins or before it counts as done. Gates fail closed: no answer is
 * a no.
 *
 * @param query PromQL, or a sentence for a person where no metric can tell
 * @param expect such as {@code == 0}; for a person, {@code yes}
 * @param forDuration how long the answer must hold, such as {@code 7d}; empty for a single look
 */
public record Gate(When when, String query, String expect, String forDuration, String because) {

    public enum When {
        BEFORE,
        AFTER;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
