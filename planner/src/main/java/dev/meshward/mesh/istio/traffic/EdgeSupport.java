package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** The edge of the mesh in Istio (linkerd G.6, istio A.3 to A.5). */
final class EdgeSupport {

    private EdgeSupport() {}

    static void fill(Filling table) {
        table.exact(EdgeAspect.GATEWAY, "Gateway")
                .exact(EdgeAspect.GATEWAY_TLS, "tls of a Gateway")
                .near(
                        EdgeAspect.EXPORTED,
                        "Nothing: with linked clusters Istio makes Services of one name one Service, so that callers"
                                + " name the Service itself.")
                .none(
                        EdgeAspect.CLUSTER_LINK,
                        "Istio links clusters by a secret of each and a gateway between them.",
                        "Run istioctl create-remote-secret for each cluster and expose Services at an east-west"
                                + " gateway.")
                .exact(EdgeAspect.SERVICE_VISIBILITY, "networking.istio.io/exportTo");
        outside(table);
        workloads(table);
    }

    private static void outside(Filling table) {
        table.exact(EdgeAspect.EXTERNAL_HOST, "hosts of a ServiceEntry")
                .near(
                        EdgeAspect.EXTERNAL_ADDRESS,
                        "addresses of a ServiceEntry; what is excepted from a network cannot be said.")
                .exact(EdgeAspect.EXTERNAL_PORT, "ports of a ServiceEntry")
                .exact(EdgeAspect.EXTERNAL_TARGET_PORT, "targetPort")
                .exact(EdgeAspect.LOCATION, "location")
                .exact(EdgeAspect.RESOLUTION, "resolution")
                .exact(EdgeAspect.ENDPOINTS, "endpoints")
                .exact(EdgeAspect.MACHINES, "a ServiceEntry inside the mesh, with workloadSelector")
                .exact(EdgeAspect.EXTERNAL_AUDIENCE, "exportTo of a ServiceEntry")
                .exact(EdgeAspect.EXTERNAL_NAMES, "subjectAltNames")
                .near(
                        EdgeAspect.EGRESS_MODE,
                        "outboundTrafficPolicy of a Sidecar: it speaks of everything the mesh does not know, inside"
                                + " the cluster too.")
                .exact(EdgeAspect.VISIBILITY, "egress.hosts of a Sidecar")
                .exact(EdgeAspect.LISTENER, "listeners of a Sidecar");
    }

    private static void workloads(Filling table) {
        table.exact(EdgeAspect.WORKLOAD_ADDRESS, "address of a WorkloadEntry")
                .exact(EdgeAspect.WORKLOAD_PORT, "ports of a WorkloadEntry")
                .near(
                        EdgeAspect.WORKLOAD_IDENTITY,
                        "serviceAccount of a WorkloadEntry; the identity of another form has to be changed on the"
                                + " machine.")
                .exact(EdgeAspect.WORKLOAD_PLACE, "network, locality and weight")
                .exact(EdgeAspect.WORKLOAD_PROBE, "WorkloadGroup");
    }
}
