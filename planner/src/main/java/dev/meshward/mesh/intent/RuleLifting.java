package dev.meshward.mesh.intent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says rules of which the first match decides as rules of which the best one does (linkerd G.0.1, intersection lifting):
 * where a later, more specific match would win over an earlier rule, the conjunction of the two becomes one more match of
 * the earlier rule. Repeated until nothing is added.
 */
public final class RuleLifting {

    /** Beyond this a table of routes is no longer one that people read, and proxies take it badly. */
    private static final int MOST_MATCHES = 600;

    /** What an expression for a path by segments ends in. */
    private static final String BELOW = "(?:/.*)?";

    /**
     * The rules, in the same order and with more matches.
     *
     * @param unsayable sentences about overlaps that no match can say; there the more specific rule wins though it is written
     *     later
     */
    public record Lifted(List<RouteRule> rules, List<String> unsayable) {}

    private final BestMatch best;
    private final List<Set<RouteMatch>> matches = new ArrayList<>();
    private final LinkedHashSet<String> unsayable = new LinkedHashSet<>();

    private RuleLifting(BestMatch best, List<RouteRule> rules) {
        this.best = best;
        for (var rule : rules) {
            matches.add(
                    new LinkedHashSet<>(rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches()));
        }
    }

    public static Lifted lift(List<RouteRule> rules, boolean grpc) {
        var reachable = reachable(rules);
        var lifting = new RuleLifting(new BestMatch(grpc), reachable);
        lifting.toTheEnd();
        lifting.withoutShadowed();
        var lifted = new ArrayList<RouteRule>();
        for (int i = 0; i < reachable.size(); i++) {
            if (!lifting.matches.get(i).isEmpty()) {
                lifted.add(reachable.get(i).withMatches(List.copyOf(lifting.matches.get(i))));
            }
        }
        return new Lifted(lifted, List.copyOf(lifting.unsayable));
    }

    /** Up to the first rule that takes everything; what follows never decides. */
    private static List<RouteRule> reachable(List<RouteRule> rules) {
        var reachable = new ArrayList<RouteRule>();
        for (var rule : rules) {
            reachable.add(rule);
            if (rule.takesEverything()) {
                return reachable;
            }
        }
        return reachable;
    }

    private void toTheEnd() {
        while (addConjunctions()) {
            if (matches.stream().mapToInt(Set::size).sum() > MOST_MATCHES) {
                unsayable.add("The rules overlap in more than " + MOST_MATCHES + " ways.");
                return;
            }
        }
    }

    private boolean addConjunctions() {
        boolean added = false;
        for (int earlier = 0; earlier < matches.size(); earlier++) {
            for (int later = earlier + 1; later < matches.size(); later++) {
                added |= add(earlier, later);
            }
        }
        return added;
    }

    private boolean add(int earlier, int later) {
        var more = new ArrayList<RouteMatch>();
        for (var mine : matches.get(earlier)) {
            for (var theirs : matches.get(later)) {
                if (best.mayBeat(theirs, mine)) {
                    conjunction(mine, theirs, earlier, later).ifPresent(more::add);
                }
            }
        }
        return matches.get(earlier).addAll(more);
    }

    private Optional<RouteMatch> conjunction(RouteMatch mine, RouteMatch theirs, int earlier, int later) {
        var both = MatchConjunction.of(plain(mine), plain(theirs));
        if (both.kind() == MatchConjunction.Kind.NOT_SAYABLE) {
            unsayable.add("Rule " + (earlier + 1) + " and rule " + (later + 1)
                    + " overlap in a way that no single match says; where both match, rule " + (later + 1)
                    + " may win though it is written later.");
        }
        return both.match().map(match -> best.mayBeat(theirs, match) ? asExpression(match) : match);
    }

    /** An expression ranks by the whole path, and so is never behind another one; a path by segments may be. */
    private static RouteMatch asExpression(RouteMatch match) {
        return match.path()
                .filter(path -> path.value() instanceof PathMatch.Below)
                .map(path -> match.withPath(path.as(RuleLifting::expression)))
                .orElse(match);
    }

    private static PathMatch expression(PathMatch path) {
        return path instanceof PathMatch.Below(var below) && !below.equals("/")
                ? new PathMatch.Pattern(Expression.quoted(below) + BELOW)
                : path;
    }

    /** The other way round, since only paths by segments can be intersected. */
    private static RouteMatch plain(RouteMatch match) {
        return match.path()
                .filter(path -> path.value() instanceof PathMatch.Pattern(var expression) && expression.endsWith(BELOW))
                .map(path -> match.withPath(path.as(RuleLifting::segments)))
                .orElse(match);
    }

    private static PathMatch segments(PathMatch path) {
        return path instanceof PathMatch.Pattern(var expression)
                ? Expression.literal(expression.substring(0, expression.length() - BELOW.length()))
                        .<PathMatch>map(PathMatch.Below::new)
                        .orElse(path)
                : path;
    }

    /** A match that an earlier rule has too never decides. */
    private void withoutShadowed() {
        var seen = new HashSet<RouteMatch>();
        for (var ofRule : matches) {
            ofRule.removeIf(seen::contains);
            seen.addAll(ofRule);
        }
    }
}
