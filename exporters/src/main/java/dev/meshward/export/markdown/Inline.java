package dev.meshward.export.markdown;

import java.util.regex.Pattern;

/** Text inside a line of Markdown. Whatever a name, a label or a sentence of somebody else holds is shown, never obeyed. */
public final class Inline {

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\n\\r\\u0085\\u2028\\u2029]\\s*");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final String SPECIAL = "\\`*[]<>|~$";

    private Inline() {}

    /** Plain text, safe anywhere in a line, at its beginning and in a table. */
    public static String text(String raw) {
        var text = oneLine(raw);
        var escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (SPECIAL.indexOf(character) >= 0 || opensSomething(text, i)) {
                escaped.append('\\');
            }
            escaped.append(character == '&' ? "&amp;" : String.valueOf(character));
        }
        return escaped.toString();
    }

    /** An underscore inside a word is harmless and stays readable; a list mark or heading counts at the beginning only. */
    private static boolean opensSomething(String text, int i) {
        return switch (text.charAt(i)) {
            case '_' -> !(isWordAt(text, i - 1) && isWordAt(text, i + 1));
            case '#', '+', '-', '=', ':' -> i == 0;
            case '.', ')' ->
                i > 0 && isEnd(text, i + 1) && text.chars().limit(i).allMatch(Character::isDigit);
            default -> false;
        };
    }

    private static boolean isEnd(String text, int i) {
        return i >= text.length() || text.charAt(i) == ' ';
    }

    private static boolean isWordAt(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    /** A code span; a dash where there is nothing to show. */
    static String code(String raw) {
        var text = oneLine(raw);
        if (text.isBlank()) {
            return "–";
        }
        var fence = "`".repeat(longestRun(text, '`') + 1);
        var padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + padding + text + padding + fence;
    }

    /** The same in a cell: a bar would end the cell even inside a code span. */
    static String codeInCell(String raw) {
        return code(raw).replace("|", "\\|");
    }

    /** A line break inside a word of somebody else would begin a new line of ours. */
    static String oneLine(String raw) {
        return INVISIBLE
                .matcher(BREAKS.matcher(raw.strip()).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    static int longestRun(String text, char wanted) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == wanted ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
