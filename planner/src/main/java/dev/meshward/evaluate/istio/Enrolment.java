package dev.meshward.evaluate.istio;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import java.util.Map;

/**
 * Which pods ztunnel takes part for (istio.md B.5). Labels decide at any time, for pods that run already too: the agent of
 * the node watches pods and namespaces.
 */
final class Enrolment {

    private static final String MODE = "istio.io/dataplane-mode";
    private static final String AMBIENT = "ambient";
    private static final String SIDECAR_MARK = "sidecar.istio.io/status";

    private final AmbientParts parts;

    Enrolment(AmbientParts parts) {
        this.parts = parts;
    }

    boolean enrols(String namespace, PodTemplate template, World world) {
        return !template.isOnHostNetwork() && enrols(namespace, template.labels(), template.annotations(), world);
    }

    boolean enrols(Pod pod, World world) {
        return pod.network() == Pod.Network.ITS_OWN && enrols(pod.namespace(), pod.labels(), pod.annotations(), world);
    }

    private boolean enrols(String namespace, Map<String, String> labels, Map<String, String> annotations, World world) {
        return parts.enrols(world)
                && isAskedFor(namespace, labels.getOrDefault(MODE, ""), world)
                && !annotations.containsKey(SIDECAR_MARK)
                && !parts.excluded(world).contains(namespace);
    }

    /** The label of the pod asks by itself; that of the namespace asks for all that do not decline. */
    private static boolean isAskedFor(String namespace, String ofPod, World world) {
        return ofPod.equals(AMBIENT)
                || (!ofPod.equals("none")
                        && world.namespaceLabels(namespace)
                                .getOrDefault(MODE, "")
                                .equals(AMBIENT));
    }
}
