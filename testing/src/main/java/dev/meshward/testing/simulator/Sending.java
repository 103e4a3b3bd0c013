package dev.meshward.testing.simulator;

/**
 * What a caller's side sends.
 *
 * @param who {@code namespace/account} of mutual TLS; {@link #SOMEBODY} where it is not known; else empty
 * @param mesh whose mutual TLS it is
 */
record Sending(Kind kind, String who, String mesh) {

    static final String SOMEBODY = "?";

    enum Kind {
        PLAIN,
        MUTUAL,
        /** TLS no mesh knows. */
        FOREIGN,
        NOTHING,
        UNSURE
    }

    static Sending of(Kind kind) {
        return new Sending(kind, "", "");
    }

    static Sending mutual(String who, String mesh) {
        return new Sending(Kind.MUTUAL, who, mesh);
    }
}
