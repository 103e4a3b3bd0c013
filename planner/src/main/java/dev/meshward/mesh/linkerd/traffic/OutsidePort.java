package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import java.util.Optional;

/**
 * A port of a host outside on which requests are read, and the EgressNetwork that its routes hang on.
 *
 * @param isOpen whether the network lets through what no route takes
 */
record OutsidePort(String host, int port, Parent network, boolean isOpen) {

    /** The name of a host outside; empty for what is no such host by its form. */
    static Optional<String> name(Destination destination) {
        return switch (destination) {
            case Destination.Host(var name) -> Optional.of(name);
            case Destination.HostsLike(var pattern) -> Optional.of(pattern);
            case Destination.OfService _, Destination.Answer _, Destination.Outside _ -> Optional.empty();
        };
    }

    boolean isOf(Destination destination) {
        return name(destination).filter(host::equals).isPresent();
    }

    /** Whether all callers that have the network are meant. */
    boolean isFor(Audience audience) {
        return audience.isEverybody() || audience.namespaces().contains(network.namespace());
    }

    /** Whether these routes say what becomes of its requests. */
    boolean isRoutedBy(RequestRoutes routes) {
        return isFor(routes.audience().value())
                && routes.hosts().stream().map(Said::value).anyMatch(this::isOf);
    }
}
