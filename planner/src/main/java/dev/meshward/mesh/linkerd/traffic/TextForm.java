package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.RouteMatch.Named;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TextMatch;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Conditions on headers and parameters: {@code Exact} or {@code RegularExpression} (linkerd C.5). */
final class TextForm {

    private static final String REGULAR_EXPRESSION = "RegularExpression";

    private TextForm() {}

    static List<Named> read(SourceField conditions, Aspect aspect, boolean anyCaseNames) {
        return conditions.items().stream()
                .flatMap(item -> one(item, aspect, anyCaseNames))
                .toList();
    }

    private static Stream<Named> one(SourceField item, Aspect aspect, boolean anyCaseNames) {
        var name = item.at("name").look().textOr("");
        boolean isPattern = item.at("type").look().is(REGULAR_EXPRESSION);
        return item.at("value").text(aspect).stream().map(value -> {
            var all = new Said<>(value.value(), item.take(aspect));
            return new Named(
                    anyCaseNames ? name.toLowerCase(Locale.ROOT) : name,
                    all.as(text -> isPattern ? pattern(text) : new TextMatch.Exact(text)));
        });
    }

    private static TextMatch pattern(String regex) {
        var bare = Expression.bare(regex);
        return bare.equals(".*")
                ? new TextMatch.Present()
                : Expression.prefix(bare)
                        .<TextMatch>map(TextMatch.Prefix::new)
                        .orElseGet(() -> new TextMatch.Pattern(bare));
    }

    static Mapping write(Named named) {
        var text = named.text().value();
        var written = Mapping.building().put("name", named.name());
        return switch (text) {
            case TextMatch.Exact(var exact) -> written.put("value", exact).build();
            case TextMatch.Prefix(var prefix) -> pattern(written, "^" + Expression.quoted(prefix) + ".*$");
            case TextMatch.Pattern(var expression) -> pattern(written, "^(?:" + expression + ")$");
            case TextMatch.Present() -> pattern(written, "^.*$");
        };
    }

    private static Mapping pattern(Mapping.Building written, String expression) {
        return written.put("type", REGULAR_EXPRESSION).put("value", expression).build();
    }
}
