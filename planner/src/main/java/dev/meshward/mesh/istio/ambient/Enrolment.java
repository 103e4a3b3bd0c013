package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.Map;

/**
 * By which labels pods are enrolled (istio.md B.5; istio: cni/pkg/util/enablement_selector.go). A label of the pod decides,
 * else that of its namespace; pods on the host network and pods with a sidecar stay out, and so do namespaces of the system.
 * A label counts from the moment it is there, for pods that run already too.
 */
final class Enrolment {

    /** On pods and namespaces. */
    static final String LABEL = "istio.io/dataplane-mode";

    static final String IN = "ambient";
    static final String OUT = "none";

    private static final String SIDECAR_STATUS = "sidecar.istio.io/status";
    private static final String SIDECAR = "istio-proxy";

    private Enrolment() {}

    /** Whether there is something that enrols pods: ztunnel runs on the nodes. */
    static boolean isInstalled(KnownObjects present) {
        return present.found().objectsOf("apps", "DaemonSet").stream().anyMatch(Enrolment::isZtunnel);
    }

    /**
     * A gateway that was made before ambient mode was installed reaches enrolled pods in plaintext until it restarts. Where
     * there is no Istio at all yet, there is no such gateway either.
     */
    static boolean isKnownToGateways(ClusterSnapshot snapshot) {
        return isInstalled(snapshot) || ControlPlane.in(snapshot).version().isEmpty();
    }

    private static boolean isZtunnel(Manifest daemonSet) {
        return daemonSet.at("spec", "selector", "matchLabels", "app").is("ztunnel")
                || daemonSet.key().name().equals("ztunnel");
    }

    /** Whether these labels enrol pods of this template. */
    static boolean isAsked(PodTemplate template, Map<String, String> namespaceLabels) {
        var own = template.labels().get(LABEL);
        return own == null
                ? IN.equals(namespaceLabels.get(LABEL))
                : own.equals(IN) || isAskedBeside(own, namespaceLabels);
    }

    /** Only {@code none} takes a pod out of its namespace. */
    private static boolean isAskedBeside(String own, Map<String, String> namespaceLabels) {
        return !own.equals(OUT) && IN.equals(namespaceLabels.get(LABEL));
    }

    /** Whether no label can enrol these pods. */
    static boolean isBarred(String namespace, PodTemplate template) {
        return template.isOnHostNetwork() || carriesSidecar(template) || SystemNamespaces.isOfKubernetes(namespace);
    }

    static boolean carriesSidecar(PodTemplate template) {
        return template.annotations().containsKey(SIDECAR_STATUS)
                || template.runningContainers().stream()
                        .anyMatch(container -> container.name().equals(SIDECAR));
    }
}
