package dev.meshward.evaluate.istio;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.evaluate.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pods get a sidecar when they are made (istio.md B.1). */
final class Injection {

    private static final String INJECT = "sidecar.istio.io/inject";
    private static final String REVISION = "istio.io/rev";
    private static final String OF_NAMESPACE = "istio-injection";
    private static final String DEFAULT = "default";
    private static final Set<String> NEVER =
            Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

    private final Installation installation;

    Injection(Installation installation) {
        this.installation = installation;
    }

    boolean injects(String namespace, PodTemplate template, World world) {
        return carriesProxy(template)
                || (revisionAsked(world.namespaceLabels(namespace), template.labels())
                                .filter(revision -> installation.serves(revision, world))
                                .isPresent()
                        && isRequired(namespace, template));
    }

    /** A pod whose manifest holds the proxy already, as a dump of running pods shows it. */
    private static boolean carriesProxy(PodTemplate template) {
        return template.annotations().containsKey("sidecar.istio.io/status")
                || template.runningContainers().stream()
                        .anyMatch(container -> container.name().equals("istio-proxy")
                                && !container.image().equals("auto"));
    }

    /** The first gate: the webhook is called only for labels, never for annotations. */
    private static Optional<String> revisionAsked(Map<String, String> ofNamespace, Map<String, String> ofPod) {
        var inject = ofPod.getOrDefault(INJECT, "");
        if (inject.equals("false")) {
            return Optional.empty();
        }
        if (ofNamespace.containsKey(OF_NAMESPACE)) {
            return ofNamespace.get(OF_NAMESPACE).equals("enabled") ? Optional.of(DEFAULT) : Optional.empty();
        }
        if (ofNamespace.containsKey(REVISION)) {
            return Optional.ofNullable(ofNamespace.get(REVISION));
        }
        if (ofPod.containsKey(REVISION)) {
            return Optional.ofNullable(ofPod.get(REVISION));
        }
        return inject.equals("true") ? Optional.of(DEFAULT) : Optional.empty();
    }

    /** The second gate: what the injector itself looks at. */
    private static boolean isRequired(String namespace, PodTemplate template) {
        if (template.isOnHostNetwork() || NEVER.contains(namespace)) {
            return false;
        }
        var label = template.labels().get(INJECT);
        var said = label != null ? label : template.annotations().getOrDefault(INJECT, "true");
        return !said.equals("false");
    }
}
