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

    /** The whole days of {@link #forDuration()}; 0 where it is given in anything but days. */
    int days() {
        return forDuration.matches("[0-9]{1,4}d")
                ? Integer.parseInt(forDuration.substring(0, forDuration.length() - 1))
                : 0;
    }

    public enum When {
        BEFORE,
        AFTER;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
