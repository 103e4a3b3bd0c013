package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.Views;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;

/** Whom objects may matter to. */
final class Reaches {

    private static final String INJECTOR = "linkerd-proxy-injector";

    private final Installation installation;
    private final SharedAuthentications shared;
    private final Views<Manifest, ServerView> servers = new Views<>(ServerView::of);
    private final Views<Manifest, AuthorizationPolicyView> policies = new Views<>(AuthorizationPolicyView::of);

    Reaches(Installation installation, SharedAuthentications shared) {
        this.installation = installation;
        this.shared = shared;
    }

    /** @param around every object beside it: policies matter to the pods of the Servers they name */
    List<Reach> of(Manifest object, Versions around) {
        return isPolicy(object.key()) ? ofPolicies(object, around) : List.of(ofOther(object));
    }

    private List<Reach> ofPolicies(Manifest object, Versions around) {
        var key = object.key();
        return switch (key.kind()) {
            case "Server" -> ofServer(servers.of(object), key.namespace());
            case "AuthorizationPolicy" -> ofPolicy(policies.of(object), around);
            case "ServerAuthorization" -> ofNamed(object.at("spec", "server", "name"), key, around);
            case "HTTPLocalRateLimitPolicy" -> ofNamed(object.at("spec", "targetRef", "name"), key, around);
            case "MeshTLSAuthentication", "NetworkAuthentication" -> ofAuthentication(key, around);
            default -> List.of(ofOther(object));
        };
    }

    private List<Reach> ofAuthentication(ObjectKey key, Versions around) {
        return shared.has(key)
                ? List.of(new Reach.Everybody())
                : around.in(LinkerdRules.POLICY, "AuthorizationPolicy", key.namespace())
                        .map(policies::of)
                        .filter(policy -> policy.refersTo(key))
                        .flatMap(policy -> ofPolicy(policy, around).stream())
                        .distinct()
                        .toList();
    }

    /** One on a Server is about the pods of that Server; of any other every callee of the namespace is looked at. */
    private List<Reach> ofPolicy(AuthorizationPolicyView policy, Versions around) {
        return policy.target()
                .flatMap(target -> target instanceof AuthorizationPolicyView.Target.OfServer(var name)
                        ? Optional.of(ofServers(name, policy.namespace(), around))
                        : Optional.empty())
                .orElseGet(() -> List.of(callees(policy.namespace())));
    }

    private List<Reach> ofNamed(Field server, ObjectKey key, Versions around) {
        return server.isPresent()
                ? ofServers(server.textOr(""), key.namespace(), around)
                : List.of(callees(key.namespace()));
    }

    private List<Reach> ofServers(String name, String namespace, Versions around) {
        return around.in(LinkerdRules.POLICY, "Server", namespace)
                .map(servers::of)
                .filter(server -> server.name().equals(name))
                .flatMap(server -> ofServer(server, namespace).stream())
                .distinct()
                .toList();
    }

    private static List<Reach> ofServer(ServerView server, String namespace) {
        return server.pods().<Reach>map(pods -> new Reach.PodsOf(namespace, pods, Reach.Ends.CALLEE)).stream()
                .toList();
    }

    private Reach ofOther(Manifest object) {
        var key = object.key();
        return switch (key.kind()) {
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

    private static Reach callees(String namespace) {
        return LinkerdRules.ofNamespace(namespace, Reach.Ends.CALLEE);
    }

    /** On Servers it is about their namespace, on one Service about calls to it. */
    private static Reach ofRoute(RouteView route) {
        var parents = route.parents();
        if (parents.stream().allMatch(parent -> parent.kind().equals("Server"))) {
            return callees(route.namespace());
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
