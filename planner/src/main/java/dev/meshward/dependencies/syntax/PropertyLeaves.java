package dev.meshward.dependencies.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Properties, ini, toml and env files: {@code key = value} or {@code key: value}, sections in brackets, comments after
 * {@code #} and {@code ;}, long values continued by a backslash or inside brackets.
 */
final class PropertyLeaves {

    private final List<Leaf> leaves = new ArrayList<>();
    private String section = "";
    private String key = "";
    private boolean continues;

    private PropertyLeaves() {}

    static List<Leaf> read(String content) {
        var reading = new PropertyLeaves();
        var lines = content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            reading.take(Comments.without(lines[i].strip(), "#;"), i);
        }
        return reading.leaves;
    }

    private void take(String line, int number) {
        if (line.isEmpty()) {
            return;
        }
        if (continues) {
            add(line, number);
        } else if (line.startsWith("[")) {
            section = line.replaceAll("[\\[\\]\"']", "").strip();
        } else {
            split(line, number);
        }
    }

    private void split(String line, int number) {
        int at = separator(line);
        var written = at < 0 ? "" : line.substring(0, at).strip();
        key = written.startsWith("export ")
                ? written.substring("export ".length()).strip()
                : written;
        add(line.substring(at + 1).strip(), number);
    }

    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=' || (c == ':' && i + 1 < line.length() && line.charAt(i + 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }

    private void add(String value, int number) {
        continues = value.endsWith("\\") || (value.lastIndexOf('[') > value.lastIndexOf(']'));
        var text = Comments.unquoted(value.endsWith("\\") ? value.substring(0, value.length() - 1) : value);
        int dot = key.lastIndexOf('.');
        var parent = dot < 0 ? section : (section.isEmpty() ? "" : section + ".") + key.substring(0, dot);
        if (!text.isEmpty()) {
            leaves.add(new Leaf(parent, key.substring(dot + 1), number, text));
        }
    }
}
