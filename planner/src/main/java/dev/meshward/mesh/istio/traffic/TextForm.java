package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Aspect;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.TextMatch;
import java.util.Optional;

/** A StringMatch: exact, prefix or regex over the whole value (istio A.1). */
final class TextForm {

    private TextForm() {}

    /** An empty matcher, and the regex {@code *}, ask for presence (istio A.1 rule 6). */
    static Optional<Said<TextMatch>> read(SourceField match, Aspect aspect) {
        var exact = match.at("exact").text(aspect).map(said -> said.<TextMatch>as(TextMatch.Exact::new));
        var prefix = match.at("prefix").text(aspect).map(said -> said.<TextMatch>as(TextMatch.Prefix::new));
        var regex = match.at("regex").text(aspect).map(said -> said.as(TextForm::pattern));
        var some = exact.or(() -> prefix).or(() -> regex);
        boolean isEmpty = match.isWritten() && match.look().mapping().isEmpty();
        return some.isPresent() || !isEmpty
                ? some
                : Optional.of(new Said<>(new TextMatch.Present(), match.take(aspect)));
    }

    private static TextMatch pattern(String regex) {
        return regex.equals("*") || regex.equals(".*")
                ? new TextMatch.Present()
                : new TextMatch.Pattern(Expression.bare(regex));
    }

    static Mapping write(TextMatch match) {
        return switch (match) {
            case TextMatch.Exact(var text) -> one("exact", text);
            case TextMatch.Prefix(var text) -> one("prefix", text);
            case TextMatch.Pattern(var expression) ->
                Expression.prefix(expression)
                        .map(prefix -> one("prefix", prefix))
                        .orElseGet(() -> one("regex", expression));
            case TextMatch.Present() -> Mapping.empty();
        };
    }

    static Mapping one(String kind, String text) {
        return Mapping.building().put(kind, text).build();
    }
}
