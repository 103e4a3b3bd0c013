package dev.meshward.mesh.linkerd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a port accepts where no AuthorizationPolicy says more: the words of {@code Server.accessPolicy} and of the
 * annotation for ports without a Server (linkerd.md A.1, C.3). The order is from shut to open.
 */
enum InboundPolicy {
    DENY,
    CLUSTER_AUTHENTICATED,
    ALL_AUTHENTICATED,
    CLUSTER_UNAUTHENTICATED,
    ALL_UNAUTHENTICATED,
    /** Accepts everybody, and says so. */
    AUDIT;

    /** As it is written: {@code all-authenticated}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for any other word; Linkerd ignores those in annotations. */
    static Optional<InboundPolicy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    boolean acceptsPlaintext() {
        return compareTo(CLUSTER_UNAUTHENTICATED) >= 0;
    }

    /** The same for callers with an identity alone; what limits it to the cluster stays. */
    InboundPolicy authenticated() {
        return switch (this) {
            case DENY, CLUSTER_AUTHENTICATED, ALL_AUTHENTICATED -> this;
            case CLUSTER_UNAUTHENTICATED -> CLUSTER_AUTHENTICATED;
            case ALL_UNAUTHENTICATED, AUDIT -> ALL_AUTHENTICATED;
        };
    }
}
