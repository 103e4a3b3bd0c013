package dev.meshward.dependencies;

/** How sure we are of a dependency. The order is from the least to the most. */
public enum Confidence {
    /** A hint: printed on request, and a gate before a scope turns strict. */
    LOW,
    /** Believed. */
    MEDIUM,
    /** Believed, and shown by the caller's own configuration or by traffic that was seen. */
    HIGH;

    /** {@code low}, {@code medium} or {@code high}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** One step more; nothing is surer than {@link #HIGH}. */
    Confidence oneMore() {
        return this == LOW ? MEDIUM : HIGH;
    }

    public boolean isAtLeast(Confidence other) {
        return compareTo(other) >= 0;
    }
}
