package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.TextShape;
import dev.meshward.manifest.Field;
import java.util.Locale;
import java.util.Map;

/**
 * A header or a query parameter that a rule of a route looks at (linkerd.md C.5).
 *
 * @param name of a header in small letters
 */
record ValueMatch(String name, TextShape shape) {

    static ValueMatch ofHeader(Field match) {
        return new ValueMatch(match.at("name").textOr("").toLowerCase(Locale.ROOT), shape(match));
    }

    static ValueMatch ofQuery(Field match) {
        return new ValueMatch(match.at("name").textOr(""), shape(match));
    }

    private static TextShape shape(Field match) {
        var value = match.at("value").textOr("");
        return match.at("type").is("RegularExpression")
                ? new TextShape.Regex(value, TextShape.Reach.FOUND_FIRST)
                : new TextShape.Exact(value);
    }

    Match fits(Map<String, String> valueByName) {
        var value = valueByName.get(name);
        return value == null ? Match.NO : shape.holds(value);
    }
}
