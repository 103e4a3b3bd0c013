package dev.meshward.evaluate;

import java.util.Set;

/**
 * Rules of a mesh that decide about single requests too: where they go, and by what rules tell them apart. Whether a request
 * is let in is asked of {@link MeshRules#receive}, with the request in the {@link Hop}.
 */
public interface RequestRules extends MeshRules {

    /** Where a caller's proxy sends a request. */
    Routing route(Departure departure, World atCaller);

    /** By what the rules at a port of a pod tell callers and requests apart. */
    Mentions mentionedAt(Pod callee, int containerPort, World world);

    /** By what the rules for a destination tell callers and requests apart. */
    Mentions mentionedFor(Destination destination, World world);

    /** Hosts outside the cluster that objects name. */
    Set<Destination.Outside> hostsOutside(World world);
}
