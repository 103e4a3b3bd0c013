package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Routes in Istio (linkerd G.6, istio A.1). */
final class RouteSupport {

    private RouteSupport() {}

    static void fill(Filling table) {
        scopes(table);
        matches(table);
        splits(table);
        filters(table);
        times(table);
        rest(table);
    }

    private static void scopes(Filling table) {
        table.exact(RouteAspect.HOST, "hosts of a VirtualService")
                .exact(RouteAspect.WILDCARD_HOST, "hosts of a VirtualService")
                .exact(RouteAspect.AUDIENCE, "exportTo")
                .exact(RouteAspect.GATEWAY, "gateways of a VirtualService")
                .exact(RouteAspect.RULE_NAME, "name of a rule")
                .exact(RouteAspect.STATISTICS, "statPrefix")
                .exact(RouteAspect.DELEGATE, "delegate");
    }

    private static void matches(Filling table) {
        table.exact(RouteAspect.PATH, "uri; a prefix of segments as exact and prefix with a slash")
                .exact(RouteAspect.PATH_CASE, "ignoreUriCase")
                .exact(RouteAspect.SCHEME, "scheme")
                .exact(RouteAspect.METHOD, "method")
                .exact(RouteAspect.AUTHORITY, "authority")
                .exact(
                        RouteAspect.HEADER,
                        "headers; where a header comes several times, the values joined by commas count")
                .exact(RouteAspect.WITHOUT_HEADER, "withoutHeaders")
                .exact(RouteAspect.QUERY, "queryParams")
                .exact(RouteAspect.PORT, "port of a match")
                .exact(RouteAspect.SOURCE_LABELS, "sourceLabels")
                .exact(RouteAspect.SOURCE_NAMESPACE, "sourceNamespace");
    }

    private static void splits(Filling table) {
        table.exact(RouteAspect.BACKEND, "destination")
                .exact(RouteAspect.SUBSET, "subset")
                .exact(RouteAspect.WEIGHT, "weight")
                .exact(RouteAspect.SPLIT_SERVICE, "hosts of a VirtualService");
    }

    private static void filters(Filling table) {
        table.exact(RouteAspect.HEADER_CHANGE, "headers")
                .exact(RouteAspect.REDIRECT, "redirect")
                .exact(RouteAspect.REDIRECT_CODE, "redirectCode, always written")
                .exact(RouteAspect.REDIRECT_PORT, "derivePort")
                .exact(RouteAspect.DIRECT_RESPONSE, "directResponse")
                .exact(RouteAspect.REWRITE, "rewrite")
                .exact(RouteAspect.MIRROR, "mirrors")
                .exact(RouteAspect.CORS, "corsPolicy")
                .none(
                        RouteAspect.UNREADABLE_FILTER,
                        "Linkerd ignores this whole route because of a filter it does not know, and so nothing is"
                                + " written.",
                        "Where the filter was meant, write it into the VirtualService: Istio has rewrites, mirrors and"
                                + " cross-origin rules.");
    }

    private static void times(Filling table) {
        table.exact(RouteAspect.TIMEOUT, "timeout")
                .none(
                        RouteAspect.RESPONSE_TIMEOUT,
                        "Istio has one timeout for the whole request.",
                        "Use the timeout of the request, with time for sending it added.")
                .none(
                        RouteAspect.IDLE_TIMEOUT,
                        "Istio has no idle timeout for a route.",
                        "Patch stream_idle_timeout with an EnvoyFilter, or set a timeout of the request.")
                .none(
                        RouteAspect.BACKEND_TIMEOUT,
                        "Linkerd ignores timeouts.backendRequest, and so it is not translated.",
                        "Where it was meant, perTryTimeout is the nearest thing.")
                .exact(RouteAspect.RETRY_ATTEMPTS, "attempts; 0 where nothing is retried, since silence means 2")
                .near(RouteAspect.RETRY_PER_TRY, "perTryTimeout covers the whole of each try, the last one included.")
                .near(RouteAspect.RETRY_CONDITION, "retryOn; Linkerd also retries when no endpoint is ready.")
                .exact(RouteAspect.RETRY_DETAIL, "backoff and its neighbours")
                .near(
                        RouteAspect.RETRY_BUDGET,
                        "retryBudget of a DestinationRule: a share of the requests under way, and a number at a time"
                                + " instead of a rate.");
    }

    private static void rest(Filling table) {
        table.exact(RouteAspect.FAULT_ABORT, "fault.abort")
                .exact(RouteAspect.FAULT_OF_GRPC, "fault.abort")
                .exact(RouteAspect.FAULT_DELAY, "fault.delay")
                .exact(RouteAspect.SNI, "sniHosts")
                .exact(RouteAspect.ADDRESS, "destinationSubnets")
                .none(
                        RouteAspect.RESPONSE_CLASS,
                        "Istio has no classes of responses; its metrics carry the status.",
                        "Count failures in queries, by response_code.")
                .none(
                        RouteAspect.NEGATION,
                        "A match of Istio has no negation but that of headers.",
                        "Write a rule before it that takes what is excluded.");
    }
}
