package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.istio.AuthorizationInForce;
import dev.meshward.mesh.istio.IstioObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * AuthorizationPolicies that speak of requests, which ztunnel does not read (istio.md B.5; istio: ambient/authorization.go).
 * An ALLOW rule with such a field is left out, and what nobody allows is refused; of a DENY rule the rest is enforced, so
 * that it refuses more.
 */
record RequestRules(KnownObjects present, String rootNamespace) {

    private static final Set<String> OF_REQUESTS =
            Set.of("hosts", "notHosts", "methods", "notMethods", "paths", "notPaths");
    private static final Set<String> OF_TOKENS =
            Set.of("remoteIpBlocks", "notRemoteIpBlocks", "requestPrincipals", "notRequestPrincipals");
    private static final Set<String> OF_CONNECTIONS =
            Set.of("source.ip", "source.namespace", "source.principal", "destination.ip", "destination.port");

    /** Why ztunnel would refuse calls that the policies mean to let in. */
    Optional<String> refusingAllOf(Workload workload) {
        var labels = workload.template().labels();
        return Stream.of(workload.namespace(), rootNamespace)
                .distinct()
                .flatMap(namespace ->
                        present.found().objectsIn(IstioObject.SECURITY, AuthorizationInForce.KIND, namespace).stream())
                .filter(policy -> isForZtunnel(policy)
                        && labels.entrySet()
                                .containsAll(policy.at("spec", "selector", "matchLabels")
                                        .textByKey()
                                        .entrySet()))
                .flatMap(policy -> requestField(policy).stream())
                .findFirst();
    }

    private static boolean isForZtunnel(Manifest policy) {
        var action = policy.at("spec", "action").textOr("ALLOW");
        return policy.at("spec", "targetRefs").isAbsent()
                && policy.at("spec", "targetRef").isAbsent()
                && (action.equals("ALLOW") || action.equals("DENY"))
                && !policy.annotation(AuthorizationInForce.DRY_RUN).isTrue();
    }

    private static Optional<String> requestField(Manifest policy) {
        boolean denies = policy.at("spec", "action").is("DENY");
        return policy.at("spec", "rules").items().stream()
                .filter(rule -> !denies || isStillEnforced(rule))
                .flatMap(RequestRules::requestFields)
                .findFirst()
                .map(field -> "AuthorizationPolicy " + policy.key().namespace() + "/"
                        + policy.key().name() + " speaks of requests (" + field.path()
                        + "), which ztunnel does not read: it would refuse calls that this policy means to let in. A"
                        + " waypoint enforces such rules; attach the policy to the Service by targetRefs first");
    }

    /** A clause of which nothing is left never matches, and with it the whole rule. */
    private static boolean isStillEnforced(Field rule) {
        var to = rule.at("to").items();
        var from = rule.at("from").items();
        return (to.isEmpty() || to.stream().anyMatch(each -> hasAnother(each.at("operation"), OF_REQUESTS)))
                && (from.isEmpty() || from.stream().anyMatch(each -> hasAnother(each.at("source"), OF_TOKENS)))
                && rule.at("when").items().stream()
                        .allMatch(when -> OF_CONNECTIONS.contains(when.at("key").textOr("")));
    }

    private static boolean hasAnother(Field fields, Set<String> known) {
        return fields.entries().stream().anyMatch(field -> !known.contains(field.key()));
    }

    private static Stream<Field> requestFields(Field rule) {
        var operations = rule.at("to").items().stream()
                .flatMap(to -> to.at("operation").entries().stream())
                .filter(field -> OF_REQUESTS.contains(field.key()));
        var sources = rule.at("from").items().stream()
                .flatMap(from -> from.at("source").entries().stream())
                .filter(field -> OF_TOKENS.contains(field.key()));
        var conditions = rule.at("when").items().stream()
                .map(when -> when.at("key"))
                .filter(key -> !OF_CONNECTIONS.contains(key.textOr("")));
        return Stream.of(operations, sources, conditions).flatMap(each -> each);
    }
}
