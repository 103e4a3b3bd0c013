package dev.meshward.mesh.istio.security;

import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SupportTable;

/** What Istio can say of access and proxies (linkerd G.6). */
public final class IstioSecuritySupport {

    private IstioSecuritySupport() {}

    public static void fill(SupportTable.Filling table) {
        access(table);
        requests(table);
        proxies(table);
    }

    private static void access(SupportTable.Filling table) {
        table.exact(SecurityAspect.TRANSPORT, "mtls of a PeerAuthentication")
                .exact(SecurityAspect.ACCESS, "rules of an AuthorizationPolicy")
                .exact(SecurityAspect.SELECTION, "selector of an AuthorizationPolicy")
                .exact(SecurityAspect.CALLER, "principals and namespaces of a source")
                .exact(SecurityAspect.ADDRESS, "ipBlocks and notIpBlocks of a source")
                .exact(SecurityAspect.FORWARDED_ADDRESS, "remoteIpBlocks of a source")
                .near(
                        SecurityAspect.REQUEST,
                        "Paths and methods of an operation; what matches no route is answered with 403, not 404,"
                                + " and Istio compares paths after it has normalised them.")
                .exact(SecurityAspect.PORT, "ports of an operation")
                .near(SecurityAspect.EFFECT, "What is only written down depends on the providers of the mesh.")
                .near(
                        SecurityAspect.SERVER,
                        "One AuthorizationPolicy for all ports of the pods; in Istio the protocol is told by ports of"
                                + " Services.");
    }

    private static void requests(SupportTable.Filling table) {
        table.none(
                        SecurityAspect.INBOUND_FILTER,
                        "Istio changes requests where they leave, not where they arrive.",
                        "Change them by a VirtualService of the callers.")
                .none(
                        SecurityAspect.QUERY,
                        "Istio's policies look at no parameters; what is allowed by them is not allowed.",
                        "Tell the requests apart by path.")
                .none(
                        SecurityAspect.CONNECTION,
                        "Istio looks at no such thing of a connection.",
                        "Say it by identity or address.")
                .exact(SecurityAspect.AUTHORIZER, "provider of a CUSTOM policy")
                .exact(SecurityAspect.TARGET, "targetRefs")
                .exact(SecurityAspect.TOKEN, "requestPrincipals")
                .near(
                        SecurityAspect.RATE_LIMIT,
                        "An EnvoyFilter with a token bucket in each pod; it has to be looked after at every upgrade.")
                .none(
                        SecurityAspect.RATE_BY_CALLER,
                        "Istio's API has no limits by caller.",
                        "Use a rate limit service with descriptors of the client's identity.")
                .exact(SecurityAspect.PROBES, "The kubelet's probes are answered by the agent of the sidecar.");
    }

    private static void proxies(SupportTable.Filling table) {
        table.near(
                        SecurityAspect.INJECTION,
                        "Labels instead of annotations; where the namespace says no, its pods cannot say yes.")
                .none(
                        SecurityAspect.AMBIENT,
                        "Pods that take part without a sidecar are not translated here.",
                        "Label the namespace istio.io/dataplane-mode=ambient by hand.")
                .none(
                        SecurityAspect.INGRESS_MODE,
                        "A sidecar of Istio routes by the host that is asked for in any case.",
                        "Use a gateway of Istio, or a plain sidecar where the controller keeps the host.")
                .near(
                        SecurityAspect.CAPTURE,
                        "excludeInboundPorts and excludeOutboundPorts, every port by itself; to an inbound port members"
                                + " send mutual TLS all the same, until a PeerAuthentication of these pods says DISABLE"
                                + " for it.")
                .exact(
                        SecurityAspect.CAPTURE_BY_CHOICE,
                        "includeOutboundPorts, includeOutboundIPRanges and excludeInterfaces")
                .exact(SecurityAspect.WAYPOINT, "istio.io/use-waypoint")
                .near(SecurityAspect.ADDRESS_CAPTURE, "excludeOutboundIPRanges holds for calls on their way out only.")
                .near(
                        SecurityAspect.RESOURCES,
                        "The same numbers for Envoy, which needs more; measure before you keep them.")
                .near(SecurityAspect.LOG_LEVEL, "logLevel of Envoy; levels of single modules are not carried.")
                .exact(SecurityAspect.NATIVE_SIDECAR, "sidecar.istio.io/nativeSidecar")
                .exact(SecurityAspect.WAITING, "holdApplicationUntilProxyStarts")
                .near(SecurityAspect.SHUTDOWN, "terminationDrainDuration, after which Envoy ends whatever is open.")
                .exact(SecurityAspect.THREADS, "concurrency")
                .none(
                        SecurityAspect.PROXY_SETTING,
                        "It is about Linkerd's proxy, and Envoy has nothing like it.",
                        "Drop it.");
    }
}
