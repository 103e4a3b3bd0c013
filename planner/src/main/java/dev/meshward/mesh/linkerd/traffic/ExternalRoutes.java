package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.linkerd.traffic.OutsidePort.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of one EgressNetwork: HTTP by host, TLS by server name, the rest as bytes (linkerd G.3). */
final class ExternalRoutes {

    private static final Set<String> HTTP = Set.of("HTTP", "HTTP2", "GRPC", "GRPC-WEB", "HTTP_PROXY");
    private static final Set<String> TLS = Set.of("HTTPS", "TLS");

    /** A route holds no more (linkerd A.3). */
    private static final int MOST_NAMES = 16;

    private static final String NAME = "(\\*\\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?";

    private final TargetWriting target;
    private final Parent network;
    private final boolean isRefused;
    private final Map<Integer, Told> toldByPort = new HashMap<>();
    private final Routed routed;
    private final List<OutsidePort> ports = new ArrayList<>();

    /** What is said of requests and connections; a host that is spoken of there has its routes by it. */
    record Routed(List<RequestRoutes> requests, List<ConnectionRoutes> connections) {
        private boolean speaksOf(OutsidePort port) {
            return requests.stream().anyMatch(port::isRoutedBy)
                    || connections.stream().anyMatch(port::isRoutedBy);
        }
    }

    /**
     * @param isRefused whether the network lets nothing through but what routes name
     * @param hosts all that hang on this network
     */
    ExternalRoutes(TargetWriting target, Parent network, boolean isRefused, List<ExternalHosts> hosts, Routed routed) {
        this.target = target;
        this.network = network;
        this.isRefused = isRefused;
        this.routed = routed;
        hosts.forEach(each -> each.ports()
                .forEach(port -> toldByPort.merge(
                        port.number().value(), told(port), (one, other) -> one.compareTo(other) < 0 ? other : one)));
    }

    private static Told told(Port port) {
        var protocol = port.protocol().map(Said::value).orElse("TCP");
        return HTTP.contains(protocol)
                ? Told.BY_REQUEST
                : TLS.contains(protocol) ? Told.BY_SERVER_NAME : Told.BY_ADDRESS;
    }

    /** Ports of hosts, of what was written. */
    List<OutsidePort> ports() {
        return List.copyOf(ports);
    }

    List<ObjectKey> write(ExternalHosts hosts) {
        var written = new ArrayList<ObjectKey>();
        for (var port : hosts.ports()) {
            var origin =
                    port.number().origin().and(port.protocol().map(Said::origin).orElse(Origin.nowhere()));
            var reason = whyNot(hosts, port);
            if (reason.isPresent()) {
                target.lost(
                        origin, reason.get(), "Say the addresses of the host, so that it has a network of its own.");
            } else {
                var routes = routes(hosts, port);
                target.settle(origin, routes.toArray(ObjectKey[]::new));
                written.addAll(routes);
            }
        }
        return written;
    }

    private Optional<String> whyNot(ExternalHosts hosts, Port port) {
        if (toldByPort.getOrDefault(port.number().value(), told(port)) != told(port)) {
            return Optional.of(
                    "Another host has the same port with another protocol, and of routes of several kinds for"
                            + " one port Linkerd reads one kind.");
        }
        boolean opensForAll =
                told(port) == Told.BY_ADDRESS && isRefused && hosts.addresses().isEmpty();
        return opensForAll
                ? Optional.of("Bytes are told apart by address only: without addresses the port would be open to"
                        + " everything outside, so that it stays refused.")
                : Optional.empty();
    }

    /** Where everything passes, a route for bytes of any address would change nothing. */
    private List<ObjectKey> routes(ExternalHosts hosts, Port port) {
        return switch (told(port)) {
            case BY_REQUEST -> named("/v1", "HTTPRoute", hosts, port);
            case BY_SERVER_NAME -> named("/v1alpha2", "TLSRoute", hosts, port);
            case BY_ADDRESS -> byAddress(hosts, port);
        };
    }

    private List<ObjectKey> byAddress(ExternalHosts hosts, Port port) {
        boolean isRouted = false;
        for (var host : hosts.hosts()) {
            isRouted |= isRouted(host.value(), port);
        }
        return hosts.addresses().isEmpty() || isRouted
                ? List.of()
                : List.of(route("/v1alpha2", "TCPRoute", hosts, port, List.of()));
    }

    private List<ObjectKey> named(String version, String kind, ExternalHosts hosts, Port port) {
        boolean isAnyHost = hosts.hosts().stream().anyMatch(host -> host.value().equals("*"));
        if (isAnyHost || hosts.hosts().isEmpty()) {
            return List.of(route(version, kind, hosts, port, List.of()));
        }
        var names = new ArrayList<>(names(hosts));
        names.removeIf(name -> isRouted(((Value.Text) name).asText(), port));
        var written = new ArrayList<ObjectKey>();
        for (int from = 0; from < names.size(); from += MOST_NAMES) {
            written.add(
                    route(version, kind, hosts, port, names.subList(from, Math.min(from + MOST_NAMES, names.size()))));
        }
        return written;
    }

    /** Whether its calls have routes that say more than that they go out. */
    private boolean isRouted(String host, Port port) {
        var outside = new OutsidePort(host, port.number().value(), told(port), network, !isRefused);
        ports.add(outside);
        return routed.speaksOf(outside);
    }

    private List<Value> names(ExternalHosts hosts) {
        hosts.hosts().stream()
                .filter(host -> !host.value().matches(NAME))
                .forEach(host -> target.lost(
                        host.origin(), "It is no host name that a route can carry.", "Write the name it stands for."));
        return hosts.hosts().stream()
                .map(Said::value)
                .filter(host -> host.matches(NAME))
                .distinct()
                .<Value>map(Value.Text::of)
                .toList();
    }

    private ObjectKey route(String version, String kind, ExternalHosts hosts, Port port, List<Value> names) {
        var number = Optional.of(port.number().value());
        var spec = Mapping.building().put("parentRefs", Value.Sequence.of(List.of(network.write(number))));
        if (!names.isEmpty()) {
            spec.put("hostnames", Value.Sequence.of(names));
        }
        var rule = Mapping.building()
                .put("backendRefs", Value.Sequence.of(List.of(network.itself(number))))
                .build();
        return target.write(
                LinkerdTraffic.GATEWAY_API + version,
                kind,
                network.namespace(),
                hosts.author().object().name() + "-" + port.number().value(),
                Map.of(),
                List.of(hosts.author()),
                spec.put("rules", Value.Sequence.of(List.of(rule))).build());
    }
}
