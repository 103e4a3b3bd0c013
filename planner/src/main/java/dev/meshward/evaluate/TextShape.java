package dev.meshward.evaluate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set of texts that a rule compares with. */
public sealed interface TextShape {

    /** This text alone. */
    record Exact(String text) implements TextShape {}

    /** Everything that begins so. */
    record Prefix(String start) implements TextShape {}

    /** Everything that ends so. */
    record Suffix(String end) implements TextShape {}

    /** What a regular expression takes; RE2 and Rust write them alike. It is compiled once, when it is first asked. */
    final class Regex implements TextShape {
        private final String expression;
        private final Reach reach;
        private Optional<Pattern> compiled = Optional.empty();
        /** Written after the pattern, so that whoever sees it set sees the pattern as well. */
        private volatile boolean isCompiled;

        public Regex(String expression, Reach reach) {
            this.expression = expression;
            this.reach = reach;
        }

        public String expression() {
            return expression;
        }

        public Reach reach() {
            return reach;
        }

        private Optional<Pattern> compiled() {
            if (!isCompiled) {
                compiled = compile(expression);
                isCompiled = true;
            }
            return compiled;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Regex that && expression.equals(that.expression) && reach == that.reach;
        }

        @Override
        public int hashCode() {
            return expression.hashCode();
        }

        @Override
        public String toString() {
            return expression;
        }
    }

    /** What an expression has to do with the text. */
    enum Reach {
        /** The whole text is one of its words. */
        WHOLE,
        /** What it finds first, preferring as it is written, is the whole text. */
        FOUND_FIRST
    }

    /** Perhaps, where the expression is none that can be read here. */
    default Match holds(String text) {
        return switch (this) {
            case Exact(var exact) -> Match.of(text.equals(exact));
            case Prefix(var start) -> Match.of(text.startsWith(start));
            case Suffix(var end) -> Match.of(text.endsWith(end));
            case Regex regex ->
                regex.compiled()
                        .map(pattern -> holds(pattern, regex.reach(), text))
                        .orElse(Match.MAYBE);
        };
    }

    private static Match holds(Pattern pattern, Reach reach, String text) {
        var matcher = pattern.matcher(text);
        return switch (reach) {
            case WHOLE -> Match.of(matcher.matches());
            case FOUND_FIRST -> Match.of(matcher.find() && matcher.start() == 0 && matcher.end() == text.length());
        };
    }

    private static Optional<Pattern> compile(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }
}
