package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the rule that takes a request: the best match, then the oldest route, then the first by name (linkerd.md C.5). */
final class BestMatch {

    /** A rule of a route. */
    record Chosen(RouteView route, RouteView.Rule rule) {}

    /**
     * What was chosen.
     *
     * @param possible several where it is not known which route is the oldest; none where no rule takes the request
     * @param doubt why nobody can tell at all; empty where the possible ones are all there are
     */
    record Choice(List<Chosen> possible, Optional<String> doubt) {}

    private record Candidate(Chosen chosen, Precedence precedence, Match match) {}

    private BestMatch() {}

    static Choice of(List<RouteView> routes, Request request) {
        var candidates = routes.stream()
                .flatMap(route -> candidates(route, request).stream())
                .toList();
        var best = candidates.stream()
                .filter(each -> each.match() == Match.YES)
                .map(Candidate::precedence)
                .max(Comparator.naturalOrder());
        var doubtful = candidates.stream()
                .filter(each -> each.match() == Match.MAYBE)
                .filter(each -> best.isEmpty() || each.precedence().compareTo(best.get()) >= 0)
                .findFirst();
        if (doubtful.isPresent()) {
            return new Choice(
                    List.of(),
                    Optional.of("An expression of "
                            + doubtful.get().chosen().route().id() + " cannot be read here."));
        }
        var winners = candidates.stream()
                .filter(each -> each.match() == Match.YES)
                .filter(each -> best.filter(each.precedence()::equals).isPresent())
                .map(Candidate::chosen)
                .toList();
        return new Choice(firstOfEach(oldest(winners)), Optional.empty());
    }

    private static List<Candidate> candidates(RouteView route, Request request) {
        var host = host(route, request);
        if (host.isEmpty()) {
            return List.of();
        }
        var candidates = new ArrayList<Candidate>();
        for (var rule : route.rules()) {
            for (var match : rule.matches()) {
                var takes = match.takes(request);
                if (takes != Match.NO) {
                    candidates.add(
                            new Candidate(new Chosen(route, rule), match.precedence(request, host.get()), takes));
                }
            }
        }
        return candidates;
    }

    /** How well the host fits; empty where it does not. */
    private static Optional<Integer> host(RouteView route, Request request) {
        if (route.hostNames().isEmpty()) {
            return Optional.of(0);
        }
        var asked = request.hostName().toLowerCase(Locale.ROOT);
        return route.hostNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("*.") ? asked.endsWith(name.substring(1)) : name.equals(asked))
                .map(Precedence::ofHost)
                .max(Comparator.naturalOrder());
    }

    /** The first rule of each route, in the order written. */
    private static List<Chosen> firstOfEach(List<Chosen> winners) {
        var first = new ArrayList<Chosen>();
        for (var each : winners) {
            if (first.stream().noneMatch(known -> known.route() == each.route())) {
                first.add(each);
            }
        }
        return first;
    }

    /** Those whose route may be the oldest; of equal moments the first by name decides. */
    private static List<Chosen> oldest(List<Chosen> winners) {
        if (winners.size() < 2) {
            return winners;
        }
        var routes = winners.stream().map(Chosen::route).toList();
        boolean isOne = routes.stream().allMatch(route -> route == routes.getFirst());
        if (isOne || routes.stream().anyMatch(route -> !route.hasMoment())) {
            return winners;
        }
        var first = routes.stream()
                .min(Comparator.comparing(RouteView::moment).thenComparing(RouteView::name))
                .orElseThrow();
        return winners.stream().filter(each -> each.route() == first).toList();
    }
}
