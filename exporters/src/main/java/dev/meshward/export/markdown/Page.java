package dev.meshward.export.markdown;

import java.util.Collection;
import java.util.List;

/** A Markdown page that is written from top to bottom, one empty line between two blocks. */
final class Page {

    private final StringBuilder text = new StringBuilder();
    private boolean inList;

    Page heading(int level, String markdown) {
        return block("#".repeat(level) + " " + markdown);
    }

    Page paragraph(String markdown) {
        return block(markdown);
    }

    /** Items right below each other; a list ends with the next block of another kind. */
    Page bullets(Collection<String> markdown) {
        markdown.forEach(this::bullet);
        return this;
    }

    Page bullet(String markdown) {
        if (!inList) {
            block("- " + markdown);
            inList = true;
        } else {
            text.append("- ").append(markdown).append('\n');
        }
        return this;
    }

    /** A code block; its fence is longer than any fence inside. */
    Page fence(String language, String code) {
        return block(fenced(language, code));
    }

    static String fenced(String language, String code) {
        var fence = "`".repeat(Math.max(3, Inline.longestRun(code, '`') + 1));
        var body = code.strip().replace("\r", "");
        return fence + language + "\n" + body + "\n" + fence;
    }

    /** One row a line; cells are Markdown already. */
    Page table(List<String> headers, Collection<List<String>> rows) {
        var table = new StringBuilder(row(headers)).append("|").append(" --- |".repeat(headers.size()));
        rows.forEach(cells -> table.append('\n').append(row(cells).strip()));
        return block(table.toString());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Any other block, as it is. */
    Page block(String markdown) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(markdown).append('\n');
        inList = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
