package dev.meshward.cluster;

import java.util.Optional;
import java.util.Set;

/** Namespaces that belong to the cluster itself: no plan ever touches them, and no check speaks of them. */
public final class SystemNamespaces {

    /** Istio's injector refuses all four, whatever their labels say (pkg/kube/inject). */
    private static final Set<String> OF_KUBERNETES =
            Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

    private static final Set<String> OF_THE_POD_NETWORK =
            Set.of("kube-flannel", "calico-system", "calico-apiserver", "tigera-operator", "cilium-secrets");

    private SystemNamespaces() {}

    /** Why this namespace is never staged, whichever the mesh; empty for ordinary ones. */
    public static Optional<String> reasonFor(String namespace) {
        if (isOfKubernetes(namespace)) {
            return Optional.of("Kubernetes keeps its own components here; they have to run before any mesh does.");
        }
        if (OF_THE_POD_NETWORK.contains(namespace)) {
            return Optional.of("The pod network is run from here; pods of a mesh need it before they start.");
        }
        return isOfThePlatform(namespace)
                ? Optional.of("The provider of the cluster manages this namespace and reverts changes to it.")
                : Optional.empty();
    }

    /** The four that Kubernetes, or its smallest distributions, bring along. */
    public static boolean isOfKubernetes(String namespace) {
        return OF_KUBERNETES.contains(namespace);
    }

    /** Prefixes that OpenShift and GKE reserve for themselves. */
    private static boolean isOfThePlatform(String namespace) {
        return namespace.startsWith("openshift-")
                || namespace.equals("openshift")
                || namespace.startsWith("gke-managed-");
    }
}
