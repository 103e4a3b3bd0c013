package dev.meshward.mesh.intent;

/** Aspects of the edge of a mesh: gateways, hosts outside, workloads outside, other clusters. */
public enum EdgeAspect implements Aspect {
    GATEWAY("MT-301", "ingress", "a gateway for traffic from outside"),
    GATEWAY_TLS("MT-302", "ingress", "TLS that a gateway ends or passes on"),
    EXTERNAL_HOST("MT-303", "external", "a host outside"),
    EXTERNAL_ADDRESS("MT-304", "external", "addresses outside"),
    EXTERNAL_PORT("MT-305", "external", "a port of a host outside"),
    EXTERNAL_TARGET_PORT("MT-306", "external", "another port at the endpoint"),
    LOCATION("MT-307", "external", "whether a host belongs to the mesh"),
    RESOLUTION("MT-308", "external", "how a host becomes an address"),
    ENDPOINTS("MT-309", "external", "endpoints listed by hand"),
    EXTERNAL_AUDIENCE("MT-310", "external", "who knows a host outside"),
    EXTERNAL_NAMES("MT-311", "external", "names a server outside must prove"),
    EGRESS_MODE("MT-312", "egress", "what becomes of calls to unknown hosts"),
    VISIBILITY("MT-313", "egress", "which destinations a caller's proxy knows"),
    LISTENER("MT-314", "egress", "a listener of a proxy"),
    WORKLOAD_ADDRESS("MT-315", "workloads", "a workload outside the cluster"),
    WORKLOAD_PORT("MT-316", "workloads", "a port of a workload outside the cluster"),
    WORKLOAD_IDENTITY("MT-317", "workloads", "the identity of a workload outside the cluster"),
    WORKLOAD_PLACE("MT-318", "workloads", "network, locality and weight of a workload outside the cluster"),
    WORKLOAD_PROBE("MT-319", "workloads", "how a workload outside the cluster registers and is probed"),
    EXPORTED("MT-320", "clusters", "a Service that other clusters see"),
    CLUSTER_LINK("MT-321", "clusters", "a link to another cluster"),
    SERVICE_VISIBILITY("MT-322", "egress", "which namespaces know a Service"),
    MACHINES("MT-323", "external", "a name for machines that belong to the mesh");

    private final Entry entry;

    EdgeAspect(String code, String intent, String title) {
        this.entry = new Entry(code, intent, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
