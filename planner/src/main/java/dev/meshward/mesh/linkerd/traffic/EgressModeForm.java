package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalHosts.Port;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An EgressNetwork: what becomes of calls outside, and the hosts that its routes name (linkerd A.1, D). */
final class EgressModeForm {

    private static final String FOR_ALL = "linkerd-egress";

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
        var callers = namespace.equals(FOR_ALL) ? Audience.everybody() : Audience.of(namespace);
        var policy = spec.at("trafficPolicy").text(EdgeAspect.EGRESS_MODE);
        policy.ifPresent(said -> source.intend(
                new EgressMode(author, callers, said.as(word -> !word.equals("Deny")), List.of(), extras)));
        var routed = hosts(network, source);
        if (!routed.ports().isEmpty() || !networks.isEmpty()) {
            source.intend(new ExternalHosts(
                    author, routed.hosts(), networks, routed.ports(), Said.implied(callers), List.of()));
        }
    }

    private record Routed(List<Said<String>> hosts, List<Port> ports) {}

    /** The names and ports that routes attached to this network speak of; the routes themselves are read on their own. */
    private static Routed hosts(Fields network, SourceReading source) {
        var hosts = new ArrayList<Said<String>>();
        var ports = new ArrayList<Port>();
        Stream.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute")
                .flatMap(kind -> RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, kind).stream())
                .forEach(route -> route.spec().at("parentRefs").items().stream()
                        .filter(reference -> isParent(Parent.read(reference, route), network))
                        .forEach(reference -> {
                            hosts.addAll(route.spec().at("hostnames").texts(EdgeAspect.EXTERNAL_HOST));
                            reference
                                    .at("port")
                                    .whole(EdgeAspect.EXTERNAL_PORT)
                                    .ifPresent(port -> ports.add(new Port(
                                            port,
                                            java.util.Optional.of(Said.implied(protocol(
                                                    route.object().key().kind()))))));
                        }));
        return new Routed(hosts, ports);
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

    /** Calls outside are allowed where nothing says otherwise. */
    static void write(EgressMode mode, TargetWriting target) {
        mode.extras().forEach(extra -> target.settle(extra.origin()));
        if (mode.allowed().value()) {
            target.carried(mode.allowed().origin());
            return;
        }
        var namespace = mode.callers().isEverybody()
                ? FOR_ALL
                : mode.callers().namespaces().first();
        var written = target.write(
                LinkerdTraffic.POLICY + "/v1alpha1",
                "EgressNetwork",
                namespace,
                "outside",
                Map.of(),
                List.of(mode.author()),
                Mapping.building().put("trafficPolicy", "Deny").build());
        target.settle(mode.allowed().origin(), written);
    }
}
