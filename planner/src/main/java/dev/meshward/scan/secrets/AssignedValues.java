package dev.meshward.scan.secrets;

import java.util.Locale;
import java.util.Set;

/**
 * Hides what is assigned to a secret name inside a text: {@code password=x}, {@code "token": "x"}, {@code --api-key=x},
 * {@code Password=x;}, {@code ?password=x&…}, and YAML blocks below such a name. One walk over the text.
 */
final class AssignedValues {

    /** What an Authorization header names before the secret itself. */
    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token", "apikey", "digest");

    private final String text;
    private final HiddenValues hidden;
    private final StringBuilder result = new StringBuilder(0);
    private int copied;

    private AssignedValues(String text, HiddenValues hidden) {
        this.text = text;
        this.hidden = hidden;
    }

    static String hide(String text, HiddenValues hidden) {
        return KeyName.mayBeIn(text) ? new AssignedValues(text, hidden).walk() : text;
    }

    private String walk() {
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if ((character == '=' || character == ':') && i >= copied) {
                assignment(i);
            }
        }
        return copied == 0 ? text : result.append(text, copied, text.length()).toString();
    }

    private void assignment(int sign) {
        int keyEnd = sign;
        while (keyEnd > 0 && isBeforeSign(text.charAt(keyEnd - 1))) {
            keyEnd--;
        }
        int keyStart = keyEnd;
        while (keyStart > 0 && isOfKey(text.charAt(keyStart - 1)) && keyEnd - keyStart < 200) {
            keyStart--;
        }
        var key = text.substring(keyStart, keyEnd);
        boolean isHostInUrl = text.startsWith("//", keyStart - 2) && text.charAt(sign) == ':';
        if (keyStart < keyEnd && !isHostInUrl && !key.equals("key") && KeyName.isSecret(key)) {
            value(keyStart, sign);
        }
    }

    /** Between a name and its sign: a closing quote, blanks, the colon of {@code :=}. */
    private static boolean isBeforeSign(char character) {
        return character == '"'
                || character == '\''
                || character == ' '
                || character == '\t'
                || character == ':'
                || character == '\\'
                || character == ']';
    }

    private static boolean isOfKey(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '.';
    }

    private void value(int keyStart, int sign) {
        int start = sign + 1;
        while (start < text.length()
                && (text.charAt(start) == ' '
                        || text.charAt(start) == '\t'
                        || text.charAt(start) == '>'
                        || text.charAt(start) == '=')) {
            start++;
        }
        if (start >= text.length()
                || text.charAt(start) == '\n'
                || text.charAt(start) == '\r'
                || text.startsWith("//", start)) {
            return;
        }
        char first = text.charAt(start);
        if (first == '"' || first == '\'' || first == '`' || first == '\\') {
            quoted(start);
        } else if ((first == '|' || first == '>') && isEndOfLine(start + 1)) {
            block(keyStart, start);
        } else if (first != '{' && first != '[' && first != '*' && first != '&') {
            unquoted(keyStart, start);
        }
    }

    private boolean isEndOfLine(int at) {
        int end = at;
        while (end < text.length() && "+-0123456789 \r".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end >= text.length() || text.charAt(end) == '\n';
    }

    /** The quote may itself be escaped, in JSON inside of JSON. */
    private void quoted(int start) {
        int open = start;
        while (open < text.length() && text.charAt(open) == '\\') {
            open++;
        }
        if (open >= text.length()) {
            return;
        }
        var closing = text.substring(start, open) + text.charAt(open);
        int end = text.indexOf(closing, open + 1);
        while (end > 0 && open == start && text.charAt(end - 1) == '\\') {
            end = text.indexOf(closing, end + 1);
        }
        replace(open + 1, end < 0 ? text.length() : end);
    }

    private void unquoted(int keyStart, int start) {
        int end = endOfWord(start);
        if (SCHEMES.contains(text.substring(start, end).toLowerCase(Locale.ROOT)) && text.startsWith(" ", end)) {
            end = endOfWord(end + 1);
        }
        replace(start, beginsLine(keyStart) ? endOfLineOrWord(start, end) : end);
    }

    private int endOfLineOrWord(int start, int wordEnd) {
        int line = text.indexOf('\n', start);
        int lineEnd = line < 0 ? text.length() : line;
        int comment = text.substring(start, lineEnd).indexOf(" #");
        int end = comment < 0 ? lineEnd : start + comment;
        return end > wordEnd && isAlone(wordEnd, end) ? withoutBlanksAtEnd(start, end) : wordEnd;
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && !endsValue(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsValue(char character) {
        return character <= ' ' || ";&,\"'`<>)}]\\".indexOf(character) >= 0;
    }

    private boolean beginsLine(int keyStart) {
        int at = keyStart - 1;
        while (at >= 0 && " \t\"'-".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 || text.charAt(at) == '\n' || text.startsWith("export", at - 5);
    }

    /** True when no further setting stands on the line, so that the value reaches to its end. */
    private boolean isAlone(int from, int lineEnd) {
        var rest = text.substring(from, lineEnd);
        return rest.indexOf('=') < 0 && !rest.contains(": ") && !rest.contains("://") && !rest.contains("--");
    }

    private int withoutBlanksAtEnd(int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return last;
    }

    /** A YAML block: all lines that are indented deeper than the name. */
    private void block(int keyStart, int start) {
        int indent = keyStart - (text.lastIndexOf('\n', keyStart) + 1);
        int first = text.indexOf('\n', start) + 1;
        int end = first;
        while (first > 0 && end < text.length()) {
            int next = text.indexOf('\n', end);
            int lineEnd = next < 0 ? text.length() : next;
            var line = text.substring(end, lineEnd);
            if (!line.isBlank() && line.indexOf(line.strip()) <= indent) {
                break;
            }
            end = Math.min(lineEnd + 1, text.length());
        }
        if (first > 0 && end > first) {
            copy(first);
            result.repeat(' ', indent + 2)
                    .append(hidden.hide(text.substring(first, end).strip()))
                    .append('\n');
            copied = end;
        }
    }

    private void replace(int start, int end) {
        if (end > start) {
            copy(start);
            result.append(StrictText.ofAssigned(text.substring(start, end), hidden));
            copied = end;
        }
    }

    private void copy(int end) {
        result.append(text, copied, end);
        copied = end;
    }
}
