package dev.meshward.mesh.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An order in which the first match is the best one (linkerd G.0.1). Of two that can both match, the preferred one comes
 * first; what never meets stays as it was written. Preference among those that meet is no total order, so that they are
 * placed one by one, each once everything that has to precede it stands.
 */
public final class MatchOrder<T> {

    private final BestMatch best;
    private final Function<T, RouteMatch> matchOf;

    public MatchOrder(BestMatch best, Function<T, RouteMatch> matchOf) {
        this.best = best;
        this.matchOf = matchOf;
    }

    public List<T> sorted(List<T> written) {
        var waiting = new ArrayList<>(written);
        var placed = new ArrayList<T>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(one -> waiting.stream()
                            .noneMatch(other -> other != one && precedes(/* one= */ other, /* other= */ one, waiting)))
                    .findFirst()
                    .orElseGet(waiting::getFirst);
            waiting.removeIf(one -> one == next);
            placed.add(next);
        }
        return placed;
    }

    private boolean precedes(T one, T other, List<T> written) {
        var mine = matchOf.apply(one);
        var theirs = matchOf.apply(other);
        if (MatchConjunction.of(mine, theirs).kind() == MatchConjunction.Kind.NEVER) {
            return false;
        }
        boolean wins = best.mayBeat(mine, theirs);
        boolean loses = best.mayBeat(theirs, mine);
        if (wins != loses) {
            return wins;
        }
        // Both: an expression and a prefix, of which the expression is longer nearly always.
        return wins ? isExpression(mine) && !isExpression(theirs) : isBefore(one, other, written);
    }

    private boolean isBefore(T one, T other, List<T> written) {
        for (var each : written) {
            if (each == one || each == other) {
                return each == one;
            }
        }
        return false;
    }

    private static boolean isExpression(RouteMatch match) {
        return match.path()
                .map(Said::value)
                .filter(path -> path instanceof PathMatch.Pattern || path instanceof PathMatch.Beginning)
                .isPresent();
    }
}
