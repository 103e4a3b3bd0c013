package dev.meshward.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A way to go on with what is being typed.
 *
 * @param from where the piece that is replaced begins
 * @param to right behind its end
 * @param replacement what stands there instead
 */
public record Completion(int from, int to, String replacement) {

    private static final String ENDS_A_PIECE = " \t()!\u00a0\u3000";

    /** The text with the piece replaced. */
    public String in(String text) {
        return text.substring(0, from) + replacement + text.substring(to);
    }

    /**
     * All ways to go on at the caret, those that begin like the piece before those that hold it.
     *
     * @param caret from 0 to the length of the text
     * @param known the values of a field, in the order in which they are to be offered
     */
    public static List<Completion> at(
            String text, int caret, Function<SearchField, ? extends Collection<String>> known) {
        int from = beginning(text, caret);
        int to = end(text, caret, isInsideQuotes(text, caret));
        var typed = text.substring(from, caret);
        int colon = typed.indexOf(':');
        var field = SearchField.of(typed.substring(0, Math.max(0, colon)));
        if (field.isPresent()) {
            int start = from + colon + 1;
            int end = to;
            return fitting(known.apply(field.get()), typed.substring(colon + 1)).stream()
                    .map(value -> new Completion(start, end, written(value)))
                    .toList();
        }
        return fields(typed, from, to);
    }

    /** Quotation marks hold a piece together over its spaces. */
    private static int beginning(String text, int caret) {
        int from = 0;
        for (int i = 0; i < caret; i++) {
            if (ENDS_A_PIECE.indexOf(text.charAt(i)) >= 0 && !isInsideQuotes(text, i)) {
                from = i + 1;
            }
        }
        return from;
    }

    private static int end(String text, int caret, boolean isQuoted) {
        int closing = isQuoted ? text.indexOf('"', caret) : -1;
        int to = caret;
        while (closing < 0 && to < text.length() && ENDS_A_PIECE.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return closing < 0 ? to : closing + 1;
    }

    private static boolean isInsideQuotes(String text, int at) {
        return text.chars().limit(at).filter(character -> character == '"').count() % 2 == 1;
    }

    private static List<Completion> fields(String typed, int from, int to) {
        return Arrays.stream(SearchField.values())
                .map(field -> field.word() + ":")
                .filter(word -> Expression.folded(word).startsWith(Expression.folded(typed)))
                .map(word -> new Completion(from, to, word))
                .toList();
    }

    private static List<String> fitting(Collection<String> values, String typed) {
        var wanted = Expression.folded(typed.startsWith("\"") ? typed.substring(1) : typed);
        var beginning = new ArrayList<String>();
        var holding = new ArrayList<String>();
        for (var value : values) {
            var folded = Expression.folded(value);
            if (folded.startsWith(wanted)) {
                beginning.add(value);
            } else if (folded.contains(wanted)) {
                holding.add(value);
            }
        }
        beginning.addAll(holding);
        return List.copyOf(beginning);
    }

    /** A value with a space, or with a sign of the grammar at its beginning, stands between quotation marks. */
    private static String written(String value) {
        boolean isPlain = !value.isEmpty()
                && value.chars().noneMatch(character -> ENDS_A_PIECE.indexOf(character) >= 0)
                && "\"/~".indexOf(value.charAt(0)) < 0;
        return isPlain ? value : "\"" + value.replace("\"", "") + "\"";
    }
}
