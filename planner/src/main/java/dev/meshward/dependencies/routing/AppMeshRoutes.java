package dev.meshward.dependencies.routing;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * App Mesh: a virtual service is provided by a node or by a router whose routes lead to nodes; a node stands for pods,
 * is found under a host name, and lists the virtual services its pods call.
 */
public final class AppMeshRoutes implements EvidenceSource {

    private static final String GROUP = "appmesh.k8s.aws";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        for (var node : surroundings.snapshot().objectsOf(GROUP, "VirtualNode")) {
            for (var backend : node.at("spec", "backends").items()) {
                var reference = backend.at("virtualService", "virtualServiceRef");
                find("VirtualService", reference, node, surroundings)
                        .ifPresent(service -> stateBackend(node, service, backend, surroundings, claims));
            }
        }
    }

    private static void stateBackend(
            Manifest node, Manifest service, Field backend, Surroundings surroundings, Consumer<Claim> claims) {
        var selector = LabelSelector.of(node.at("spec", "podSelector"));
        var callers = selector.selectsEverything()
                ? List.<Workload>of()
                : surroundings.queries().workloads(node.key().namespace(), selector);
        targets(service, surroundings).forEach((target, port) -> {
            for (var caller : callers) {
                var because = "The virtual node " + node.key().name() + " lists "
                        + service.key().name() + " among what it calls, and that leads to " + target;
                claims.accept(new Claim(
                        new Caller.Pods(caller.id()),
                        surroundings.callee(target),
                        port,
                        "",
                        DependencyKind.CALL,
                        new Evidence.RoutingDeclaration("virtualnode", backend.place(), Confidence.HIGH, because)));
            }
        });
    }

    static List<Redirect> redirects(Surroundings surroundings) {
        var redirects = new ArrayList<Redirect>();
        for (var service : surroundings.snapshot().objectsOf(GROUP, "VirtualService")) {
            var host = service.at("spec", "awsName").textOr(service.key().name());
            var called = IstioRoutes.service(host, service, surroundings);
            targets(service, surroundings)
                    .forEach((target, port) -> redirects.add(new Redirect(
                            "virtualrouter", called, target, Optional.of(port).filter(p -> p != 0), service.place())));
        }
        return redirects;
    }

    /** The Services that a virtual service leads to, each with its port. */
    private static Map<ServiceId, Integer> targets(Manifest service, Surroundings surroundings) {
        var targets = new LinkedHashMap<ServiceId, Integer>();
        var provider = service.at("spec", "provider");
        addNode(targets, provider.at("virtualNode", "virtualNodeRef"), service, surroundings);
        find("VirtualRouter", provider.at("virtualRouter", "virtualRouterRef"), service, surroundings)
                .ifPresent(router -> addRouter(targets, router, surroundings));
        return targets;
    }

    private static void addRouter(Map<ServiceId, Integer> targets, Manifest router, Surroundings surroundings) {
        for (var route : router.at("spec", "routes").items()) {
            for (var kind : List.of("httpRoute", "http2Route", "grpcRoute", "tcpRoute")) {
                for (var target : route.at(kind, "action", "weightedTargets").items()) {
                    addNode(targets, target.at("virtualNodeRef"), router, surroundings);
                }
            }
        }
    }

    private static void addNode(
            Map<ServiceId, Integer> targets, Field reference, Manifest owner, Surroundings surroundings) {
        find("VirtualNode", reference, owner, surroundings).ifPresent(node -> {
            var host = node.at("spec", "serviceDiscovery", "dns", "hostname").textOr("");
            if (surroundings.names().resolve(host, node.key().namespace()) instanceof Resolution.Found found) {
                targets.put(found.service().id(), port(node));
            }
        });
    }

    private static int port(Manifest node) {
        return node.at("spec", "listeners").items().stream()
                .map(listener -> listener.at("portMapping", "port").wholeOr(0))
                .findFirst()
                .orElse(0);
    }

    private static Optional<Manifest> find(String kind, Field reference, Manifest owner, Surroundings surroundings) {
        var namespace = reference.at("namespace").textOr(owner.key().namespace());
        return surroundings
                .snapshot()
                .object(new ObjectKey(
                        GROUP, kind, namespace, reference.at("name").textOr("")));
    }
}
