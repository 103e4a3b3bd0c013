package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SupportTable;

/** What Linkerd can say of access and proxies (linkerd G.4, G.5, G.7). */
public final class LinkerdSecuritySupport {

    private LinkerdSecuritySupport() {}

    public static void fill(SupportTable.Filling table) {
        access(table);
        unsaid(table);
        proxies(table);
    }

    private static void access(SupportTable.Filling table) {
        table.near(
                        SecurityAspect.TRANSPORT,
                        "Servers decide at once, but the annotation for ports without one reaches pods only when they"
                                + " start; a refused request is answered with 403, a refused connection closed after it"
                                + " was accepted.")
                .exact(SecurityAspect.ACCESS, "a Server for each port, with policies")
                .exact(SecurityAspect.SELECTION, "podSelector of a Server")
                .exact(SecurityAspect.CALLER, "a MeshTLSAuthentication, or a reference to a ServiceAccount")
                .exact(SecurityAspect.ADDRESS, "a NetworkAuthentication, cidr and except")
                .near(
                        SecurityAspect.REQUEST,
                        "An HTTPRoute on the Server; Linkerd compares paths as they are sent, so that //admin and"
                                + " /%61dmin are other paths than /admin, and any single value of a repeated header.")
                .exact(SecurityAspect.PORT, "port of a Server")
                .exact(SecurityAspect.EFFECT, "who is left when everybody who is denied is taken out")
                .exact(SecurityAspect.SERVER, "a Server")
                .exact(SecurityAspect.RATE_LIMIT, "total of an HTTPLocalRateLimitPolicy")
                .exact(SecurityAspect.RATE_BY_CALLER, "identity and overrides of an HTTPLocalRateLimitPolicy")
                .exact(SecurityAspect.INBOUND_FILTER, "filters of an HTTPRoute on a Server")
                .exact(SecurityAspect.QUERY, "queryParams of an HTTPRoute on a Server")
                .near(
                        SecurityAspect.PROBES,
                        "Linkerd lets in the kubelet's probes by HTTP; for those by TCP or gRPC the addresses of nodes"
                                + " have to be let in.");
    }

    private static void unsaid(SupportTable.Filling table) {
        table.none(
                        SecurityAspect.FORWARDED_ADDRESS,
                        "Linkerd believes no address that a request names.",
                        "Decide it where the call enters the cluster.")
                .none(
                        SecurityAspect.CONNECTION,
                        "Linkerd looks at no such thing of a connection.",
                        "Say it by identity or address.")
                .none(
                        SecurityAspect.AUTHORIZER,
                        "Linkerd asks no authorizer outside the mesh.",
                        "Ask it at the ingress or in the application.")
                .none(
                        SecurityAspect.TARGET,
                        "It is for a gateway or a waypoint, and Linkerd has neither.",
                        "Say it of the workloads behind, by a selector, and translate that.")
                .none(
                        SecurityAspect.TOKEN,
                        "Linkerd looks at no tokens.",
                        "Check them at the ingress, by a proxy beside it, or in the application, before this is"
                                + " deleted.");
    }

    private static void proxies(SupportTable.Filling table) {
        table.near(
                        SecurityAspect.INJECTION,
                        "The annotation linkerd.io/inject; pods may say yes where their namespace says no.")
                .near(
                        SecurityAspect.AMBIENT,
                        "Linkerd knows proxies in pods only, so that the pods have to be restarted.")
                .exact(SecurityAspect.INGRESS_MODE, "linkerd.io/inject: ingress")
                .near(
                        SecurityAspect.CAPTURE,
                        "skip-inbound-ports and skip-outbound-ports, with the ports that Linkerd leaves out anyway.")
                .none(
                        SecurityAspect.CAPTURE_BY_CHOICE,
                        "Linkerd's proxy takes in every interface, address and port but those it is told to leave out.",
                        "Leave out what is not meant with skip-subnets and skip-outbound-ports.")
                .none(
                        SecurityAspect.WAYPOINT,
                        "Linkerd has no waypoints: the proxies of both pods decide what a waypoint decided.",
                        "Say the waypoint's routes and policies of the Services and workloads behind it.")
                .near(SecurityAspect.ADDRESS_CAPTURE, "skip-subnets holds for calls in both directions.")
                .near(
                        SecurityAspect.RESOURCES,
                        "The same numbers for a proxy that needs less; better drop them and measure.")
                .near(SecurityAspect.LOG_LEVEL, "The level of Linkerd's own modules; others warn.")
                .exact(SecurityAspect.NATIVE_SIDECAR, "proxy-enable-native-sidecar")
                .exact(SecurityAspect.WAITING, "proxy-await")
                .near(SecurityAspect.SHUTDOWN, "shutdown-grace-period is the longest the proxy waits, not how long.")
                .near(SecurityAspect.THREADS, "proxy-cpu-limit, of which whole processors become threads.")
                .none(
                        SecurityAspect.PROXY_SETTING,
                        "It is about Envoy, and Linkerd's proxy has nothing like it.",
                        "Drop it.");
    }
}
