package dev.meshward.dependencies.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Any text with lines: each line without its comment is a value, under the key that it begins with if it has one. */
public final class PlainLines {

    private static final Pattern KEYED =
            Pattern.compile("^(?:- |export |local |set )?[\"']?([A-Za-z_][\\w.-]*)[\"']?\\s*(?:=|:\\s)\\s*(.+)$");

    private PlainLines() {}

    public static List<Leaf> read(String content) {
        var leaves = new ArrayList<Leaf>();
        var lines = content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = uncommented(lines[i].strip());
            if (line.length() > 1) {
                leaves.add(leaf(line, i));
            }
        }
        return leaves;
    }

    private static String uncommented(String line) {
        return line.startsWith("//") || line.startsWith("-- ") || line.startsWith("/*") || line.startsWith("* ")
                ? ""
                : Comments.without(line, "#");
    }

    /** The comma that ends an entry of a dictionary. */
    private static String withoutComma(String value) {
        return value.endsWith(",") ? value.substring(0, value.length() - 1).strip() : value;
    }

    private static Leaf leaf(String line, int number) {
        var keyed = KEYED.matcher(line);
        return keyed.matches()
                ? new Leaf(
                        "",
                        keyed.group(1),
                        number,
                        Comments.unquoted(withoutComma(keyed.group(2).strip())))
                : new Leaf("", "", number, line);
    }
}
