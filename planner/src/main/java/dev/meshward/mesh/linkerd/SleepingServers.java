package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.SleepingRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that wait for a proxy, with whom they let in (linkerd.md C.2, C.3). A port without a Server obeys an annotation,
 * which the join sets.
 */
final class SleepingServers implements SleepingRules {

    private final ClusterSnapshot snapshot;
    private final ServersInForce servers;

    SleepingServers(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.servers = new ServersInForce(snapshot);
    }

    @Override
    public List<Manifest> on(Workload workload) {
        boolean isAwake = LinkerdMembership.of(workload, snapshot).rung().isAtLeast(Rung.JOINED);
        return isAwake ? List.of() : asleep(workload);
    }

    /** An annotation asks in vain where there is no control plane, and one may only be out of sight. */
    @Override
    public boolean isSureAbout(Workload workload) {
        boolean isNamespaceSeen = snapshot.namespace(workload.namespace())
                .flatMap(Namespace::manifest)
                .isPresent();
        return isNamespaceSeen
                && (ControlPlane.in(snapshot).isInstalled() || !LinkerdMembership.isAsked(workload, snapshot));
    }

    private List<Manifest> asleep(Workload workload) {
        return of(Server.KIND, workload.namespace()).stream()
                .map(Server::new)
                .filter(server -> server.selects(workload.template().labels()))
                .filter(server -> !server.accessPolicy().acceptsPlaintext())
                .map(Server::manifest)
                .sorted(Comparator.comparing(Manifest::key))
                .toList();
    }

    /** Where nobody can tell which Server decides, only what all of them refuse is refused. */
    @Override
    public Optional<Refusal> refusal(Workload callee, int containerPort, Optional<ServiceAccountId> caller) {
        var deciding = containerPort == 0 ? List.<Server>of() : servers.found(callee, containerPort);
        boolean isRefused = !deciding.isEmpty() && deciding.stream().noneMatch(server -> mayLetIn(server, caller));
        return isRefused ? Optional.of(refusal(deciding.getFirst())) : Optional.empty();
    }

    private static Refusal refusal(Server server) {
        var name = "Server " + server.manifest().key().namespace() + "/" + server.name();
        boolean isSilent = server.manifest().at("spec", "accessPolicy").isAbsent();
        return new Refusal(
                server.manifest(),
                isSilent
                        ? name + " has no accessPolicy, which denies, and no policy lets them in"
                        : name + " says " + server.accessPolicy().word() + ", and no policy lets them in");
    }

    private boolean mayLetIn(Server server, Optional<ServiceAccountId> caller) {
        return byItself(server, caller) || byPolicies(server, caller) || byServerAuthorizations(server, caller);
    }

    private static boolean byItself(Server server, Optional<ServiceAccountId> caller) {
        var policy = server.accessPolicy();
        return policy.acceptsPlaintext() || (policy != InboundPolicy.DENY && caller.isPresent());
    }

    private boolean byPolicies(Server server, Optional<ServiceAccountId> caller) {
        return of(PolicyObjects.AUTHORIZATION, server.manifest().key().namespace()).stream()
                .filter(policy -> mayConcern(server, policy.at("spec", "targetRef")))
                .anyMatch(policy -> policy.at("spec", "requiredAuthenticationRefs").items().stream()
                        .allMatch(reference -> mayHold(reference, policy, caller)));
    }

    /** A policy on a route lets in what the route describes, which the call does not say. */
    private static boolean mayConcern(Server server, Field target) {
        return switch (target.at("kind").textOr("")) {
            case "Server" -> target.at("name").is(server.name());
            case "Namespace", "HTTPRoute", "GRPCRoute" -> true;
            default -> false;
        };
    }

    private boolean mayHold(Field reference, Manifest policy, Optional<ServiceAccountId> caller) {
        var namespace = reference.at("namespace").textOr(policy.key().namespace());
        var name = reference.at("name").textOr("");
        return switch (reference.at("kind").textOr("")) {
            case "ServiceAccount" ->
                caller.filter(new ServiceAccountId(namespace, name)::equals).isPresent();
            case PolicyObjects.MESH_TLS ->
                found(PolicyObjects.MESH_TLS, namespace, name)
                        .filter(authentication -> proves(authentication, caller))
                        .isPresent();
            // Which address a caller comes from is not known; a missing object makes the whole policy void.
            case PolicyObjects.NETWORK ->
                found(PolicyObjects.NETWORK, namespace, name).isPresent();
            default -> false;
        };
    }

    private static boolean proves(Manifest authentication, Optional<ServiceAccountId> caller) {
        return caller.filter(who -> authentication.at("spec", "identities").texts().stream()
                                .anyMatch(identity -> mayBe(who, identity))
                        || authentication.at("spec", "identityRefs").items().stream()
                                .anyMatch(reference -> refersTo(who, reference, authentication)))
                .isPresent();
    }

    private static boolean refersTo(ServiceAccountId who, Field reference, Manifest authentication) {
        var name = reference.at("name").textOr("");
        return switch (reference.at("kind").textOr("")) {
            case "Namespace" -> name.equals(who.namespace());
            case "ServiceAccount" ->
                name.equals(who.name())
                        && reference
                                .at("namespace")
                                .textOr(authentication.key().namespace())
                                .equals(who.namespace());
            default -> false;
        };
    }

    /** The end of an identity names the control plane and the trust domain, which a folder of manifests may not tell. */
    private static boolean mayBe(ServiceAccountId who, String identity) {
        var ours = who.name() + "." + who.namespace() + ".serviceaccount.identity.";
        if (!identity.startsWith("*")) {
            return identity.startsWith(ours) || identity.startsWith("spiffe://");
        }
        var rest = identity.substring(1);
        int account = rest.indexOf(".serviceaccount.identity.");
        return account < 0 || ("." + ours).endsWith(rest.substring(0, account) + ".serviceaccount.identity.");
    }

    private boolean byServerAuthorizations(Server server, Optional<ServiceAccountId> caller) {
        return of("ServerAuthorization", server.manifest().key().namespace()).stream()
                .filter(authorization -> picks(authorization.at("spec", "server"), server))
                .map(authorization -> authorization.at("spec", "client"))
                .anyMatch(client -> client.at("unauthenticated").isTrue()
                        || (caller.isPresent() && client.at("meshTLS").isPresent()));
    }

    private static boolean picks(Field wanted, Server server) {
        var labels = server.manifest().at("metadata", "labels").textByKey();
        Map<String, String> selector = wanted.at("selector", "matchLabels").textByKey();
        return wanted.at("name").is(server.name())
                || (wanted.at("selector").isPresent() && labels.entrySet().containsAll(selector.entrySet()));
    }

    private List<Manifest> of(String kind, String namespace) {
        return snapshot.objectsIn(PolicyObjects.GROUP, kind, namespace);
    }

    private Optional<Manifest> found(String kind, String namespace, String name) {
        return snapshot.object(new ObjectKey(PolicyObjects.GROUP, kind, namespace, name));
    }
}
