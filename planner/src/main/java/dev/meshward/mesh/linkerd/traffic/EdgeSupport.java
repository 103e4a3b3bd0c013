package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.EdgeAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** The edge of the mesh in Linkerd (linkerd G.3). */
final class EdgeSupport {

    private EdgeSupport() {}

    static void fill(Filling table) {
        entrances(table);
        outside(table);
        egress(table);
        workloads(table);
    }

    private static void entrances(Filling table) {
        table.none(
                        EdgeAspect.GATEWAY,
                        "Linkerd has no gateway of its own.",
                        "Choose a controller of the Gateway API or of Ingress, and give its pods a Linkerd proxy.")
                .none(
                        EdgeAspect.GATEWAY_TLS,
                        "Linkerd ends no TLS from outside.",
                        "Say it in the listener of the controller you choose.")
                .exact(EdgeAspect.EXPORTED, "mirror.linkerd.io/exported")
                .none(
                        EdgeAspect.CLUSTER_LINK,
                        "Clusters are linked by the multicluster extension, with secrets of its own.",
                        "Run linkerd multicluster link for each pair of clusters.")
                .none(
                        EdgeAspect.SERVICE_VISIBILITY,
                        "Linkerd hides no Service from a caller.",
                        "Refuse callers at the server with an AuthorizationPolicy.");
    }

    private static void outside(Filling table) {
        table.near(
                        EdgeAspect.EXTERNAL_HOST,
                        "An EgressNetwork is found by address, and its routes by host: the network has to cover the"
                                + " addresses the host has.")
                .near(
                        EdgeAspect.EXTERNAL_ADDRESS,
                        "Networks of an EgressNetwork; they must lie outside the cluster's own.")
                .exact(EdgeAspect.EXTERNAL_PORT, "the port in parentRefs; its protocol chooses the kind of route")
                .none(
                        EdgeAspect.EXTERNAL_TARGET_PORT,
                        "Linkerd sends to the port the caller chose.",
                        "Call the other port, or put a Service with targetPort before it.")
                .exact(
                        EdgeAspect.LOCATION,
                        "an EgressNetwork for what is outside, a Service for what belongs to the mesh")
                .near(EdgeAspect.RESOLUTION, "Linkerd sends to the address the application looked up.")
                .none(
                        EdgeAspect.ENDPOINTS,
                        "Linkerd reads no list of endpoints outside.",
                        "Write a Service without selector and an EndpointSlice.")
                .near(
                        EdgeAspect.MACHINES,
                        "A Service that selects an ExternalWorkload for each machine, which has to run Linkerd's"
                                + " proxy.")
                .near(
                        EdgeAspect.EXTERNAL_AUDIENCE,
                        "One EgressNetwork in each of these namespaces, or in linkerd-egress for all; the first hide"
                                + " the last.")
                .none(
                        EdgeAspect.EXTERNAL_NAMES,
                        "Linkerd opens no TLS to hosts outside and checks none of their names.",
                        "Let the caller check them.");
    }

    private static void egress(Filling table) {
        table.near(
                        EdgeAspect.EGRESS_MODE,
                        "trafficPolicy of an EgressNetwork: it speaks of addresses outside the cluster only.")
                .none(
                        EdgeAspect.VISIBILITY,
                        "Linkerd hides nothing from callers, and looks destinations up when they are called.",
                        "Where it was meant as a barrier, refuse callers at the server.")
                .none(
                        EdgeAspect.LISTENER,
                        "Linkerd's proxies have no listeners to configure.",
                        "Ports that shall pass the proxy by are listed in config.linkerd.io/skip-outbound-ports.");
    }

    private static void workloads(Filling table) {
        table.near(EdgeAspect.WORKLOAD_ADDRESS, "An ExternalWorkload, which has to run Linkerd's proxy.")
                .exact(EdgeAspect.WORKLOAD_PORT, "ports of an ExternalWorkload")
                .near(EdgeAspect.WORKLOAD_IDENTITY, "A SPIFFE identity that SPIRE has to hand out on that machine.")
                .none(
                        EdgeAspect.WORKLOAD_PLACE,
                        "Linkerd knows no network, locality or weight of a workload.",
                        "Split calls by weights of a route where shares matter.")
                .none(
                        EdgeAspect.WORKLOAD_PROBE,
                        "Linkerd neither registers nor probes workloads outside.",
                        "Create and remove ExternalWorkloads as machines come and go.");
    }
}
