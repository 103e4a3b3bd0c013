package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.linkerd.ServerView.Protocol;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands before a port: a Server, or the default policy of the pod where no Server claims it (linkerd.md C.2, C.3).
 *
 * @param rule its name
 * @param grants who is let in, whatever is asked for
 * @param routes attached to it; where there are any, a request that fits none is answered with 404
 * @param limit the name of what limits the rate of requests; empty for none
 */
record Guard(String rule, Protocol protocol, List<Grant> grants, List<GuardedRoute> routes, String limit) {

    /** A route, and who is let in on it besides those whom the Server lets in everywhere. */
    record GuardedRoute(RouteView route, List<Grant> grants) {}

    private Match letsIn(List<Grant> some, Asking asking) {
        return Match.any(some, grant -> grant.fits(asking));
    }

    /** A connection of which nobody reads requests: routes count for nothing. */
    Answer toBytes(Asking asking, int port) {
        return answer(letsIn(grants, asking), asking, port);
    }

    private Answer answer(Match match, Asking asking, int port) {
        return switch (match) {
            case YES -> Answer.yes();
            case MAYBE ->
                Answer.maybe(
                        rule + " lets in by addresses, or by objects of other namespaces, that nobody knows here.");
            case NO -> Answer.no(rule, rule + " does not let in " + asking.words() + " on port " + port + ".");
        };
    }

    /**
     * A request. Where it is not known what it asks for, it may be any; where it is, its rate is left aside, and so are the
     * paths of probes.
     */
    Answer toRequests(Asking asking, int port) {
        return asking.request()
                .map(request -> toRequest(request, asking, port))
                .orElseGet(() -> toAnyRequest(asking, port));
    }

    private Answer toRequest(Request request, Asking asking, int port) {
        if (routes.isEmpty()) {
            return answer(letsIn(grants, asking), asking, port);
        }
        var choice = BestMatch.of(routes.stream().map(GuardedRoute::route).toList(), request);
        if (choice.doubt().isPresent()) {
            return Answer.maybe(choice.doubt().get());
        }
        if (choice.possible().isEmpty()) {
            return Answer.no(rule, "No route of " + rule + " takes the request: it is answered with 404.");
        }
        var onRoutes = routes.stream()
                .filter(each -> choice.possible().stream().anyMatch(one -> one.route() == each.route()))
                .map(each -> onRoute(each, asking))
                .distinct()
                .toList();
        return onRoutes.size() == 1
                ? answer(onRoutes.getFirst(), asking, port)
                : Answer.maybe("Which of several routes of " + rule
                        + " is the oldest decides, and the source does not say (order).");
    }

    private Answer toAnyRequest(Asking asking, int port) {
        if (routes.isEmpty()) {
            return limited(answer(letsIn(grants, asking), asking, port));
        }
        var onRoutes =
                routes.stream().map(each -> onRoute(each, asking)).distinct().toList();
        if (onRoutes.equals(List.of(Match.NO))) {
            return answer(Match.NO, asking, port);
        }
        boolean isAll = onRoutes.equals(List.of(Match.YES));
        if (isAll && routes.stream().anyMatch(each -> each.route().takesAll())) {
            return limited(Answer.yes());
        }
        return Answer.maybe(
                isAll
                        ? "Requests that match no route of " + rule
                                + " are answered with 404; which do, the call does not say."
                        : "The routes of " + rule + " let in some requests; which, the call does not say.");
    }

    private Match onRoute(GuardedRoute guarded, Asking asking) {
        return letsIn(grants, asking).or(letsIn(guarded.grants(), asking));
    }

    private Answer limited(Answer answer) {
        return answer.isLetIn() == Match.YES && !limit.isEmpty()
                ? Answer.maybe(limit + " answers requests beyond its rate with 429.")
                : answer;
    }

    /**
     * A probe of the kubelet by HTTP. Where no route is attached, its path is let in by itself, from the networks of probes;
     * any attached route takes that away (linkerd.md C.5).
     */
    Answer toProbe(String path, Asking asking, int port) {
        if (routes.isEmpty()) {
            var byItself = asking.isIn(asking.settings().probeNetworks());
            return answer(byItself.or(letsIn(grants, asking)), asking, port);
        }
        var chosen = chosen(path);
        if (chosen.isEmpty()) {
            return Answer.no(
                    rule, "No route of " + rule + " takes the probe of " + path + ": it is answered with 404.");
        }
        var onRoutes =
                chosen.stream().map(each -> onRoute(each, asking)).distinct().toList();
        boolean isTaken = routes.stream().anyMatch(each -> best(each, path, Match.YES) > 0);
        return onRoutes.size() == 1 && (isTaken || onRoutes.getFirst() == Match.NO)
                ? answer(onRoutes.getFirst(), asking, port)
                : Answer.maybe("Which route of " + rule + " takes the probe of " + path + " is not known.");
    }

    /** Every route that may take it: the longest path wins, and headers are not known (linkerd.md C.5). */
    private List<GuardedRoute> chosen(String path) {
        int sure = routes.stream()
                .mapToInt(each -> best(each, path, Match.YES))
                .max()
                .orElse(0);
        return routes.stream()
                .filter(each -> best(each, path, Match.YES) == sure && sure > 0 || best(each, path, Match.MAYBE) > sure)
                .toList();
    }

    /** Probes carry the pod's address as their host, which no host name is. */
    private static int best(GuardedRoute guarded, String path, Match least) {
        return guarded.route().hostNames().isEmpty()
                ? guarded.route().rules().stream()
                        .flatMap(rule -> rule.matches().stream())
                        .filter(match -> match.takesGet(path).compareTo(least) >= 0)
                        .mapToInt(match -> match.weight(path))
                        .max()
                        .orElse(0)
                : 0;
    }

    /** Identities by which callers are told apart here. */
    Stream<String> identities() {
        return Stream.concat(grants.stream(), routes.stream().flatMap(route -> route.grants().stream()))
                .flatMap(Grant::identities);
    }
}
