package dev.meshward.mesh;

/** How far a workload has climbed. The order is that of the climb. */
public enum Rung {
    /** No proxy. */
    OUTSIDE,
    /** A proxy is there; plaintext is still accepted. */
    JOINED,
    /** Only mutual TLS is accepted. */
    STRICT,
    /** Only the listed callers are accepted. */
    AUTHORIZED;

    /** {@code outside}, {@code joined}, {@code strict} or {@code authorized}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isAtLeast(Rung other) {
        return compareTo(other) >= 0;
    }
}
