package dev.meshward.mesh.intent;

/** How a text has to be for a rule about access. Each has a regular expression that says the same of the whole text. */
public sealed interface AccessText {

    record Exact(String text) implements AccessText {}

    record Beginning(String text) implements AccessText {}

    record Ending(String text) implements AccessText {}

    /** It has to be there, and not to be empty. */
    record Present() implements AccessText {}

    /** A path in which {@code {*}} stands for one segment and {@code {**}}, at the end, for the rest (istio A.8). */
    record Template(String path) implements AccessText {}

    /** A regular expression that has to match the whole text. */
    record Pattern(String expression) implements AccessText {}

    default String expression() {
        return switch (this) {
            case Exact(var text) -> Expression.quoted(text);
            case Beginning(var text) -> Expression.quoted(text) + ".*";
            case Ending(var text) -> ".*" + Expression.quoted(text);
            case Present() -> ".+";
            case Template(var path) -> ofTemplate(path);
            case Pattern(var expression) -> expression;
        };
    }

    private static String ofTemplate(String path) {
        var expression = new StringBuilder();
        for (var segment : path.split("/", -1)) {
            expression
                    .append(expression.isEmpty() && segment.isEmpty() ? "" : "/")
                    .append(
                            switch (segment) {
                                case "{*}" -> "[^/]+";
                                case "{**}" -> ".*";
                                default -> Expression.quoted(segment);
                            });
        }
        return expression.toString();
    }

    /** Whether a text is so; empty where the expression cannot be read. */
    default java.util.Optional<Boolean> matches(String candidate) {
        return switch (this) {
            case Exact(var text) -> java.util.Optional.of(candidate.equals(text));
            case Beginning(var text) -> java.util.Optional.of(candidate.startsWith(text));
            case Ending(var text) -> java.util.Optional.of(candidate.endsWith(text));
            case Present() -> java.util.Optional.of(!candidate.isEmpty());
            case Template _, Pattern _ -> Expression.matches(expression(), candidate);
        };
    }
}
