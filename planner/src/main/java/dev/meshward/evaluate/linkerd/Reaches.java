package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Reach;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;

/** Whom objects may matter to. */
final class Reaches {

    private static final String INJECTOR = "linkerd-proxy-injector";

    private final Installation installation;
    private final SharedAuthentications shared;

    Reaches(Installation installation, SharedAuthentications shared) {
        this.installation = installation;
        this.shared = shared;
    }

    Reach of(Manifest object) {
        var key = object.key();
        return switch (key.kind()) {
            case "Server" -> ofServer(object);
            case "AuthorizationPolicy", "ServerAuthorization", "HTTPLocalRateLimitPolicy" ->
                isPolicy(key) ? callees(key) : new Reach.Nobody();
            case "MeshTLSAuthentication", "NetworkAuthentication" ->
                shared.has(key) ? new Reach.Everybody() : callees(key);
            case "HTTPRoute", "GRPCRoute" -> ofRoute(RouteView.of(object));
            case "ServiceProfile" -> ofProfile(key);
            case "TrafficSplit" -> new Reach.CallsTo(TrafficSplits.splits(object));
            case "EgressNetwork" ->
                key.namespace().equals(EgressNetworks.FOR_ALL)
                        ? new Reach.Everybody()
                        : LinkerdRules.ofNamespace(key.namespace(), Reach.Ends.CALLER);
            case "ConfigMap" -> installation.isConfig(key) ? new Reach.Everybody() : new Reach.Nobody();
            case "MutatingWebhookConfiguration" ->
                key.name().startsWith(INJECTOR) ? new Reach.Everybody() : new Reach.Nobody();
            case "Deployment" ->
                key.name().equals(INJECTOR) && key.namespace().equals(installation.home())
                        ? new Reach.Everybody()
                        : new Reach.Nobody();
            default -> new Reach.Nobody();
        };
    }

    private static boolean isPolicy(ObjectKey key) {
        return key.group().equals(LinkerdRules.POLICY);
    }

    private static Reach callees(ObjectKey key) {
        return LinkerdRules.ofNamespace(key.namespace(), Reach.Ends.CALLEE);
    }

    private static Reach ofServer(Manifest object) {
        return isPolicy(object.key())
                ? ServerView.of(object)
                        .pods()
                        .<Reach>map(pods -> new Reach.PodsOf(object.key().namespace(), pods, Reach.Ends.CALLEE))
                        .orElse(new Reach.Nobody())
                : new Reach.Nobody();
    }

    /** On Servers it is about their namespace, on one Service about calls to it. */
    private static Reach ofRoute(RouteView route) {
        var parents = route.parents();
        if (parents.stream().allMatch(parent -> parent.kind().equals("Server"))) {
            return LinkerdRules.ofNamespace(route.namespace(), Reach.Ends.CALLEE);
        }
        if (parents.stream().allMatch(parent -> parent.kind().equals("Gateway"))) {
            return new Reach.Nobody();
        }
        return parents.size() == 1 && parents.getFirst().kind().equals("Service")
                ? new Reach.CallsTo(new ServiceId(
                        parents.getFirst().namespace(), parents.getFirst().name()))
                : new Reach.Everybody();
    }

    private static Reach ofProfile(ObjectKey key) {
        var parts = List.of(key.name().split("\\.", -1));
        return parts.size() > 2 && parts.get(2).equals("svc")
                ? new Reach.CallsTo(new ServiceId(parts.get(1), parts.get(0)))
                : new Reach.Nobody();
    }
}
