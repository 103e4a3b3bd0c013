package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.HttpRoutes.HttpRoute;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a route does with a request that it takes (istio.md A.1). */
record RouteAction(Installation installation, Backends backends, Departure departure, int port, World world) {

    Routing of(HttpRoute route, List<HttpMatch> match) {
        if (route.at("corsPolicy").isPresent() && request().method().equals("OPTIONS")) {
            return new Routing.Unknown(
                    route.rule() + " may answer for other origins (corsPolicy), which is not read here.");
        }
        if (route.own().at("redirect").isPresent()) {
            return new Redirecting(departure.request(), port).of(route, match);
        }
        var answer = route.at("directResponse");
        return answer.isPresent()
                ? new Routing.Answered(route.rule(), answer.at("status").wholeOr(200))
                : sent(route, match);
    }

    private Request request() {
        return departure.request();
    }

    private Routing sent(HttpRoute route, List<HttpMatch> match) {
        var shares = new ArrayList<Share>();
        var written = route.own().at("route").items();
        boolean isOnly = written.size() == 1;
        for (var each : destinations(written)) {
            var found = backends.of(each.at("destination"), route.namespace(), departure, port, world);
            if (found.doubt().isPresent()) {
                return new Routing.Unknown(found.doubt().get());
            }
            long weight = isOnly ? 1 : each.at("weight").wholeOr(0);
            var changes = changes(route, match, each, isOnly);
            shares.add(new Share(found.backend(), weight, changes, found.treatment()));
        }
        var reading = new HandlingReading(backends, departure, port, world);
        return shares.isEmpty()
                ? new Routing.Unknown(route.rule() + " has no destination of any weight.")
                : new Routing.Sent(
                        route.rule(),
                        shares,
                        reading.of(route, installation.settings(world).retryPolicy()));
    }

    /** A single destination gets everything, whatever its weight; of several, those without weight get nothing. */
    private static List<Field> destinations(List<Field> written) {
        return written.size() == 1
                ? written
                : written.stream()
                        .filter(each -> each.at("weight").wholeOr(0) > 0)
                        .toList();
    }

    private Changes changes(HttpRoute route, List<HttpMatch> match, Field destination, boolean isOnly) {
        var ofRoute = route.at("headers");
        var ofDestination = destination.at("headers");
        var rewrite = route.at("rewrite");
        return new Changes(
                HeaderOps.together(ofRoute.at("request"), ofDestination.at("request"), isOnly),
                HeaderOps.together(ofRoute.at("response"), ofDestination.at("response"), isOnly),
                rewrite.isPresent() ? new PathRewrite(request()).of(rewrite, match) : Optional.empty(),
                rewrite.at("authority")
                        .text()
                        .or(() -> isOnly
                                ? HeaderOps.host(ofRoute).or(() -> HeaderOps.host(ofDestination))
                                : HeaderOps.host(ofDestination).or(() -> HeaderOps.host(ofRoute))));
    }

    /** The path of the match that took the request, where there is one. */
    static Optional<Field> path(List<HttpMatch> match, Request request) {
        return match.reversed().stream()
                .filter(each -> each.takes(request) == Match.YES)
                .map(each -> each.written().at("uri"))
                .filter(Field::isPresent)
                .findFirst();
    }
}
