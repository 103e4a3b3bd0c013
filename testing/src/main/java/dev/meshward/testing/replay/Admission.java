package dev.meshward.testing.replay;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether authorization lets a call in. Istio: with any ALLOW policy on a workload, a request has to fit one of their
 * rules; a DENY policy that fits wins; dry-run policies decide nothing.
 */
record Admission(World world) {

    private static final String ROOT = "istio-system";
    private static final Set<String> UNDERSTOOD_SOURCES =
            Set.of("principals", "namespaces", "ipBlocks", "remoteIpBlocks", "serviceAccounts");

    /**
     * @param caller empty when the call arrives in plaintext, and so without identity
     */
    boolean admits(PodState callee, int containerPort, Optional<PodState> caller) {
        var policies = policiesOn(callee);
        var allowing = policies.stream()
                .filter(policy -> action(policy).equals("ALLOW"))
                .toList();
        var denied = policies.stream()
                .filter(policy -> action(policy).equals("DENY"))
                .anyMatch(policy -> fits(policy, containerPort, caller));
        return !denied
                && (allowing.isEmpty() || allowing.stream().anyMatch(policy -> fits(policy, containerPort, caller)));
    }

    private List<Map<String, @Nullable Object>> policiesOn(PodState callee) {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        for (var namespace : Set.of(callee.id().namespace(), ROOT)) {
            for (var policy : world.in(namespace, "security.istio.io", "AuthorizationPolicy")) {
                var selector = World.texts(PlainData.map(
                        PlainData.map(spec(policy).get("selector")).get("matchLabels")));
                if (!isDryRun(policy) && callee.labels().entrySet().containsAll(selector.entrySet())) {
                    found.add(policy);
                }
            }
        }
        return found;
    }

    private static boolean isDryRun(Map<String, @Nullable Object> policy) {
        var annotations = PlainData.map(PlainData.map(policy.get("metadata")).get("annotations"));
        return PlainData.text(annotations.get("istio.io/dry-run")).equals("true");
    }

    private static String action(Map<String, @Nullable Object> policy) {
        var action = PlainData.text(spec(policy).get("action"));
        return action.isEmpty() ? "ALLOW" : action;
    }

    private boolean fits(Map<String, @Nullable Object> policy, int port, Optional<PodState> caller) {
        return PlainData.list(spec(policy).get("rules")).stream()
                .map(PlainData::map)
                .anyMatch(rule -> comesFrom(rule, caller) && goesTo(rule, port));
    }

    private boolean comesFrom(Map<String, @Nullable Object> rule, Optional<PodState> caller) {
        var from = PlainData.list(rule.get("from"));
        return from.isEmpty()
                || from.stream()
                        .map(each -> PlainData.map(PlainData.map(each).get("source")))
                        .anyMatch(source -> isSource(source, caller));
    }

    private boolean isSource(Map<String, @Nullable Object> source, Optional<PodState> caller) {
        if (!UNDERSTOOD_SOURCES.containsAll(source.keySet())) {
            throw new IllegalStateException("A rule names a source this replay cannot read: " + source);
        }
        if (source.containsKey("ipBlocks") || source.containsKey("remoteIpBlocks")) {
            return true;
        }
        return caller.map(pod -> hasPrincipal(source, pod)
                        || PlainData.list(source.get("serviceAccounts")).contains(account(pod))
                        || PlainData.list(source.get("namespaces"))
                                .contains(pod.id().namespace()))
                .orElse(false);
    }

    private static String account(PodState pod) {
        return pod.id().namespace() + "/" + pod.serviceAccount();
    }

    private boolean hasPrincipal(Map<String, @Nullable Object> source, PodState pod) {
        var identity = "/ns/" + pod.id().namespace() + "/sa/" + pod.serviceAccount();
        var principals = PlainData.list(source.get("principals"));
        return world.trustDomains().stream().anyMatch(domain -> principals.contains(domain + identity));
    }

    private static boolean goesTo(Map<String, @Nullable Object> rule, int port) {
        var to = PlainData.list(rule.get("to"));
        return to.isEmpty()
                || to.stream()
                        .map(each ->
                                PlainData.list(PlainData.map(PlainData.map(each).get("operation"))
                                        .get("ports")))
                        .anyMatch(ports -> ports.isEmpty() || ports.contains(Integer.toString(port)));
    }

    private static Map<String, @Nullable Object> spec(Map<String, @Nullable Object> policy) {
        return PlainData.map(policy.get("spec"));
    }
}
