package dev.meshward.mesh.linkerd.security;

import java.util.List;
import java.util.Locale;

/** What a port accepts by itself (linkerd A.1, C.3). */
enum InboundPolicy {
    DENY,
    ALL_AUTHENTICATED,
    ALL_UNAUTHENTICATED,
    CLUSTER_AUTHENTICATED,
    CLUSTER_UNAUTHENTICATED,
    AUDIT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word that says these grants, or that nobody gets in. */
    static InboundPolicy of(List<Grant> grants, KnownCallers known) {
        if (grants.size() != 1 || !grants.getFirst().networks().isEverywhere()) {
            return DENY;
        }
        var callers = grants.getFirst().callers();
        return callers.equals(known.all())
                ? ALL_UNAUTHENTICATED
                : callers.equals(known.members()) ? ALL_AUTHENTICATED : DENY;
    }
}
