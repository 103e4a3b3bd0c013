package dev.meshward.mesh.intent;

import java.util.Optional;

/** The paths that two conditions take together. */
public sealed interface PathOverlap {

    /** None. */
    record Never() implements PathOverlap {}

    /** Those of one condition. */
    record Narrower(PathMatch path) implements PathOverlap {}

    /** Some that no single condition says. */
    record NotSayable() implements PathOverlap {}

    static PathOverlap of(PathMatch one, PathMatch other) {
        if (one.equals(other) || isEverything(other)) {
            return new Narrower(one);
        }
        if (isEverything(one)) {
            return new Narrower(other);
        }
        return switch (one) {
            case PathMatch.Exact(var path) -> ofExact(one, takes(other, path));
            case PathMatch.Beginning(var text) -> ofBeginning(text, one, other);
            case PathMatch.Below(var below) -> ofBelow(below, one, other);
            case PathMatch.Pattern _ ->
                other instanceof PathMatch.Exact(var path) ? ofExact(other, takes(one, path)) : new NotSayable();
        };
    }

    static boolean isEverything(PathMatch path) {
        return switch (path) {
            case PathMatch.Exact _ -> false;
            case PathMatch.Beginning(var text) -> text.equals("/") || text.isEmpty();
            case PathMatch.Below(var below) -> below.equals("/");
            case PathMatch.Pattern(var expression) -> expression.equals(".*") || expression.equals("/.*");
        };
    }

    private static PathOverlap ofExact(PathMatch exact, Optional<Boolean> taken) {
        return taken.<PathOverlap>map(takes -> takes ? new Narrower(exact) : new Never())
                .orElseGet(NotSayable::new);
    }

    private static PathOverlap ofBeginning(String text, PathMatch one, PathMatch other) {
        return switch (other) {
            case PathMatch.Exact(var path) -> ofExact(other, Optional.of(path.startsWith(text)));
            case PathMatch.Beginning(var longer) -> nested(text, one, longer, other);
            case PathMatch.Below(var below) -> mixed(text, one, below, other);
            case PathMatch.Pattern _ -> new NotSayable();
        };
    }

    private static PathOverlap ofBelow(String below, PathMatch one, PathMatch other) {
        return switch (other) {
            case PathMatch.Exact(var path) -> ofExact(other, takes(one, path));
            case PathMatch.Beginning(var text) -> mixed(text, other, below, one);
            case PathMatch.Below(var deeper) ->
                below.startsWith(deeper + "/")
                        ? new Narrower(one)
                        : deeper.startsWith(below + "/") ? new Narrower(other) : new Never();
            case PathMatch.Pattern _ -> new NotSayable();
        };
    }

    private static PathOverlap nested(String one, PathMatch first, String other, PathMatch second) {
        if (one.startsWith(other)) {
            return new Narrower(first);
        }
        return other.startsWith(one) ? new Narrower(second) : new Never();
    }

    /** A prefix of characters and one of segments: whichever is longer takes fewer paths. */
    private static PathOverlap mixed(String text, PathMatch beginning, String below, PathMatch segments) {
        if (below.startsWith(text)) {
            return new Narrower(segments);
        }
        return text.startsWith(below + "/") ? new Narrower(beginning) : new Never();
    }

    /** Whether a condition takes this path; empty where it cannot be told. */
    static Optional<Boolean> takes(PathMatch condition, String path) {
        return switch (condition) {
            case PathMatch.Exact(var exact) -> Optional.of(exact.equals(path));
            case PathMatch.Beginning(var text) -> Optional.of(path.startsWith(text));
            case PathMatch.Below(var below) ->
                Optional.of(below.equals("/") || path.equals(below) || path.startsWith(below + "/"));
            case PathMatch.Pattern(var expression) -> Expression.matches(expression, path);
        };
    }
}
