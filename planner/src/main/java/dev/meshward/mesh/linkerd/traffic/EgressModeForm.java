package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.ProxyAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An EgressNetwork: what becomes of calls outside, and the hosts that its routes name (linkerd A.1, D). */
final class EgressModeForm {

    private EgressModeForm() {}

    static void read(SourceReading source) {
        source.of(LinkerdTraffic.POLICY, "EgressNetwork").forEach(network -> read(network, source));
    }

    private static void read(Fields network, SourceReading source) {
        var spec = network.spec();
        var namespace = network.object().key().namespace();
        var author = Author.of(network.object());
        var extras = new ArrayList<Extra>();
        var networks = new ArrayList<Said<String>>();
        spec.at("networks").items().forEach(item -> {
            item.at("cidr").text(EdgeAspect.EXTERNAL_ADDRESS).ifPresent(networks::add);
            item.at("except").extra(EdgeAspect.EXTERNAL_ADDRESS).ifPresent(extras::add);
        });
        var callers = namespace.equals(EgressExpression.FOR_ALL) ? Audience.everybody() : Audience.of(namespace);
        network.notes().stream()
                .filter(note -> note.key().startsWith("balancer."))
                .forEach(note -> note.lost(
                        DestinationAspect.EJECT_ERRORS,
                        "It holds for whatever goes out by this network, and Istio says it of hosts by their names.",
                        "Write a DestinationRule for each host that a ServiceEntry names."));
        network.annotation("config.linkerd.io/opaque-ports")
                .lost(
                        ProxyAspect.OPAQUE_PORT,
                        "Istio reads requests of unknown hosts by what is spoken, whatever the port.",
                        "List the hosts in a ServiceEntry whose ports have the protocol TCP.");
        var policy = spec.at("trafficPolicy").text(EdgeAspect.EGRESS_MODE);
        policy.ifPresent(said -> source.intend(
                new EgressMode(author, callers, said.as(word -> !word.equals("Deny")), networks, List.of(), extras)));
        routed(network, source)
                .forEach((hosts, ports) -> source.intend(new ExternalHosts(
                        ports.getFirst().author(),
                        hosts,
                        networks,
                        ports.stream().map(Routed::port).distinct().toList(),
                        Said.implied(callers),
                        List.of())));
    }

    /** A port that a route opens. */
    private record Routed(Author author, Port port) {}

    /**
     * The ports that routes attached to this network open, by the names they open them for: a name of one route and the port of
     * another say nothing together. The routes themselves are read on their own.
     */
    private static Map<List<Said<String>>, List<Routed>> routed(Fields network, SourceReading source) {
        var portsByNames = new LinkedHashMap<List<Said<String>>, List<Routed>>();
        for (var kind : List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute")) {
            for (var route : RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, kind)) {
                var names = route.spec().at("hostnames").texts(EdgeAspect.EXTERNAL_HOST);
                route.spec().at("parentRefs").items().stream()
                        .filter(reference -> isParent(Parent.read(reference, route), network))
                        .flatMap(reference -> reference.at("port").whole(EdgeAspect.EXTERNAL_PORT).stream())
                        .map(port -> new Port(port, Optional.of(Said.implied(protocol(kind)))))
                        .forEach(port -> portsByNames
                                .computeIfAbsent(names, _ -> new ArrayList<>())
                                .add(new Routed(Author.of(route.object()), port)));
            }
        }
        return portsByNames;
    }

    private static boolean isParent(Parent parent, Fields network) {
        var key = network.object().key();
        return parent.kind() == Parent.Kind.EGRESS_NETWORK
                && parent.name().equals(key.name())
                && parent.namespace().equals(key.namespace());
    }

    private static String protocol(String kind) {
        return switch (kind) {
            case "HTTPRoute" -> "HTTP";
            case "GRPCRoute" -> "GRPC";
            case "TLSRoute" -> "TLS";
            default -> "TCP";
        };
    }
}
