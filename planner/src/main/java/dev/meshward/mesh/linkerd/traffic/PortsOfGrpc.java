package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ports of Services that GRPCRoutes are attached to: there HTTPRoutes count for nothing (linkerd D). */
final class PortsOfGrpc {

    static final String BECAUSE =
            "A GRPCRoute is attached to the same port, and of routes of both kinds Linkerd reads those of gRPC.";

    private final SourceReading source;
    private final Map<At, Set<Integer>> portsByPlace = new HashMap<>();

    /** A Service, and the namespace that routes of it stand in. */
    private record At(ServiceId service, String namespace) {}

    PortsOfGrpc(SourceReading source) {
        this.source = source;
        for (var route : RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, "GRPCRoute")) {
            for (var reference : route.spec().at("parentRefs").items()) {
                if (Parent.read(reference, route).destination() instanceof Destination.OfService(var service)) {
                    portsByPlace
                            .computeIfAbsent(
                                    new At(service, route.object().key().namespace()), _ -> new TreeSet<>())
                            .addAll(ports(reference, service));
                }
            }
        }
    }

    /** The port it names, or every port that the Service has. */
    private Set<Integer> ports(SourceField reference, ServiceId service) {
        var named = reference.at("port").look().whole();
        var ports = new TreeSet<Integer>();
        if (named.isPresent()) {
            ports.add(named.getAsInt());
        } else {
            source.service(service).stream()
                    .flatMap(known -> known.ports().stream())
                    .map(ServicePort::number)
                    .forEach(ports::add);
        }
        return ports;
    }

    /** Whether some port of an HTTPRoute's parent is one of gRPC, for the callers that the HTTPRoute is for. */
    boolean areAmong(SourceField reference, Fields route) {
        return !leftTo(reference, route).equals(all(reference, route));
    }

    /** The ports that are left to an HTTPRoute. */
    Set<Integer> leftTo(SourceField reference, Fields route) {
        var left = new TreeSet<>(all(reference, route));
        if (Parent.read(reference, route).destination() instanceof Destination.OfService(var service)) {
            left.removeAll(portsByPlace.getOrDefault(new At(service, service.namespace()), Set.of()));
            left.removeAll(portsByPlace.getOrDefault(
                    new At(service, route.object().key().namespace()), Set.of()));
        }
        return left;
    }

    private Set<Integer> all(SourceField reference, Fields route) {
        return Parent.read(reference, route).destination() instanceof Destination.OfService(var service)
                ? ports(reference, service)
                : Set.of();
    }
}
