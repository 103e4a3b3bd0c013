package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.TextShape;
import java.util.regex.Pattern;

/**
 * How policies compare paths (istio.md A.8): as other texts, and besides by templates, in which {@code {*}} stands for one
 * segment and {@code {**}} for whatever is left.
 */
record PathPattern(String written) {

    private static final Pattern PIECE = Pattern.compile("\\{\\*\\*?}|[^{]+|\\{");

    boolean matches(String path) {
        return isTemplate() ? path.matches(expression()) : new TextPattern(written).matches(path);
    }

    TextShape shape() {
        return isTemplate()
                ? new TextShape.Regex(expression(), TextShape.Reach.WHOLE)
                : new TextPattern(written).shape();
    }

    private boolean isTemplate() {
        return written.contains("{*}") || written.contains("{**}");
    }

    private String expression() {
        return PIECE.matcher(written).replaceAll(piece -> switch (piece.group()) {
            case "{*}" -> "[^/]+";
            case "{**}" -> ".*";
            default -> java.util.regex.Matcher.quoteReplacement(TextPattern.quoted(piece.group()));
        });
    }
}
