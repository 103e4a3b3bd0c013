package dev.meshward.testing.random;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes objects as YAML the way kubectl does, fast enough for dumps of many megabytes. */
final class PlainText {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z/][-A-Za-z0-9_./]*(:[-A-Za-z0-9_./]+)*");
    private static final Pattern MEANS_SOMETHING = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** One document, its separator first. */
    static String document(Map<String, Object> object) {
        var plain = new PlainText();
        plain.text.append("---\n");
        plain.entries(object, 0, "");
        return plain.text.toString();
    }

    private void entries(Map<?, ?> map, int indent, String first) {
        var lead = first;
        for (var entry : map.entrySet()) {
            text.append(lead.isEmpty() ? " ".repeat(indent) : lead).append(quoted(String.valueOf(entry.getKey())));
            text.append(':');
            value(entry.getValue(), indent);
            lead = "";
        }
    }

    private void value(Object value, int indent) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append(" {}\n");
            case Map<?, ?> map -> {
                text.append('\n');
                entries(map, indent + 2, "");
            }
            case List<?> list when list.isEmpty() -> text.append(" []\n");
            case List<?> list -> {
                text.append('\n');
                list.forEach(item -> item(item, indent));
            }
            case String lines when lines.contains("\n") -> block(lines, indent + 2);
            case String word -> text.append(' ').append(quoted(word)).append('\n');
            default -> text.append(' ').append(value).append('\n');
        }
    }

    private void item(Object item, int indent) {
        if (item instanceof Map<?, ?> map) {
            entries(map, indent + 2, " ".repeat(indent) + "- ");
        } else {
            text.append(" ".repeat(indent))
                    .append("- ")
                    .append(quoted(String.valueOf(item)))
                    .append('\n');
        }
    }

    private void block(String lines, int indent) {
        text.append(" |\n");
        lines.lines()
                .forEach(line -> text.append(" ".repeat(indent)).append(line).append('\n'));
    }

    private static String quoted(String word) {
        return NEEDS_NO_QUOTES.matcher(word).matches()
                        && !MEANS_SOMETHING.matcher(word).matches()
                ? word
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
