package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import java.util.List;
import java.util.Optional;

/**
 * A port of a host outside, and the EgressNetwork that its routes hang on.
 *
 * @param isOpen whether the network lets through what no route takes
 */
record OutsidePort(String host, int port, Told told, Parent network, boolean isOpen) {

    /** By what calls are told apart there, in the order in which they count where several name one port (linkerd D). */
    enum Told {
        BY_ADDRESS,
        BY_SERVER_NAME,
        BY_REQUEST
    }

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
        return told == Told.BY_REQUEST && isFor(routes.audience().value()) && isAmong(routes.hosts());
    }

    /** Whether these routes say what becomes of its connections. */
    boolean isRoutedBy(ConnectionRoutes routes) {
        return told == (routes.tls() ? Told.BY_SERVER_NAME : Told.BY_ADDRESS)
                && isFor(routes.audience().value())
                && isAmong(routes.hosts())
                && routes.rules().stream().anyMatch(this::isMeant);
    }

    /** Whether a rule holds for its port and for callers that have the network. */
    boolean isMeant(ConnectionRoutes.Rule rule) {
        return rule.port().map(Said::value).filter(number -> number != port).isEmpty()
                && rule.source()
                        .map(Said::value)
                        .map(network.namespace()::equals)
                        .orElse(true);
    }

    private boolean isAmong(List<Said<Destination>> hosts) {
        return hosts.stream().map(Said::value).anyMatch(this::isOf);
    }
}
