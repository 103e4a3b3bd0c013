package dev.meshward.export.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of our own Markdown as HTML: headings, paragraphs, lists, tables and code, exactly as our documents write them. It is no
 * reader of other people's Markdown: whatever it does not know is text, so that nothing gets through that we do not write.
 */
final class MarkdownHtml {

    private final List<String> lines;
    private final int deeper;
    private final StringBuilder html = new StringBuilder();
    private int at;

    /** @param deeper by how much headings move down, so that a page fits below a heading */
    private MarkdownHtml(String markdown, int deeper) {
        this.lines = markdown.lines().toList();
        this.deeper = deeper;
    }

    static String html(String markdown) {
        return html(markdown, 0);
    }

    static String html(String markdown, int deeper) {
        var page = new MarkdownHtml(markdown, deeper);
        while (page.at < page.lines.size()) {
            page.block();
        }
        return page.html.toString();
    }

    private void block() {
        var line = lines.get(at);
        if (line.isBlank()) {
            at++;
        } else if (line.startsWith("```")) {
            fence();
        } else if (line.matches("#{1,6} .*")) {
            heading(line);
        } else if (line.startsWith("- ")) {
            list();
        } else if (line.startsWith("|")) {
            table();
        } else {
            paragraph();
        }
    }

    private void fence() {
        var opening = lines.get(at);
        var fence = opening.replaceFirst("[^`].*", "");
        var code = new ArrayList<String>();
        at++;
        while (at < lines.size() && !lines.get(at).equals(fence)) {
            code.add(lines.get(at++));
        }
        at++;
        html.append("<pre tabindex=\"0\"><code>")
                .append(HtmlText.escaped(String.join("\n", code)))
                .append("</code></pre>\n");
    }

    private void heading(String line) {
        int level = Math.min(6, line.indexOf(' ') + deeper);
        html.append("<h%d dir=\"auto\">".formatted(level))
                .append(MarkdownInline.html(line.substring(line.indexOf(' ') + 1)))
                .append("</h%d>%n".formatted(level).replace("\r", ""));
        at++;
    }

    private void list() {
        html.append("<ul>\n");
        while (at < lines.size() && lines.get(at).startsWith("- ")) {
            html.append("<li dir=\"auto\">")
                    .append(item(lines.get(at++).substring(2)))
                    .append("</li>\n");
        }
        html.append("</ul>\n");
    }

    /** A box to tick stays one. */
    private static String item(String line) {
        return line.startsWith("[ ] ")
                ? "<label><input type=\"checkbox\"> " + MarkdownInline.html(line.substring(4)) + "</label>"
                : MarkdownInline.html(line);
    }

    private void paragraph() {
        var text = new ArrayList<String>();
        while (at < lines.size() && !lines.get(at).isBlank()) {
            text.add(lines.get(at++));
        }
        html.append("<p dir=\"auto\">")
                .append(MarkdownInline.html(String.join("\n", text)))
                .append("</p>\n");
    }

    /** Without headers it is a list of facts, whose first column names them. */
    private void table() {
        var headers = cells(lines.get(at));
        boolean isFacts = headers.stream().allMatch(String::isBlank);
        at += 2;
        html.append(isFacts ? "<table class=\"facts\">\n" : "<table>\n");
        if (!isFacts) {
            html.append("<thead><tr>");
            headers.forEach(header -> html.append("<th scope=\"col\">")
                    .append(MarkdownInline.html(header))
                    .append("</th>"));
            html.append("</tr></thead>\n");
        }
        html.append("<tbody>\n");
        while (at < lines.size() && lines.get(at).startsWith("|")) {
            row(cells(lines.get(at++)), isFacts);
        }
        html.append("</tbody></table>\n");
    }

    private void row(List<String> cells, boolean isFacts) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            var element = i == 0 && isFacts ? "th scope=\"row\"" : "td";
            html.append('<')
                    .append(element)
                    .append(" dir=\"auto\">")
                    .append(MarkdownInline.html(cells.get(i)))
                    .append("</")
                    .append(element, 0, 2)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    /** A bar that is escaped belongs to its cell. */
    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (int i = 1; i < row.length(); i++) {
            char character = row.charAt(i);
            if (character == '\\' && i + 1 < row.length()) {
                cell.append(character).append(row.charAt(++i));
            } else if (character == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        return cells;
    }
}
