package dev.meshward.judge;

/** How safe a stage or a plan is; the order is from the best to the worst. */
public enum Grade {
    /** It holds for every possible caller. */
    SAFE,
    /** It holds for every caller that is known; for the others its conditions have to hold. */
    CONDITIONAL,
    /** Some known call breaks, some door opens, or the files cannot be carried out. */
    UNSAFE;

    public Grade worse(Grade other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** {@code safe}, {@code conditional} or {@code unsafe}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
