package dev.meshward.dependencies.syntax;

/** Takes comments and quotes off a line. */
final class Comments {

    private Comments() {}

    /**
     * The line up to a comment: one of {@code marks} at its start or after a blank, outside quotes. A mark inside a word
     * belongs to it, as in {@code http://h/#part}.
     */
    static String without(String line, String marks) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)))) {
                quote = c;
            } else if (marks.indexOf(c) >= 0 && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i).stripTrailing();
            }
        }
        return line;
    }

    /** The text without one pair of quotes around it. */
    static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted =
                last > 0 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(last) == text.charAt(0);
        return quoted ? text.substring(1, last) : text;
    }
}
