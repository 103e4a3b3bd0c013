package dev.meshward.evaluate.istio;

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

    /** In namespaces a star may stand anywhere and means any text. */
    boolean matchesAnywhere(String text) {
        var regex = new StringBuilder();
        for (var part : written.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(java.util.regex.Pattern.quote(part));
        }
        return text.matches(regex.toString());
    }
}
