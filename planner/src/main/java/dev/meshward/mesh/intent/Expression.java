package dev.meshward.mesh.intent;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that have to match a whole text, as proxies take them (RE2, and Rust's): brought to one form, and
 * recognised where they only say a prefix. Both engines are linear and know no look-around.
 */
public final class Expression {

    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private Expression() {}

    /** The expression without anchors and without a group around the whole of it, which change nothing. */
    public static String bare(String expression) {
        var text = expression;
        if (text.startsWith("^")) {
            text = text.substring(1);
        }
        if (text.endsWith("$") && !text.endsWith("\\$")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.startsWith("(?:") && closes(text)) {
            return text.substring(3, text.length() - 1);
        }
        // Without the group, anchors bind to one alternative only: ^/a|/b$ is not ^(?:/a|/b)$.
        return text.equals(expression) || !hasOpenAlternative(text) ? text : expression;
    }

    /** Whether the group that opens at the start closes at the very end. */
    private static boolean closes(String text) {
        int depth = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (inClass) {
                inClass = here != ']';
            } else if (here == '[') {
                inClass = true;
            } else if (here == '(') {
                depth++;
            } else if (here == ')' && --depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    private static boolean hasOpenAlternative(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (here == '(') {
                depth++;
            } else if (here == ')') {
                depth--;
            } else if (here == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** The text an expression begins with when it says nothing else than that: {@code /foo} of {@code /foo.*}. */
    public static Optional<String> prefix(String bare) {
        return bare.endsWith(".*") ? literal(bare.substring(0, bare.length() - 2)) : Optional.empty();
    }

    /** The one text an expression matches; empty where it matches several. */
    public static Optional<String> literal(String bare) {
        var text = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            char here = bare.charAt(i);
            if (here == '\\' && i + 1 < bare.length() && SPECIAL.indexOf(bare.charAt(i + 1)) >= 0) {
                text.append(bare.charAt(++i));
            } else if (SPECIAL.indexOf(here) >= 0) {
                return Optional.empty();
            } else {
                text.append(here);
            }
        }
        return Optional.of(text.toString());
    }

    /** A text as an expression that matches only it. */
    public static String quoted(String text) {
        var quoted = new StringBuilder();
        text.chars().forEach(here -> {
            if (SPECIAL.indexOf(here) >= 0) {
                quoted.append('\\');
            }
            quoted.append((char) here);
        });
        return quoted.toString();
    }

    /** Whether it matches the whole text; empty where it is no expression that Java understands. */
    public static Optional<Boolean> matches(String bare, String text) {
        try {
            return Optional.of(Pattern.compile(bare).matcher(text).matches());
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }
}
