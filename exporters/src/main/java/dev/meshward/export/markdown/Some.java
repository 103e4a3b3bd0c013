package dev.meshward.export.markdown;

import java.util.ArrayList;
import java.util.List;

/** As much of a list as a page has room for; what is left out is counted, with the place where it stands. */
final class Some {

    private Some() {}

    /** @param where the rest is to be found, as Markdown */
    static List<String> of(List<String> markdown, int most, String where) {
        if (markdown.size() <= most) {
            return List.copyOf(markdown);
        }
        var some = new ArrayList<>(markdown.subList(0, most - 1));
        some.add("… and " + (markdown.size() - most + 1) + " more; " + where + ".");
        return some;
    }

    /** In one line. */
    static String inLine(List<String> markdown, int most) {
        return markdown.isEmpty()
                ? "none"
                : markdown.size() <= most
                        ? String.join(", ", markdown)
                        : String.join(", ", markdown.subList(0, most)) + " and " + (markdown.size() - most) + " more";
    }

    /** No longer than this; what is cut off shows by its dots. */
    static String brief(String raw, int most) {
        var text = Inline.oneLine(raw);
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip() + "…";
    }
}
