package dev.meshward.mesh.istio;

import dev.meshward.mesh.TargetMesh;

/**
 * Whether sidecars start before and end after the containers of their pod. Since 1.27 Istio does so by itself when every
 * kubelet is 1.33 or newer (ENABLE_NATIVE_SIDECARS=auto); before that it has to be asked. The version of a cluster is that
 * of its oldest kubelet.
 */
record NativeSidecars(TargetMesh target) {

    private static final int ISTIO_MINOR = 27;
    private static final int KUBELET_MINOR = 33;

    /** False where it cannot be known. */
    boolean areUsed() {
        return target.meshMinor() >= ISTIO_MINOR
                && target.kubernetesVersionIsKnown()
                && target.kubernetesMinor() >= KUBELET_MINOR;
    }

    String sentence() {
        if (areUsed()) {
            return "Sidecars are native (Istio " + target.meshVersion() + " on Kubernetes " + target.kubernetesVersion()
                    + "): they are ready before the application starts, Jobs end, and the order of containers in a pod"
                    + " changes.";
        }
        return "Sidecars are ordinary containers here (" + reason() + "): an application may start before its sidecar,"
                + " and a Job's pod does not end by itself.";
    }

    private String reason() {
        var needed = "native ones need Istio 1.27 and every kubelet at 1.33";
        return target.kubernetesVersionIsKnown()
                ? needed + "; this is Istio " + target.meshVersion() + " on Kubernetes " + target.kubernetesVersion()
                : "this is assumed, since the source does not tell the version of the kubelets: " + needed
                        + "; say --kubernetes-version if yours are";
    }
}
