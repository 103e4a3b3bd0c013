package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths: exact, by segments, or by an expression that must be anchored (linkerd C.5). */
final class PathForm {

    private static final Pattern PROPER = Pattern.compile("/[^?#*]*");

    private PathForm() {}

    static Optional<Said<PathMatch>> read(SourceField path) {
        if (!path.isPresent()) {
            return Optional.empty();
        }
        var type = path.at("type").look().textOr("PathPrefix");
        var value = path.at("value").look().textOr("/");
        var origin = path.take(RouteAspect.PATH);
        return Optional.of(new Said<>(meaning(type, value), origin));
    }

    private static PathMatch meaning(String type, String value) {
        return switch (type) {
            case "Exact" -> new PathMatch.Exact(value);
            case "RegularExpression" -> new PathMatch.Pattern(Expression.bare(value));
            default -> new PathMatch.Below(withoutSlash(value));
        };
    }

    private static String withoutSlash(String path) {
        var trimmed = path.replaceAll("/+$", "");
        return trimmed.isEmpty() ? "/" : trimmed;
    }

    /** An expression is always anchored as a whole: an open alternative would bind to one anchor only. */
    static Mapping write(PathMatch path, boolean anyCase) {
        if (anyCase) {
            return path("RegularExpression", "^(?i:" + expression(path) + ")$");
        }
        return switch (path) {
            case PathMatch.Exact(var text) when PROPER.matcher(text).matches() -> path("Exact", text);
            case PathMatch.Below(var below) -> path("PathPrefix", below);
            case PathMatch.Beginning(var text) -> path("RegularExpression", "^" + Expression.quoted(text) + ".*$");
            case PathMatch.Exact _, PathMatch.Pattern _ -> path("RegularExpression", "^(?:" + expression(path) + ")$");
        };
    }

    private static String expression(PathMatch path) {
        return switch (path) {
            case PathMatch.Exact(var text) -> Expression.quoted(text);
            case PathMatch.Below(var below) -> below.equals("/") ? "/.*" : Expression.quoted(below) + "(?:/.*)?";
            case PathMatch.Beginning(var text) -> Expression.quoted(text) + ".*";
            case PathMatch.Pattern(var expression) -> expression;
        };
    }

    private static Mapping path(String type, String value) {
        return Mapping.building().put("type", type).put("value", value).build();
    }
}
