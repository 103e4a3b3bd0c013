package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of a match. A prefix is one of characters, not of segments (istio A.1 rule 5). */
final class PathForm {

    private PathForm() {}

    static Optional<Said<PathMatch>> read(SourceField uri) {
        var exact = uri.at("exact").text(RouteAspect.PATH).map(said -> said.<PathMatch>as(PathMatch.Exact::new));
        var prefix = uri.at("prefix").text(RouteAspect.PATH).map(said -> said.as(PathForm::beginning));
        var regex = uri.at("regex").text(RouteAspect.PATH).map(said -> said.as(PathForm::pattern));
        return exact.or(() -> prefix).or(() -> regex);
    }

    private static PathMatch beginning(String text) {
        return text.equals("/") || text.isEmpty() ? new PathMatch.Below("/") : new PathMatch.Beginning(text);
    }

    private static PathMatch pattern(String regex) {
        var bare = Expression.bare(regex);
        return bare.equals(".*") ? new PathMatch.Below("/") : new PathMatch.Pattern(bare);
    }

    /**
     * Two neighbours that differ only in their path, {@code exact: /foo} and {@code prefix: /foo/}, are how Istio says that a
     * path lies below {@code /foo}.
     */
    static List<RouteMatch> joined(List<RouteMatch> matches) {
        var joined = new ArrayList<RouteMatch>();
        for (var match : matches) {
            var together = joined.isEmpty() ? Optional.<RouteMatch>empty() : below(joined.getLast(), match);
            if (together.isPresent()) {
                joined.set(joined.size() - 1, together.get());
            } else {
                joined.add(match);
            }
        }
        return joined;
    }

    private static Optional<RouteMatch> below(RouteMatch one, RouteMatch other) {
        if (one.path().isEmpty() || other.path().isEmpty()) {
            return Optional.empty();
        }
        var first = one.path().get();
        var second = other.path().get();
        boolean fits = first.value() instanceof PathMatch.Exact(var path)
                && second.value() instanceof PathMatch.Beginning(var text)
                && text.equals(path + "/")
                && one.withPath(second).equals(other);
        return fits && first.value() instanceof PathMatch.Exact(var path)
                ? Optional.of(one.withPath(
                        new Said<>(new PathMatch.Below(path), first.origin().and(other.origin()))))
                : Optional.empty();
    }

    /** The forms of a path, one for each match that is needed to say it. */
    static List<Mapping> write(PathMatch path, boolean anyCase) {
        return switch (path) {
            case PathMatch.Exact(var text) -> List.of(TextForm.one("exact", text));
            case PathMatch.Beginning(var text) -> List.of(TextForm.one("prefix", text));
            case PathMatch.Below(var below) when below.equals("/") -> List.of(TextForm.one("prefix", "/"));
            case PathMatch.Below(var below) ->
                List.of(TextForm.one("exact", below), TextForm.one("prefix", below + "/"));
            case PathMatch.Pattern(var expression) -> List.of(pattern(expression, anyCase));
        };
    }

    /** An expression that only says a prefix or one text is written as such. */
    private static Mapping pattern(String expression, boolean anyCase) {
        if (anyCase) {
            return TextForm.one("regex", "(?i)" + expression);
        }
        return Expression.prefix(expression)
                .map(prefix -> TextForm.one("prefix", prefix))
                .or(() -> Expression.literal(expression).map(text -> TextForm.one("exact", text)))
                .orElseGet(() -> TextForm.one("regex", expression));
    }
}
