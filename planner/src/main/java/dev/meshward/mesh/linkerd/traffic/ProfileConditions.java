package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.MatchConjunction;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TextMatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions of a ServiceProfile, in which all, any and not nest, as a list of alternatives (linkerd G.6). */
final class ProfileConditions {

    private ProfileConditions() {}

    static List<RouteMatch> read(SourceField condition) {
        var own = RouteMatch.everything();
        if (condition.at("pathRegex").isPresent()) {
            own = condition
                    .at("pathRegex")
                    .text(RouteAspect.PATH)
                    .map(said -> RouteMatch.everything().withPath(said.as(ProfileConditions::path)))
                    .orElse(own);
        }
        var method =
                condition.at("method").text(RouteAspect.METHOD).map(said -> said.<TextMatch>as(TextMatch.Exact::new));
        var simple = new RouteMatch(
                own.path(),
                Optional.empty(),
                method,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                negation(condition.at("not")));
        var together = List.of(simple);
        for (var part : condition.at("all").items()) {
            together = conjunction(together, read(part));
        }
        var any = condition.at("any").items();
        return any.isEmpty()
                ? together
                : conjunction(
                        together,
                        any.stream().flatMap(part -> read(part).stream()).toList());
    }

    private static List<Extra> negation(SourceField not) {
        return not.extra(RouteAspect.NEGATION).stream().toList();
    }

    private static List<RouteMatch> conjunction(List<RouteMatch> one, List<RouteMatch> other) {
        return one.stream()
                .flatMap(mine -> other.stream().flatMap(theirs -> both(mine, theirs)))
                .toList();
    }

    /** Two expressions at once have no form; the match then keeps both as something that cannot be said. */
    private static Stream<RouteMatch> both(RouteMatch one, RouteMatch other) {
        var both = MatchConjunction.of(one, other);
        return switch (both.kind()) {
            case NEVER -> Stream.of();
            case SAID -> both.match().stream();
            case NOT_SAYABLE ->
                Stream.of(new RouteMatch(
                        one.path(),
                        Optional.empty(),
                        one.method(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Extra(RouteAspect.NEGATION, other.origin()))));
        };
    }

    /** Anchors are added where they are missing, without a group: {@code /a|/b} is {@code ^/a} or {@code /b$} (linkerd A.2). */
    private static PathMatch path(String regex) {
        var bare = regex.indexOf('|') < 0 ? Expression.bare(regex) : alternatives(regex);
        return Expression.literal(bare)
                .<PathMatch>map(PathMatch.Exact::new)
                .orElseGet(() -> new PathMatch.Pattern(bare));
    }

    /** Each open alternative but the first may begin anywhere, and each but the last may end anywhere. */
    private static String alternatives(String regex) {
        var anchored = (regex.startsWith("^") ? "" : "^") + regex + (regex.endsWith("$") ? "" : "$");
        return Expression.bare(anchored).equals(anchored) ? open(anchored) : Expression.bare(anchored);
    }

    private static String open(String anchored) {
        var parts = List.of(anchored.split("\\|", -1));
        var all = parts.stream()
                .map(part -> (part.startsWith("^") ? part.substring(1) : ".*" + part))
                .map(part -> part.endsWith("$") ? part.substring(0, part.length() - 1) : part + ".*")
                .toList();
        return String.join("|", all);
    }
}
