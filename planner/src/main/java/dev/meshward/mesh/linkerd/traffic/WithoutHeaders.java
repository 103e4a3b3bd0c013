package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.MatchConjunction;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteMatch.Named;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says without a negation that a header must not be there: the rules that follow are said once more, before the rule itself, for
 * requests that have it (linkerd G.1, withoutHeaders).
 */
final class WithoutHeaders {

    private WithoutHeaders() {}

    /** @param rules of which the first match decides; a match that cannot be said so stays as it is */
    static List<RouteRule> saidPositively(List<RouteRule> rules) {
        List<RouteRule> following = List.of();
        for (var rule : rules.reversed()) {
            following = before(following, rule);
        }
        return following;
    }

    private static List<RouteRule> before(List<RouteRule> following, RouteRule rule) {
        var said = following;
        var asTheyAre = new ArrayList<RouteMatch>();
        for (var match : rule.matches()) {
            var skipping = match.without().isEmpty() ? Optional.<List<RouteRule>>empty() : skipping(match, said);
            if (skipping.isPresent()) {
                var all = new ArrayList<>(skipping.get());
                all.add(rule.withMatches(List.of(match.unless(List.of()))));
                all.addAll(said);
                said = all;
            } else {
                asTheyAre.add(match);
            }
        }
        if (asTheyAre.isEmpty() && !rule.matches().isEmpty()) {
            return said;
        }
        var all = new ArrayList<>(List.of(rule.withMatches(asTheyAre)));
        all.addAll(said);
        return all;
    }

    /** What becomes of requests that have one of the headers; empty where not every one of them finds a rule that can be said. */
    private static Optional<List<RouteRule>> skipping(RouteMatch match, List<RouteRule> following) {
        var copies = new ArrayList<RouteRule>();
        for (var header : match.without()) {
            var having = MatchConjunction.of(match.unless(List.of()), withHeader(header));
            if (having.kind() == MatchConjunction.Kind.NEVER) {
                continue;
            }
            var taken =
                    having.match().filter(_ -> !mayBeMissing(header)).flatMap(requests -> taken(requests, following));
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            copies.addAll(taken.get());
        }
        return Optional.of(copies);
    }

    private static RouteMatch withHeader(Named header) {
        return RouteMatch.everything().having(List.of(header));
    }

    /** A header that is not there is an empty text to Envoy, but where it is only asked whether it is there (istio A.1). */
    private static boolean mayBeMissing(Named header) {
        return switch (header.text().value()) {
            case TextMatch.Exact(var text) -> text.isEmpty();
            case TextMatch.Prefix(var start) -> start.isEmpty();
            case TextMatch.Pattern(var expression) ->
                Expression.matches(expression, "").orElse(true);
            case TextMatch.Present() -> false;
        };
    }

    private static Optional<List<RouteRule>> taken(RouteMatch requests, List<RouteRule> following) {
        var copies = new ArrayList<RouteRule>();
        for (var rule : following) {
            var matches = new ArrayList<RouteMatch>();
            for (var match : rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches()) {
                var both = MatchConjunction.of(requests, match);
                if (both.kind() == MatchConjunction.Kind.NOT_SAYABLE) {
                    return Optional.empty();
                }
                both.match().ifPresent(matches::add);
            }
            if (!matches.isEmpty()) {
                copies.add(rule.withMatches(matches));
            }
            if (rule.takesEverything()) {
                return Optional.of(copies);
            }
        }
        return Optional.empty();
    }
}
