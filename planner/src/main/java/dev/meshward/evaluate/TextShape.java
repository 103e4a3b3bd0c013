package dev.meshward.evaluate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A set of texts that a rule compares with. */
public sealed interface TextShape {

    /** This text alone. */
    record Exact(String text) implements TextShape {}

    /** Everything that begins so. */
    record Prefix(String start) implements TextShape {}

    /** Everything that ends so. */
    record Suffix(String end) implements TextShape {}

    /** What a regular expression takes; RE2 and Rust write them alike. */
    record Regex(String expression, Reach reach) implements TextShape {}

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
            case Regex(var expression, var reach) -> holds(expression, reach, text);
        };
    }

    private static Match holds(String expression, Reach reach, String text) {
        try {
            var matcher = Pattern.compile(expression).matcher(text);
            return switch (reach) {
                case WHOLE -> Match.of(matcher.matches());
                case FOUND_FIRST -> Match.of(matcher.find() && matcher.start() == 0 && matcher.end() == text.length());
            };
        } catch (PatternSyntaxException _) {
            return Match.MAYBE;
        }
    }
}
