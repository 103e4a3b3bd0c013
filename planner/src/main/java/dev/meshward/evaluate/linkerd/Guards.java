package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.linkerd.Guard.GuardedRoute;
import dev.meshward.evaluate.linkerd.ServerView.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what stands before a port of a pod (linkerd.md C.2). */
final class Guards {

    private final Installation installation;
    private final Servers servers = new Servers();
    private final Grants grants;
    private final Routes routes;
    private final PerWorld<Pod, Map<Integer, List<Guard>>> guardsByPort = new PerWorld<>();

    Guards(Installation installation, Grants grants, Routes routes) {
        this.installation = installation;
        this.grants = grants;
        this.routes = routes;
    }

    /** Several where it is not known which Server is the oldest. */
    List<Guard> of(Pod pod, int port, World world) {
        return guardsByPort.of(pod, world, HashMap::new).computeIfAbsent(port, _ -> found(pod, port, world));
    }

    private List<Guard> found(Pod pod, int port, World world) {
        var claiming = servers.of(pod, port, world);
        return claiming.isEmpty()
                ? List.of(byDefault(pod, port, world))
                : claiming.stream()
                        .map(server -> of(server, pod.namespace(), world))
                        .toList();
    }

    /** Numbers of ports that Servers claim on this pod, declared or not. */
    Stream<Integer> claimed(Pod pod, World world) {
        return servers.claimed(pod, world);
    }

    /** Policies and routes say nothing about a port without a Server, not even those for the whole namespace. */
    private Guard byDefault(Pod pod, int port, World world) {
        var settings = installation.settings(world);
        var annotations = new Annotations(pod);
        var policy = annotations.defaultPolicy(port, settings);
        var rule = "default-inbound-policy " + policy.word();
        return new Guard(
                rule,
                annotations.isOpaqueInbound(port, settings) ? Protocol.OPAQUE : Protocol.DETECTED,
                grants.byItself(policy, rule, settings),
                List.of(),
                "");
    }

    private Guard of(ServerView server, String namespace, World world) {
        return new Guard(
                server.id(),
                server.protocol(),
                grants.of(server, namespace, world),
                routes.of(server, namespace, world).stream()
                        .map(route -> new GuardedRoute(route, grants.of(route, namespace, world)))
                        .toList(),
                limit(server, namespace, world));
    }

    /** Requests of gRPC are never limited, nor is what is opaque (linkerd.md C.6). */
    private static String limit(ServerView server, String namespace, World world) {
        boolean isLimitable = switch (server.protocol()) {
            case DETECTED, HTTP1, HTTP2 -> true;
            case GRPC, OPAQUE, TLS -> false;
        };
        return world.in(LinkerdRules.POLICY, "HTTPLocalRateLimitPolicy", namespace).stream()
                .filter(limit -> isLimitable
                        && limit.at("spec", "targetRef", "kind").is("Server")
                        && limit.at("spec", "targetRef", "name").is(server.name()))
                .map(limit -> "HTTPLocalRateLimitPolicy " + namespace + "/"
                        + limit.key().name())
                .findFirst()
                .orElse("");
    }
}
