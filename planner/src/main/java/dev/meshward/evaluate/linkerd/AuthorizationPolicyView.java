package dev.meshward.evaluate.linkerd;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An AuthorizationPolicy as it decides (linkerd.md A.1, C.3).
 *
 * @param target empty for a kind that nobody knows, which makes Linkerd pass over the policy
 * @param accounts required ServiceAccounts
 * @param meshTls required MeshTLSAuthentications
 * @param networks required NetworkAuthentications
 * @param isKnown false where something of an unknown kind is required, which makes Linkerd pass over the policy
 */
record AuthorizationPolicyView(
        String id,
        String namespace,
        Optional<Target> target,
        List<ObjectKey> accounts,
        List<ObjectKey> meshTls,
        List<ObjectKey> networks,
        boolean isKnown) {

    /** What it guards. */
    sealed interface Target {
        /** Every Server of its namespace. */
        record OfNamespace() implements Target {}

        record OfServer(String name) implements Target {}

        /** @param kind in small letters, as it is compared */
        record OfRoute(String group, String kind, String name) implements Target {}
    }

    private static final String ROUTES = "gateway.networking.k8s.io";

    static AuthorizationPolicyView of(Manifest object) {
        var refs = object.at("spec", "requiredAuthenticationRefs").items();
        var own = object.key().namespace();
        var accounts = refs(refs, "", "ServiceAccount", own);
        var meshTls = refs(refs, LinkerdRules.POLICY, "MeshTLSAuthentication", own);
        var networks = refs(refs, LinkerdRules.POLICY, "NetworkAuthentication", own);
        return new AuthorizationPolicyView(
                "AuthorizationPolicy " + own + "/" + object.key().name(),
                own,
                target(object.at("spec", "targetRef")),
                accounts,
                meshTls,
                networks,
                accounts.size() + meshTls.size() + networks.size() == refs.size());
    }

    private static Optional<Target> target(Field ref) {
        var name = ref.at("name").textOr("");
        if (is(ref, "", "Namespace")) {
            return Optional.of(new Target.OfNamespace());
        }
        if (is(ref, LinkerdRules.POLICY, "Server")) {
            return Optional.of(new Target.OfServer(name));
        }
        boolean isRoute = is(ref, LinkerdRules.POLICY, "HTTPRoute")
                || is(ref, ROUTES, "HTTPRoute")
                || is(ref, ROUTES, "GRPCRoute");
        return isRoute ? Optional.of(new Target.OfRoute(group(ref), kind(ref), name)) : Optional.empty();
    }

    private static List<ObjectKey> refs(List<Field> refs, String group, String kind, String own) {
        return refs.stream()
                .filter(ref -> is(ref, group, kind))
                .map(ref -> new ObjectKey(
                        group,
                        kind,
                        ref.at("namespace").textOr(own),
                        ref.at("name").textOr("")))
                .toList();
    }

    private static boolean is(Field ref, String group, String kind) {
        return group(ref).equals(group) && kind(ref).equals(kind.toLowerCase(Locale.ROOT));
    }

    private static String group(Field ref) {
        var group = ref.at("group").textOr("").toLowerCase(Locale.ROOT);
        return group.equals("core") ? "" : group;
    }

    private static String kind(Field ref) {
        return ref.at("kind").textOr("").toLowerCase(Locale.ROOT);
    }

    boolean refersTo(ObjectKey authentication) {
        return meshTls.contains(authentication) || networks.contains(authentication);
    }

    boolean guards(ServerView server) {
        return target.filter(each -> switch (each) {
                    case Target.OfNamespace _ -> true;
                    case Target.OfServer(var name) -> name.equals(server.name());
                    case Target.OfRoute _ -> false;
                })
                .isPresent();
    }

    boolean guards(RouteView route) {
        return target.filter(each -> each instanceof Target.OfRoute(var group, var kind, var name)
                        && group.equals(route.group())
                        && kind.equals(route.kind().toLowerCase(Locale.ROOT))
                        && name.equalsIgnoreCase(route.name()))
                .isPresent();
    }

    /** More than one of whom a caller has to be at once, or of where it has to come from, is a mistake: it counts for nothing. */
    boolean isLegal() {
        return isKnown && accounts.size() + meshTls.size() < 2 && networks.size() < 2;
    }
}
