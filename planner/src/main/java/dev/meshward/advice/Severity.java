package dev.meshward.advice;

/** How much a diagnosis matters. The order is that of gravity, the gravest first. */
public enum Severity {
    /** Something breaks, or cannot be done at all, unless this is settled first. */
    ERROR,
    /** Something may break, or will be worse than it need be. */
    WARNING,
    /** Worth knowing; nothing breaks. */
    INFO;

    /** The word used in every output: {@code error}, {@code warning} or {@code info}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
