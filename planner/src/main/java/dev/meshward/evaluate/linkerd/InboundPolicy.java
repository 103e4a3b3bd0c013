package dev.meshward.evaluate.linkerd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a port lets in by itself: the default of a pod, or the access policy of a Server (linkerd.md B, C.3). */
enum InboundPolicy {
    ALL_UNAUTHENTICATED,
    ALL_AUTHENTICATED,
    CLUSTER_UNAUTHENTICATED,
    CLUSTER_AUTHENTICATED,
    /** Lets everybody in and says so. */
    AUDIT,
    DENY;

    /** Empty for a word that is none of them: Linkerd passes over it. */
    static Optional<InboundPolicy> named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ports that are listed as needing an identity turn an allowing default into an authenticated one; not audit. */
    InboundPolicy authenticated() {
        return switch (this) {
            case ALL_UNAUTHENTICATED, ALL_AUTHENTICATED -> ALL_AUTHENTICATED;
            case CLUSTER_UNAUTHENTICATED, CLUSTER_AUTHENTICATED -> CLUSTER_AUTHENTICATED;
            case AUDIT -> AUDIT;
            case DENY -> DENY;
        };
    }
}
