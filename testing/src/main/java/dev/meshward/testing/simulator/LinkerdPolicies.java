package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Optional;

/** Who is let in by a Server and the policies that name it (linkerd.md C.3, C.4). */
record LinkerdPolicies(Cluster cluster, LinkerdMesh mesh) {

    private static final String GROUP = "policy.linkerd.io/";

    private static final List<String> POLICIES = List.of(
            "all-unauthenticated",
            "all-authenticated",
            "cluster-unauthenticated",
            "cluster-authenticated",
            "audit",
            "deny");

    static boolean isPolicy(String word) {
        return POLICIES.contains(word);
    }

    /** What a default policy or an access policy lets in by itself; one that is not written denies. */
    static Answer implied(String policy, Sending sending) {
        boolean isMember = sending.kind() == Sending.Kind.MUTUAL;
        return switch (policy) {
            case "all-unauthenticated", "audit" -> Answer.YES;
            case "all-authenticated" -> Answer.of(isMember);
            case "cluster-unauthenticated" -> isMember ? Answer.YES : Answer.MAYBE;
            case "cluster-authenticated" -> Answer.of(isMember);
            default -> Answer.NO;
        };
    }

    Answer admit(Thing server, Sending sending) {
        var byItself = implied(server.text("spec", "accessPolicy"), sending);
        var byPolicies = Answer.any(
                cluster.in(server.namespace(), GROUP + "AuthorizationPolicy"),
                policy -> isFor(policy, server) ? lets(policy, sending) : Answer.NO);
        var byOlder =
                cluster.in(server.namespace(), GROUP + "ServerAuthorization").isEmpty() ? Answer.NO : Answer.MAYBE;
        var admitted = byItself.or(byPolicies).or(byOlder);
        return hasRoutes(server) ? Answer.MAYBE : admitted;
    }

    private static boolean isFor(Thing policy, Thing server) {
        var kind = policy.text("spec", "targetRef", "kind");
        var name = policy.text("spec", "targetRef", "name");
        return (kind.equals("Server") && name.equals(server.name()))
                || (kind.equals("Namespace") && name.equals(server.namespace()));
    }

    /** What requests ask for nobody knows here, and with routes that counts. */
    private boolean hasRoutes(Thing server) {
        return List.of(
                        GROUP + "HTTPRoute",
                        "gateway.networking.k8s.io/HTTPRoute",
                        "gateway.networking.k8s.io/GRPCRoute")
                .stream()
                .flatMap(type -> cluster.in(server.namespace(), type).stream())
                .anyMatch(route -> route.parts("spec", "parentRefs").stream()
                        .anyMatch(parent -> parent.text("kind").equals("Server")
                                && parent.text("name").equals(server.name())));
    }

    /** Every reference has to hold; one that leads nowhere makes the policy count for nothing. */
    private Answer lets(Thing policy, Sending sending) {
        return Answer.every(policy.parts("spec", "requiredAuthenticationRefs"), each -> holds(each, policy, sending));
    }

    private Answer holds(Thing reference, Thing policy, Sending sending) {
        var kind = reference.text("kind");
        var place = reference.has("namespace") ? reference.text("namespace") : policy.namespace();
        if (kind.equals("ServiceAccount")) {
            return Answer.of(sending.who().equals(place + "/" + reference.text("name")));
        }
        return found(kind, place, reference.text("name"))
                .map(each -> kind.equals("NetworkAuthentication") ? byNetwork(each) : byIdentity(each, sending))
                .orElse(Answer.NO);
    }

    private Optional<Thing> found(String kind, String namespace, String name) {
        return cluster.find(new Name(GROUP + kind, namespace, name));
    }

    /** Addresses are not known here, but some lists hold all of them. */
    private static Answer byNetwork(Thing authentication) {
        boolean isAll = authentication.parts("spec", "networks").stream()
                .anyMatch(each -> each.text("cidr").equals("0.0.0.0/0") && !each.has("except"));
        return isAll ? Answer.YES : Answer.MAYBE;
    }

    private Answer byIdentity(Thing authentication, Sending sending) {
        if (sending.who().isEmpty()) {
            return Answer.NO;
        }
        if (sending.who().equals(Sending.SOMEBODY)) {
            return Answer.MAYBE;
        }
        boolean byName =
                authentication.texts("spec", "identities").stream().anyMatch(each -> matches(each, sending.who()));
        boolean byReference = authentication.parts("spec", "identityRefs").stream()
                .anyMatch(each -> isNamed(each, authentication.namespace(), sending.who()));
        return Answer.of(byName || byReference);
    }

    private boolean matches(String pattern, String who) {
        var identity = identity(who);
        return pattern.equals("*")
                || (pattern.startsWith("*") ? identity.endsWith(pattern.substring(1)) : identity.equals(pattern));
    }

    /** {@code cart.shop.serviceaccount.identity.linkerd.cluster.local}. */
    private String identity(String who) {
        int slash = who.indexOf('/');
        var values = mesh.values(cluster);
        var written = values.text("identityTrustDomain");
        var domain = written.isEmpty() ? values.text("clusterDomain") : written;
        return who.substring(slash + 1) + "." + who.substring(0, slash) + ".serviceaccount.identity." + mesh.home()
                + "." + (domain.isEmpty() ? "cluster.local" : domain);
    }

    private static boolean isNamed(Thing reference, String own, String who) {
        if (reference.text("kind").equals("Namespace")) {
            return who.startsWith(reference.text("name") + "/");
        }
        var place = reference.has("namespace") ? reference.text("namespace") : own;
        return who.equals(place + "/" + reference.text("name"));
    }
}
