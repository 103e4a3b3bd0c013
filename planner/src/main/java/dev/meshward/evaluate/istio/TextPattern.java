package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.TextShape;

/** How policies compare texts (istio.md A.8): exact, prefix {@code x*}, suffix {@code *x}, presence {@code *}. */
record TextPattern(String written) {

    /** A star in the middle is a letter like any other. */
    boolean matches(String text) {
        if (written.equals("*")) {
            return !text.isEmpty();
        }
        if (written.endsWith("*")) {
            return text.startsWith(written.substring(0, written.length() - 1));
        }
        return written.startsWith("*") ? text.endsWith(written.substring(1)) : written.equals(text);
    }

    TextShape shape() {
        if (written.equals("*")) {
            return new TextShape.Regex(".+", TextShape.Reach.WHOLE);
        }
        if (written.endsWith("*")) {
            return new TextShape.Prefix(written.substring(0, written.length() - 1));
        }
        return written.startsWith("*") ? new TextShape.Suffix(written.substring(1)) : new TextShape.Exact(written);
    }

    /** The text as an expression for itself, in whatever dialect. */
    static String quoted(String text) {
        return text.replaceAll("[\\\\.^$|?*+()\\[\\]{}]", "\\\\$0");
    }

    /** In namespaces a star may stand anywhere and means any text. */
    boolean matchesAnywhere(String text) {
        if (!written.contains("*")) {
            return written.equals(text);
        }
        var regex = new StringBuilder();
        for (var part : written.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(java.util.regex.Pattern.quote(part));
        }
        return text.matches(regex.toString());
    }
}
