package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Settings of destinations in Linkerd (linkerd G.2). */
final class DestinationSupport {

    private DestinationSupport() {}

    static void fill(Filling table) {
        scopes(table);
        balancing(table);
        pools(table);
        ejection(table);
        security(table);
    }

    private static void scopes(Filling table) {
        table.near(DestinationAspect.HOST, "Annotations of the Service, which hold for every caller.")
                .none(
                        DestinationAspect.SCOPE,
                        "Settings of a Service hold for every caller.",
                        "Give callers that need other settings a Service of their own.")
                .near(DestinationAspect.SUBSET, "A Service of its own where a route names the part.")
                .none(
                        DestinationAspect.SUBSET_POLICY,
                        "Settings of a part of the pods cannot differ: they stand on the Service that callers name.",
                        "Let callers name the Service of the part, and annotate that.")
                .none(
                        DestinationAspect.PORT_POLICY,
                        "Annotations hold for all ports of a Service, of which there are several or which is not in"
                                + " the source.",
                        "Split the Service by port where settings have to differ.");
    }

    private static void balancing(Filling table) {
        table.near(
                        DestinationAspect.BALANCING,
                        "Linkerd always takes the better of two endpoints by latency (peak EWMA); nothing is written.")
                .none(
                        DestinationAspect.PASSTHROUGH,
                        "Linkerd balances every call to a Service with an address of its own.",
                        "Make the Service headless, and call pods by their addresses.")
                .none(
                        DestinationAspect.AFFINITY,
                        "Linkerd keeps no caller at one endpoint.",
                        "Keep sessions outside the pods, hash at the ingress, or name pods of a StatefulSet one by"
                                + " one.")
                .none(
                        DestinationAspect.LOCALITY,
                        "Linkerd knows zones only by the hints of Kubernetes.",
                        "Use trafficDistribution of the Service; for other clusters the failover extension.")
                .none(
                        DestinationAspect.WARM_UP,
                        "Linkerd does not warm endpoints up.",
                        "Let pods turn ready when they are warm.");
    }

    private static void pools(Filling table) {
        table.near(
                        DestinationAspect.CONNECT_TIMEOUT,
                        "config.linkerd.io/proxy-outbound-connect-timeout on the callers' namespaces: it holds for all"
                                + " they call, and for pods made anew.")
                .none(
                        DestinationAspect.CONNECTIONS,
                        "Linkerd sets no limits on connections.",
                        "Limit the rate at the server with HTTPLocalRateLimitPolicy, which is something else.")
                .none(
                        DestinationAspect.REQUESTS,
                        "Linkerd queues 100 requests and fails after 3 s without a ready endpoint; neither can be set.",
                        "Limit the rate at the server with HTTPLocalRateLimitPolicy, which is something else.")
                .near(DestinationAspect.UPGRADE, "Proxies speak HTTP/2 to each other anyway.");
    }

    private static void ejection(Filling table) {
        table.near(
                        DestinationAspect.EJECT_ERRORS,
                        "Failure accrual counts some gRPC statuses too, and lets one request through before an endpoint"
                                + " returns.")
                .near(
                        DestinationAspect.EJECT_GATEWAY_ERRORS,
                        "Failure accrual counts every status from 500 on, not 502 to 504 only.")
                .none(
                        DestinationAspect.EJECT_LOCAL,
                        "Connections that cannot be opened leave an endpoint out of the balancer by themselves.",
                        "Nothing is to be done.")
                .exact(DestinationAspect.EJECT_INTERVAL, "nothing: Linkerd acts at once")
                .near(
                        DestinationAspect.EJECT_TIME,
                        "The least penalty; it doubles up to the greatest one, where Istio adds.")
                .none(
                        DestinationAspect.EJECT_SHARE,
                        "Linkerd may leave every endpoint out, which is harsher than a share.",
                        "Raise the number of failures where a Service has few endpoints.")
                .none(
                        DestinationAspect.EJECT_CODES,
                        "Which statuses are failures is fixed.",
                        "Let the application answer with a status from 500 on where it fails.")
                .exact(DestinationAspect.EJECT_SUCCESS_RATE, "unified failure accrual")
                .exact(DestinationAspect.EJECT_JITTER, "the jitter of failure accrual");
    }

    private static void security(Filling table) {
        table.none(
                        DestinationAspect.CLIENT_TLS,
                        "Linkerd's proxies open no TLS of the application.",
                        "Let the caller speak TLS itself, or send it through an egress proxy.")
                .exact(DestinationAspect.MESH_TLS, "nothing: mutual TLS between members is automatic")
                .none(
                        DestinationAspect.PLAINTEXT,
                        "Linkerd never sends plaintext to a member; skipping a port takes the proxy out of the way"
                                + " altogether.",
                        "Leave it out: a server that is no member gets plaintext by itself.")
                .none(
                        DestinationAspect.TUNNEL,
                        "Linkerd has no tunnel and no proxy protocol.",
                        "Send such traffic through an egress proxy.");
    }
}
