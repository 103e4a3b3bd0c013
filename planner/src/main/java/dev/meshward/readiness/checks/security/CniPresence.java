package dev.meshward.readiness.checks.security;

import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a snapshot tells of istio-cni. */
enum CniPresence {
    /** The agent was seen, or the injector works with it. */
    PRESENT,
    /** A control plane is there, and its injector says that it works without. */
    SWITCHED_OFF,
    /** No trace of the mesh: the plan installs what is needed. */
    TO_BE_INSTALLED,
    /** A control plane is there, and nothing read says how it redirects. */
    NOT_KNOWN;

    /** Istio: the values an injector was installed with, as JSON in its ConfigMap. */
    private static final Pattern SETTING =
            Pattern.compile("\"(?:istio_)?cni\"\\s*:\\s*\\{[^{}]*?\"enabled\"\\s*:\\s*(true|false)");

    static CniPresence in(Situation situation) {
        // What the injector was told counts first: an agent it does not work with redirects nothing.
        var settings = settings(situation).toList();
        if (settings.contains("true")) {
            return PRESENT;
        }
        if (settings.contains("false")) {
            return SWITCHED_OFF;
        }
        if (agents(situation).findAny().isPresent()) {
            return PRESENT;
        }
        return meshIsThere(situation) ? NOT_KNOWN : TO_BE_INSTALLED;
    }

    /** What follows for a namespace that can only join through istio-cni. */
    String advice() {
        return switch (this) {
            case PRESENT -> "istio-cni is there; keep it as long as pods of this namespace have proxies.";
            case TO_BE_INSTALLED ->
                "The platform stage installs istio-cni for this namespace; no privilege has to be given to its pods.";
            case NOT_KNOWN -> "Make sure that istio-cni is installed and used before this namespace joins.";
            case SWITCHED_OFF -> "Install istio-cni before this namespace joins.";
        };
    }

    private static Stream<Manifest> agents(Situation situation) {
        return situation.snapshot().objectsOf("apps", "DaemonSet").stream()
                .filter(daemonSet -> daemonSet.label("k8s-app").is("istio-cni-node")
                        || daemonSet.key().name().startsWith("istio-cni-node"));
    }

    private static Stream<String> settings(Situation situation) {
        return situation.snapshot().objectsOf("", "ConfigMap").stream()
                .filter(map -> map.key().name().startsWith("istio-sidecar-injector"))
                .flatMap(map -> map.at("data", "values").text().stream())
                .flatMap(values -> SETTING.matcher(values).results().map(result -> result.group(1)));
    }

    private static boolean meshIsThere(Situation situation) {
        var snapshot = situation.snapshot();
        boolean controlPlane = snapshot.workloads().stream()
                .anyMatch(
                        workload -> "istiod".equals(workload.template().labels().get("app")));
        return controlPlane
                || snapshot.objectsOf("admissionregistration.k8s.io", "MutatingWebhookConfiguration").stream()
                        .anyMatch(webhook -> webhook.label("app").is("sidecar-injector"))
                || situation.traits().controlPlaneNamespaces().stream()
                        .anyMatch(namespace -> !snapshot.workloadsIn(namespace).isEmpty());
    }
}
