package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.istio.HttpRoutes.HttpRoute;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Set;

/** Where a redirect sends the client (istio.md A.1). */
record Redirecting(Request request, int listener) {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final int USUAL_STATUS = 301;

    Routing of(HttpRoute route, List<HttpMatch> match) {
        var redirect = route.own().at("redirect");
        int status = redirect.at("redirectCode").wholeOr(USUAL_STATUS);
        return STATUSES.contains(status)
                ? new Routing.Redirected(route.rule(), status, location(redirect, match))
                : new Routing.Unknown(
                        route.rule() + " redirects with the status " + status + ", which proxies do not know.");
    }

    private String location(Field redirect, List<HttpMatch> match) {
        var scheme = redirect.at("scheme").textOr("http");
        var host = redirect.at("authority").textOr(request.hostName());
        int port = port(redirect);
        boolean isUsual = port == 0 || (port == 80 && scheme.equals("http")) || (port == 443 && scheme.equals("https"));
        return scheme + "://" + host + (isUsual ? "" : ":" + port) + path(redirect, match);
    }

    private int port(Field redirect) {
        return redirect.at("derivePort").is("FROM_REQUEST_PORT")
                ? listener
                : redirect.at("port").wholeOr(0);
    }

    private String path(Field redirect, List<HttpMatch> match) {
        var prefix = redirect.at("prefixRewrite").textOr("");
        if (!prefix.isEmpty()) {
            return new PathRewrite(request).withPrefix(prefix, match);
        }
        var whole = redirect.at("uri").textOr("");
        return whole.isEmpty() ? request.path() : whole;
    }
}
