package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.RequestRouting;
import dev.meshward.mesh.Served;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Objects that route requests between members, which ztunnel does not read and a waypoint does (istio.md B.5): routes of the
 * Gateway API that hang on a Service, and VirtualServices of the mesh.
 */
record RequestObjects(ClusterSnapshot snapshot) {

    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final String NETWORKING = "networking.istio.io";
    private static final String CLUSTER_DOMAIN = ".svc.cluster.local";

    /** One for each Service that is there, by name. */
    List<RequestRouting> routed() {
        var routed = new TreeMap<ServiceId, RequestRouting>();
        Stream.concat(
                        Stream.of("HTTPRoute", "GRPCRoute")
                                .flatMap(kind -> snapshot.objectsOf(GATEWAY_API, kind).stream())
                                .flatMap(this::byRoute),
                        snapshot.objectsOf(NETWORKING, "VirtualService").stream()
                                .flatMap(this::byVirtualService))
                .filter(routing -> snapshot.service(routing.service()).isPresent())
                .forEach(routing -> routed.merge(routing.service(), routing, RequestObjects::worse));
        return List.copyOf(routed.values());
    }

    private static RequestRouting worse(RequestRouting one, RequestRouting other) {
        return one.obstacle().isEmpty() ? other : one;
    }

    private Stream<RequestRouting> byRoute(Manifest route) {
        return route.at("spec", "parentRefs").items().stream()
                .filter(parent -> parent.at("kind").is("Service"))
                .map(parent -> new ServiceId(
                        parent.at("namespace").textOr(route.key().namespace()),
                        parent.at("name").textOr("")))
                .map(service -> new RequestRouting(
                        service,
                        words(route) + " hangs on it",
                        service.namespace().equals(route.key().namespace())
                                ? ""
                                : words(route) + " is of another namespace, and concerns callers there alone"));
    }

    private Stream<RequestRouting> byVirtualService(Manifest route) {
        var gateways = route.at("spec", "gateways").texts();
        return gateways.isEmpty() || gateways.contains("mesh")
                ? route.at("spec", "hosts").texts().stream()
                        .map(host -> new RequestRouting(
                                service(host, route.key().namespace()),
                                words(route) + " routes to it",
                                obstacle(route)))
                : Stream.empty();
    }

    private String obstacle(Manifest route) {
        if (route.at("spec", "http").items().stream().anyMatch(RequestObjects::namesSubset)) {
            return words(route) + " names subsets, which waypoints do not know";
        }
        return Served.isServed(snapshot, GATEWAY_API, "Gateway")
                ? ""
                : "this cluster does not serve the Gateway API, by which waypoints are made";
    }

    private static boolean namesSubset(Field rule) {
        return rule.at("route").items().stream()
                .anyMatch(route -> route.at("destination", "subset").isPresent());
    }

    private static ServiceId service(String host, String namespace) {
        var parts = host.replace(CLUSTER_DOMAIN, "").split("\\.", -1);
        return new ServiceId(host.endsWith(CLUSTER_DOMAIN) && parts.length == 2 ? parts[1] : namespace, parts[0]);
    }

    private static String words(Manifest object) {
        return object.key().kind() + " " + object.key().namespace() + "/"
                + object.key().name();
    }
}
