package dev.meshward.mesh.intent;

import java.util.Optional;

/** How a text has to be. */
public sealed interface TextMatch {

    record Exact(String text) implements TextMatch {}

    record Prefix(String text) implements TextMatch {}

    /** A regular expression that has to match the whole text. */
    record Pattern(String expression) implements TextMatch {}

    /** It has to be there; what it says does not matter. */
    record Present() implements TextMatch {}

    /** As a name of hosts: one, or {@code *.} and a suffix; empty where it is neither. */
    default Optional<String> hostname() {
        return switch (this) {
            case Exact(var host) -> Optional.of(host);
            case Pattern(var expression)
            when expression.startsWith(".+\\.") ->
                Expression.literal(expression.substring(2)).map(suffix -> "*" + suffix);
            case Pattern _, Prefix _, Present() -> Optional.empty();
        };
    }
}
