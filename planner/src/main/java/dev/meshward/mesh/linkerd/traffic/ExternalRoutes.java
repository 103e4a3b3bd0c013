package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
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

    /** In the order in which they count where several kinds name one port (linkerd D). */
    private enum Kind {
        TCP,
        TLS,
        HTTP
    }

    private final TargetWriting target;
    private final Parent network;
    private final boolean isRefused;
    private final Map<Integer, Kind> kindByPort = new HashMap<>();
    private final List<RequestRoutes> routed;
    private final List<OutsidePort> ports = new ArrayList<>();

    /**
     * @param isRefused whether the network lets nothing through but what routes name
     * @param hosts all that hang on this network
     * @param routed what is said of requests; a host that is spoken of there has its routes by it
     */
    ExternalRoutes(
            TargetWriting target,
            Parent network,
            boolean isRefused,
            List<ExternalHosts> hosts,
            List<RequestRoutes> routed) {
        this.target = target;
        this.network = network;
        this.isRefused = isRefused;
        this.routed = routed;
        hosts.forEach(each -> each.ports()
                .forEach(port -> kindByPort.merge(
                        port.number().value(), kind(port), (one, other) -> one.compareTo(other) < 0 ? other : one)));
    }

    private static Kind kind(Port port) {
        var protocol = port.protocol().map(Said::value).orElse("TCP");
        return HTTP.contains(protocol) ? Kind.HTTP : TLS.contains(protocol) ? Kind.TLS : Kind.TCP;
    }

    /** Ports of hosts on which requests are read, of what was written. */
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
        if (kindByPort.getOrDefault(port.number().value(), kind(port)) != kind(port)) {
            return Optional.of(
                    "Another host has the same port with another protocol, and of routes of several kinds for"
                            + " one port Linkerd reads one kind.");
        }
        boolean opensForAll =
                kind(port) == Kind.TCP && isRefused && hosts.addresses().isEmpty();
        return opensForAll
                ? Optional.of("Bytes are told apart by address only: without addresses the port would be open to"
                        + " everything outside, so that it stays refused.")
                : Optional.empty();
    }

    /** Where everything passes, a route for bytes of any address would change nothing. */
    private List<ObjectKey> routes(ExternalHosts hosts, Port port) {
        return switch (kind(port)) {
            case HTTP -> named("/v1", "HTTPRoute", hosts, port);
            case TLS -> named("/v1alpha2", "TLSRoute", hosts, port);
            case TCP ->
                hosts.addresses().isEmpty()
                        ? List.of()
                        : List.of(route("/v1alpha2", "TCPRoute", hosts, port, List.of()));
        };
    }

    private List<ObjectKey> named(String version, String kind, ExternalHosts hosts, Port port) {
        boolean isAnyHost = hosts.hosts().stream().anyMatch(host -> host.value().equals("*"));
        if (isAnyHost || hosts.hosts().isEmpty()) {
            return List.of(route(version, kind, hosts, port, List.of()));
        }
        var names = new ArrayList<>(names(hosts));
        if (kind.equals("HTTPRoute")) {
            names.removeIf(name -> isRouted(((Value.Text) name).asText(), port));
        }
        var written = new ArrayList<ObjectKey>();
        for (int from = 0; from < names.size(); from += MOST_NAMES) {
            written.add(
                    route(version, kind, hosts, port, names.subList(from, Math.min(from + MOST_NAMES, names.size()))));
        }
        return written;
    }

    /** Whether its requests have routes that say more than that they go out. */
    private boolean isRouted(String host, Port port) {
        var outside = new OutsidePort(host, port.number().value(), network, !isRefused);
        ports.add(outside);
        return routed.stream().anyMatch(outside::isRoutedBy);
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

    /** The network of a host that was written before; hosts are said before the routes to them. */
    static Optional<Parent> networkFor(String host, TargetWriting target) {
        return target.objects().stream()
                .filter(object -> object.key().group().equals(LinkerdTraffic.GATEWAY_API))
                .filter(object -> object.at("spec", "hostnames").texts().contains(host))
                .flatMap(object -> parent(object).stream())
                .findFirst();
    }

    private static Optional<Parent> parent(Manifest route) {
        var parents = route.at("spec", "parentRefs").items();
        return parents.stream()
                .findFirst()
                .filter(parent -> parent.at("kind").is("EgressNetwork"))
                .map(ExternalRoutes::network);
    }

    private static Parent network(Field reference) {
        return new Parent(
                Parent.Kind.EGRESS_NETWORK,
                reference.at("namespace").textOr(""),
                reference.at("name").textOr(""));
    }
}
