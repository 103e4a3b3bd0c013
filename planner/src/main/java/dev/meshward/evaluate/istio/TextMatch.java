package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.TextShape;
import dev.meshward.manifest.Field;
import java.util.Optional;

/**
 * A {@code StringMatch} (istio.md A.1): exact, prefix, or an expression that has to take the whole value; without any of
 * them, or with the expression {@code *}, whatever is there.
 *
 * @param shape empty where it is enough that something is there
 */
record TextMatch(Optional<TextShape> shape) {

    static TextMatch of(Field match) {
        if (match.at("exact").isPresent()) {
            return of(new TextShape.Exact(match.at("exact").textOr("")));
        }
        if (match.at("prefix").isPresent()) {
            return of(new TextShape.Prefix(match.at("prefix").textOr("")));
        }
        var regex = match.at("regex").textOr("*");
        return regex.equals("*") ? new TextMatch(Optional.empty()) : of(whole(regex));
    }

    private static TextMatch of(TextShape shape) {
        return new TextMatch(Optional.of(shape));
    }

    private static TextShape whole(String expression) {
        return new TextShape.Regex(expression, TextShape.Reach.WHOLE);
    }

    /** The same whatever the case of letters; expressions say it themselves. */
    TextMatch ignoringCase() {
        return new TextMatch(shape.map(written -> switch (written) {
            case TextShape.Exact(var text) -> whole("(?i:" + TextPattern.quoted(text) + ")");
            case TextShape.Prefix(var start) -> whole("(?i:" + TextPattern.quoted(start) + ").*");
            case TextShape.Suffix suffix -> suffix;
            case TextShape.Regex regex -> regex;
        }));
    }

    Match holds(Optional<String> value) {
        return value.map(text -> shape.map(each -> each.holds(text)).orElse(Match.YES))
                .orElse(Match.NO);
    }

    /** The opposite: what is missing counts as empty, but where it is only asked whether it is there. */
    Match isMissed(Optional<String> value) {
        return shape.map(each -> each.holds(value.orElse("")).not()).orElseGet(() -> Match.of(value.isEmpty()));
    }

    /** By what it tells values apart. */
    TextShape mentioned() {
        return shape.orElse(new TextShape.Prefix(""));
    }
}
