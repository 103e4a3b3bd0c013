package dev.meshward.mesh;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Map;
import java.util.Optional;

/**
 * Where an object has to be, and what labels it has to carry, for the cluster's Prometheus to take it: the operator reads
 * only what the selectors of a Prometheus object choose.
 *
 * @param selector such as {@code podMonitorSelector}
 * @param namespaceSelector such as {@code podMonitorNamespaceSelector}
 */
public record PrometheusChoice(String selector, String namespaceSelector) {

    /** For PodMonitors. */
    public static PrometheusChoice ofPodMonitors() {
        return new PrometheusChoice("podMonitorSelector", "podMonitorNamespaceSelector");
    }

    /** For PrometheusRules. */
    public static PrometheusChoice ofRules() {
        return new PrometheusChoice("ruleSelector", "ruleNamespaceSelector");
    }

    /** The labels an object has to carry; none where any is taken, or no Prometheus object is seen. */
    public Map<String, String> labels(KnownObjects present) {
        return prometheus(present)
                .map(object -> object.at("spec", selector, "matchLabels").textByKey())
                .orElse(Map.of());
    }

    /** Its own namespace, unless it looks into all of them. */
    public String namespace(KnownObjects present, String otherwise) {
        return prometheus(present)
                .filter(object -> !looksEverywhere(object.at("spec", namespaceSelector)))
                .map(object -> object.key().namespace())
                .orElse(otherwise);
    }

    private static boolean looksEverywhere(Field selector) {
        return selector.isPresent()
                && selector.at("matchLabels").isAbsent()
                && selector.at("matchExpressions").isAbsent();
    }

    private static Optional<Manifest> prometheus(KnownObjects present) {
        return present.objectsOf("monitoring.coreos.com", "Prometheus").stream().findFirst();
    }
}
