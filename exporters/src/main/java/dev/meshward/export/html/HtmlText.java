package dev.meshward.export.html;

/** Text of others inside HTML: shown, never obeyed. */
final class HtmlText {

    private HtmlText() {}

    /** Safe as text and inside an attribute with quotation marks; characters that no document may hold are replaced. */
    static String escaped(String raw) {
        var escaped = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** The same text with every character replaced that no document may hold. */
    static String allowed(String raw) {
        return raw.codePoints()
                .map(character -> isAllowed(character) ? character : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Line breaks and tabs, and whatever is no sign of control, no half of a pair and no turner of directions. */
    private static boolean isAllowed(int character) {
        boolean turnsDirection =
                character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        boolean isHalf = character >= 0xD800 && character <= 0xDFFF;
        boolean isControl = Character.isISOControl(character) && character != '\n' && character != '\t';
        return !turnsDirection && !isHalf && !isControl && (character & 0xFFFE) != 0xFFFE;
    }

    /** An address of a link, not yet escaped: nothing but a place beside this file or inside it. */
    static String link(String raw) {
        var isRelative = raw.matches("[#.A-Za-z0-9][^:?\\\\]*") && !raw.startsWith("//");
        return isRelative ? raw : "#";
    }
}
