package dev.meshward.export.graphs;

/** Labels of a Mermaid diagram. Mermaid knows no backslash; characters that mean something are written as entities. */
public final class MermaidText {

    private MermaidText() {}

    /** A quoted label that shows exactly this text. */
    public static String label(String... lines) {
        var label = new StringBuilder("\"");
        for (int i = 0; i < lines.length; i++) {
            label.append(i == 0 ? "" : "<br/>").append(escaped(lines[i]));
        }
        return label.append('"').toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || " -_./:,()".indexOf(character) >= 0) {
                escaped.appendCodePoint(character);
            } else if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else {
                escaped.append('#').append(character).append(';');
            }
        });
        return escaped.toString();
    }
}
