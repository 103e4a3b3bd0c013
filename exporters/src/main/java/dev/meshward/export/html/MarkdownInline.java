package dev.meshward.export.html;

/** A line of our own Markdown as HTML: escapes, code, strong, emphasis, links and line breaks. Anything else is text. */
final class MarkdownInline {

    private static final String BREAK = "<br/>";

    private final String line;
    private final StringBuilder html = new StringBuilder();
    private int at;

    private MarkdownInline(String line) {
        this.line = line;
    }

    static String html(String line) {
        var inline = new MarkdownInline(line);
        while (inline.at < line.length()) {
            inline.next();
        }
        return inline.html.toString();
    }

    private void next() {
        boolean isTaken = switch (line.charAt(at)) {
            case '\\' -> escape();
            case '`' -> code();
            case '*' -> strong() || emphasis();
            case '[' -> link();
            case '<' -> lineBreak();
            case '&' -> ampersand();
            default -> false;
        };
        if (!isTaken) {
            text(line.codePointAt(at));
        }
    }

    private void text(int character) {
        html.append(HtmlText.escaped(Character.toString(character)));
        at += Character.charCount(character);
    }

    private boolean escape() {
        if (at + 1 >= line.length() || !isPunctuation(line.charAt(at + 1))) {
            return false;
        }
        at++;
        text(line.charAt(at));
        return true;
    }

    private static boolean isPunctuation(char character) {
        return character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
    }

    /** It ends at as many backticks as it began with. */
    private boolean code() {
        int fence = run('`', at);
        int from = at + fence;
        int end = from;
        while (end < line.length()) {
            int ticks = run('`', end);
            if (ticks == fence) {
                html.append("<code dir=\"auto\">")
                        .append(HtmlText.escaped(padded(line.substring(from, end))))
                        .append("</code>");
                at = end + fence;
                return true;
            }
            end += Math.max(1, ticks);
        }
        return false;
    }

    private static String padded(String code) {
        var bare = code.length() > 2 && code.startsWith(" `") || code.endsWith("` ") ? code.strip() : code;
        return bare.replace("\\|", "|");
    }

    private int run(char wanted, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == wanted) {
            end++;
        }
        return end - from;
    }

    private boolean strong() {
        return wrapped("**", "strong");
    }

    private boolean emphasis() {
        return wrapped("*", "em");
    }

    private boolean wrapped(String sign, String element) {
        if (!line.startsWith(sign, at)) {
            return false;
        }
        int end = closing(sign, at + sign.length());
        if (end < 0 || end == at + sign.length()) {
            return false;
        }
        html.append('<')
                .append(element)
                .append('>')
                .append(html(line.substring(at + sign.length(), end)))
                .append("</")
                .append(element)
                .append('>');
        at = end + sign.length();
        return true;
    }

    /** The next such sign that is neither escaped nor inside code. */
    private int closing(String sign, int from) {
        int i = from;
        while (i < line.length()) {
            if (line.startsWith(sign, i)) {
                return i;
            }
            if (line.charAt(i) == '\\') {
                i += 2;
            } else if (line.charAt(i) == '`') {
                i = behindCode(i);
            } else {
                i++;
            }
        }
        return -1;
    }

    private int behindCode(int from) {
        int fence = run('`', from);
        int end = line.indexOf("`".repeat(fence), from + fence);
        return end < 0 ? from + fence : end + fence;
    }

    private boolean link() {
        int end = closing("](", at + 1);
        int closed = end < 0 ? -1 : line.indexOf(')', end);
        if (closed < 0) {
            return false;
        }
        html.append("<a href=\"")
                .append(HtmlText.link(line.substring(end + 2, closed)))
                .append("\">")
                .append(html(line.substring(at + 1, end)))
                .append("</a>");
        at = closed + 1;
        return true;
    }

    private boolean lineBreak() {
        if (!line.startsWith(BREAK, at)) {
            return false;
        }
        html.append("<br>");
        at += BREAK.length();
        return true;
    }

    private boolean ampersand() {
        if (!line.startsWith("&amp;", at)) {
            return false;
        }
        html.append("&amp;");
        at += "&amp;".length();
        return true;
    }
}
