package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Routes in Linkerd (linkerd G.0, G.1). */
final class RouteSupport {

    private RouteSupport() {}

    static void fill(Filling table) {
        scopes(table);
        matches(table);
        callers(table);
        splits(table);
        filters(table);
        times(table);
        retries(table);
        rest(table);
    }

    private static void scopes(Filling table) {
        table.exact(RouteAspect.HOST, "the Service that a route names in parentRefs")
                .near(
                        RouteAspect.WILDCARD_HOST,
                        "A route is attached to one Service: those in the source that fit are listed, later ones are"
                                + " not.")
                .near(
                        RouteAspect.AUDIENCE,
                        "A route in the namespace of its Service holds for every caller, one elsewhere for callers of"
                                + " its own namespace only, together with the first.")
                .none(
                        RouteAspect.GATEWAY,
                        "Linkerd has no gateway of its own.",
                        "Keep the gateway and give its pods a Linkerd proxy, or write Gateway and HTTPRoute for another"
                                + " controller.")
                .exact(RouteAspect.RULE_NAME, "the order of the rules; Gateway API 1.2.1 has no names for them")
                .exact(RouteAspect.STATISTICS, "metrics by route and backend, without any setting")
                .near(RouteAspect.DELEGATE, "The rules of the other object are written where they are called.");
    }

    private static void matches(Filling table) {
        table.exact(RouteAspect.PATH, "path; a prefix of characters as an anchored expression")
                .exact(RouteAspect.PATH_CASE, "an expression without regard to case")
                .none(
                        RouteAspect.SCHEME,
                        "Linkerd cannot match the scheme of a request.",
                        "Leave the condition out where every call inside the cluster is plain HTTP.")
                .exact(RouteAspect.METHOD, "method")
                .exact(
                        RouteAspect.AUTHORITY,
                        "hostnames of a route of its own; the port of an authority is not compared")
                .exact(RouteAspect.HEADER, "headers; where a header comes several times, any of its values may match")
                .exact(
                        RouteAspect.WITHOUT_HEADER,
                        "the rules that follow, once more and for requests that have the header, where one of them"
                                + " takes all the rest")
                .exact(RouteAspect.QUERY, "queryParams; where a parameter comes several times, any of them may match")
                .exact(RouteAspect.PORT, "the port in parentRefs");
    }

    private static void callers(Filling table) {
        table.none(
                        RouteAspect.SOURCE_LABELS,
                        "Linkerd tells callers apart by their namespace only.",
                        "Move the callers that are meant into a namespace of their own, or let them set a header.")
                .near(
                        RouteAspect.SOURCE_NAMESPACE,
                        "A route in the callers' namespace; Linkerd merges it with those of the Service, and of equal"
                                + " matches the older object wins.");
    }

    private static void splits(Filling table) {
        table.exact(RouteAspect.BACKEND, "backendRefs with the port written out")
                .near(
                        RouteAspect.SUBSET,
                        "A Service of its own for those pods, whose name appears in metrics instead of the subset.")
                .exact(RouteAspect.WEIGHT, "weight; a backend without endpoints is passed over")
                .exact(RouteAspect.SPLIT_SERVICE, "the Service a route is attached to");
    }

    private static void filters(Filling table) {
        table.exact(RouteAspect.HEADER_CHANGE, "RequestHeaderModifier and ResponseHeaderModifier")
                .exact(RouteAspect.REDIRECT, "RequestRedirect")
                .exact(RouteAspect.REDIRECT_CODE, "statusCode, always written")
                .near(
                        RouteAspect.REDIRECT_PORT,
                        "Without a port Linkerd keeps that of the request, and takes that of the scheme where one is"
                                + " set.")
                .none(
                        RouteAspect.DIRECT_RESPONSE,
                        "Linkerd answers no request itself.",
                        "Route to a Service that gives this answer.")
                .none(
                        RouteAspect.REWRITE,
                        "Linkerd ignores a whole route with a URLRewrite.",
                        "Rewrite in the application, or at the ingress.")
                .none(
                        RouteAspect.MIRROR,
                        "Linkerd ignores a whole route with a RequestMirror.",
                        "Copy requests in the application, or at the ingress.")
                .none(
                        RouteAspect.CORS,
                        "Linkerd has no cross-origin rules.",
                        "Answer preflight requests in the application, or at the ingress.")
                .none(
                        RouteAspect.UNREADABLE_FILTER,
                        "Linkerd ignores this whole route because of a filter it does not know.",
                        "Take the filter out.");
    }

    private static void times(Filling table) {
        table.exact(RouteAspect.TIMEOUT, "timeouts.request of the rule from 2.20 on, timeout.linkerd.io/request before")
                .exact(RouteAspect.RESPONSE_TIMEOUT, "timeout.linkerd.io/response")
                .exact(RouteAspect.IDLE_TIMEOUT, "timeout.linkerd.io/idle")
                .none(
                        RouteAspect.BACKEND_TIMEOUT,
                        "Linkerd checks timeouts.backendRequest and then ignores it.",
                        "Use the timeout of the whole request.");
    }

    private static void retries(Filling table) {
        table.exact(RouteAspect.RETRY_ATTEMPTS, "retry.linkerd.io/limit; nothing at all where nothing is retried")
                .near(
                        RouteAspect.RETRY_PER_TRY,
                        "retry.linkerd.io/timeout covers the headers of a response, and is lifted for the last try.")
                .near(
                        RouteAspect.RETRY_CONDITION,
                        "retry.linkerd.io/http or /grpc; connections that break are not retried, and no body above 64"
                                + " KiB is.")
                .none(
                        RouteAspect.RETRY_DETAIL,
                        "Linkerd waits between 25 and 250 ms and may choose any endpoint again.",
                        "Nothing can be set; see whether the fixed times do.")
                .near(
                        RouteAspect.RETRY_BUDGET,
                        "Only a ServiceProfile has a budget, by a rate instead of a number at a time, and it switches"
                                + " the routes of its Service off.");
    }

    private static void rest(Filling table) {
        table.near(
                        RouteAspect.FAULT_ABORT,
                        "A share of the weights for a Service that answers with the status; retries that the rule says"
                                + " try such an answer again.")
                .none(
                        RouteAspect.FAULT_OF_GRPC,
                        "A share of a rule can go to a Service that answers, which says neither a status of gRPC nor an"
                                + " error of HTTP/2, and whose weight has an end.",
                        "Route a share to a server of your own that fails in this way.")
                .none(RouteAspect.FAULT_DELAY, "Linkerd delays no request.", "Route a share to a proxy that waits.")
                .exact(RouteAspect.SNI, "hostnames of a TLSRoute")
                .none(
                        RouteAspect.ADDRESS,
                        "Linkerd tells connections inside the cluster apart by Service and port only.",
                        "For addresses outside use networks of an EgressNetwork.")
                .exact(RouteAspect.RESPONSE_CLASS, "responseClasses of a ServiceProfile")
                .exact(RouteAspect.NEGATION, "not of a ServiceProfile's condition");
    }
}
