package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The HTTPRoutes and GRPCRoutes of a namespace, of both groups (linkerd.md A.3). */
final class Routes {

    static final String GATEWAY = "gateway.networking.k8s.io";

    private final PerWorld<Routes, Map<String, List<RouteView>>> byParent = new PerWorld<>();
    private final Views<Manifest, RouteView> views = new Views<>(RouteView::of);
    private final Views<List<Manifest>, List<RouteView>> lists =
            new Views<>(objects -> objects.stream().map(views::of).toList());

    private Stream<RouteView> in(String namespace, World world) {
        return Stream.of(
                        world.in(GATEWAY, "GRPCRoute", namespace),
                        world.in(GATEWAY, "HTTPRoute", namespace),
                        world.in(LinkerdRules.POLICY, "HTTPRoute", namespace))
                .flatMap(objects -> lists.of(objects).stream())
                .filter(RouteView::isUnderstood);
    }

    /**
     * Those that decide about requests to a Server. One that speaks gRPC listens to GRPCRoutes alone, others to HTTPRoutes
     * alone, and where any GRPCRoute is attached the HTTPRoutes are in conflict with it (linkerd.md C.5).
     */
    List<RouteView> of(ServerView server, String namespace, World world) {
        boolean isOfGrpc = server.protocol() == ServerView.Protocol.GRPC;
        var attached =
                in(namespace, world).filter(route -> route.isAttachedTo(server)).toList();
        if (!isOfGrpc && attached.stream().anyMatch(RouteView::isGrpc)) {
            return List.of();
        }
        return attached.stream().filter(route -> route.isGrpc() == isOfGrpc).toList();
    }

    /**
     * Those that lead requests to a port of a Service from a namespace: those of the Service's namespace for everybody, and
     * those of the caller's own besides; neither comes before the other (linkerd.md D). GRPCRoutes leave no room for others.
     */
    List<RouteView> of(String service, String ofService, int port, String ofCaller, World world) {
        var own = ofCaller.equals(ofService) ? Stream.<RouteView>empty() : in(ofCaller, world);
        var attached = Stream.concat(in(ofService, world), own)
                .filter(route -> route.isAttachedTo(ofService, service, port))
                .toList();
        var grpc = attached.stream().filter(RouteView::isGrpc).toList();
        return grpc.isEmpty() ? attached : grpc;
    }

    /** Those for a port of a network outside, which each of them has to name. */
    List<RouteView> ofNetwork(ObjectKey network, int port, String ofCaller, World world) {
        return attachedTo(
                network,
                port,
                Stream.of(network.namespace(), ofCaller).distinct().flatMap(each -> in(each, world)));
    }

    /** TLSRoutes or TCPRoutes for a port of a Service or of a network. */
    List<RouteView> ofConnections(String kind, ObjectKey parent, int port, String ofCaller, World world) {
        return attachedTo(
                parent,
                port,
                Stream.of(parent.namespace(), ofCaller)
                        .distinct()
                        .flatMap(namespace -> lists.of(world.in(GATEWAY, kind, namespace)).stream()));
    }

    private static List<RouteView> attachedTo(ObjectKey parent, int port, Stream<RouteView> candidates) {
        return candidates.filter(route -> route.isAttachedTo(parent, port)).toList();
    }

    /** Every route for a Service, whoever calls it. */
    List<RouteView> ofAnybody(ObjectKey parent, World world) {
        return byParent.of(this, world, () -> byParent(world)).getOrDefault(parent.name(), List.of()).stream()
                .filter(route -> route.isAttachedToAnyPort(parent))
                .toList();
    }

    /** All routes by the names of what they are attached to. */
    private Map<String, List<RouteView>> byParent(World world) {
        var routes = new HashMap<String, List<RouteView>>();
        Stream.of(GATEWAY, LinkerdRules.POLICY)
                .flatMap(group -> Stream.of("GRPCRoute", "HTTPRoute", "TLSRoute", "TCPRoute")
                        .flatMap(kind -> world.all(group, kind)))
                .map(views::of)
                .forEach(route -> route.parents().stream()
                        .map(RouteView.Parent::name)
                        .distinct()
                        .forEach(name -> routes.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(route)));
        return routes;
    }
}
