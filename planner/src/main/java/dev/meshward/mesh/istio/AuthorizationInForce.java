package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which AuthorizationPolicies were found that hold for a workload. Those of the root namespace hold in every namespace; a
 * selector there matches in the whole mesh, unlike that of a PeerAuthentication.
 */
public record AuthorizationInForce(KnownObjects present, String rootNamespace) {

    public static final String KIND = "AuthorizationPolicy";
    static final String V1 = "security.istio.io/v1";
    public static final String DRY_RUN = "istio.io/dry-run";

    /** An enforced ALLOW policy for these pods, in words; with one in force, whatever no ALLOW policy admits is refused. */
    public Optional<String> allowPolicyOf(String namespace, Map<String, String> podLabels) {
        return inScope(namespace)
                .filter(AuthorizationInForce::isEnforcedAllow)
                .filter(policy -> selects(policy, podLabels))
                .map(AuthorizationInForce::words)
                .findFirst();
    }

    /** The policies that decide for these pods once they have a proxy: those that only log or rehearse are left out. */
    List<Manifest> enforcedOn(String namespace, Map<String, String> podLabels) {
        return inScope(namespace)
                .filter(policy -> !policy.annotation(DRY_RUN).isTrue())
                .filter(policy -> !policy.at("spec", "action").is("AUDIT"))
                .filter(policy -> selects(policy, podLabels))
                .sorted(Comparator.comparing(Manifest::key))
                .toList();
    }

    private Stream<Manifest> inScope(String namespace) {
        var found = present.found();
        var own = found.objectsIn(IstioObject.SECURITY, KIND, namespace).stream();
        return namespace.equals(rootNamespace)
                ? own
                : Stream.concat(own, found.objectsIn(IstioObject.SECURITY, KIND, rootNamespace).stream());
    }

    static boolean isEnforcedAllow(Manifest policy) {
        return policy.at("spec", "action").textOr("ALLOW").equals("ALLOW")
                && !policy.annotation(DRY_RUN).isTrue();
    }

    /** A policy with target references is meant for gateways and waypoints; sidecars ignore it. */
    private static boolean selects(Manifest policy, Map<String, String> podLabels) {
        if (policy.at("spec", "targetRefs").isPresent()
                || policy.at("spec", "targetRef").isPresent()) {
            return false;
        }
        var selector = policy.at("spec", "selector", "matchLabels").textByKey();
        return podLabels.entrySet().containsAll(selector.entrySet());
    }

    static String words(Manifest policy) {
        return "AuthorizationPolicy " + policy.key().namespace() + "/"
                + policy.key().name();
    }
}
