package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Pod;

/** What a pod is to the mesh besides a workload. */
final class IstioPods {

    private IstioPods() {}

    /** Gateways end the TLS of their own listeners, see everything and obey no Sidecar (istio.md A.5, A.6, A.7). */
    static boolean isGateway(Pod pod) {
        return pod.labels().containsKey("gateway.networking.k8s.io/gateway-name")
                || pod.labels().getOrDefault("istio", "").endsWith("gateway")
                || pod.annotations()
                        .getOrDefault("inject.istio.io/templates", "")
                        .contains("gateway");
    }

    /** A policy with targetRefs is for gateways and waypoints alone (istio.md A.6). */
    static boolean isOfGatewayApi(Pod pod) {
        return pod.labels().containsKey("gateway.networking.k8s.io/gateway-name");
    }
}
