package dev.meshward.adoption;

import dev.meshward.mesh.Dialect;
import java.util.Optional;
import java.util.Set;

/** Namespaces that no plan ever touches: what runs there has to run before any mesh does. */
record SystemNamespaces(Set<String> ofTheMesh) {

    /** Kubernetes' own; Istio's injector refuses all four, whatever their labels say. */
    private static final Set<String> OF_KUBERNETES =
            Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");

    private static final Set<String> OF_THE_POD_NETWORK =
            Set.of("kube-flannel", "calico-system", "calico-apiserver", "tigera-operator", "cilium-secrets");

    static SystemNamespaces of(Dialect dialect) {
        return new SystemNamespaces(dialect.traits().controlPlaneNamespaces());
    }

    /** Why this namespace is never staged; empty for ordinary ones. */
    Optional<String> reasonFor(String namespace) {
        if (OF_KUBERNETES.contains(namespace)) {
            return Optional.of("Kubernetes keeps its own components here; they have to run before any mesh does.");
        }
        if (ofTheMesh.contains(namespace)) {
            return Optional.of("The mesh itself lives here.");
        }
        if (OF_THE_POD_NETWORK.contains(namespace)) {
            return Optional.of("The pod network is run from here; pods of a mesh need it before they start.");
        }
        if (isOfThePlatform(namespace)) {
            return Optional.of("The provider of the cluster manages this namespace and reverts changes to it.");
        }
        return Optional.empty();
    }

    /** Prefixes that OpenShift and GKE reserve for themselves. */
    private static boolean isOfThePlatform(String namespace) {
        return namespace.startsWith("openshift-")
                || namespace.equals("openshift")
                || namespace.startsWith("gke-managed-");
    }
}
