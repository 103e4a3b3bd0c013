package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import java.util.Optional;

/**
 * Distributions on which Istio's CNI plugin lives in other places, by the word of the charts' {@code global.platform};
 * read from what each writes on its nodes.
 */
public final class Platform {

    private Platform() {}

    public static Optional<String> of(KnownObjects present) {
        return present.objectsOf("", "Node").stream()
                .map(Platform::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> of(Manifest node) {
        if (node.label("cloud.google.com/gke-nodepool").isPresent()) {
            return Optional.of("gke");
        }
        if (node.label("node.kubernetes.io/instance-type").is("k3s")) {
            return Optional.of("k3s");
        }
        if (node.label("node.openshift.io/os_id").isPresent()) {
            return Optional.of("openshift");
        }
        if (node.label("microk8s.io/cluster").isPresent()) {
            return Optional.of("microk8s");
        }
        return node.label("minikube.k8s.io/name").isPresent() ? Optional.of("minikube") : Optional.empty();
    }
}
