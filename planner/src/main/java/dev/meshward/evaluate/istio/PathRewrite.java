package dev.meshward.evaluate.istio;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.meshward.evaluate.Request;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;

/** What a route makes of the path (istio.md A.1): the matched prefix is replaced, or the whole path of any other match. */
record PathRewrite(Request request) {

    Optional<String> of(Field rewrite, List<HttpMatch> match) {
        var regex = rewrite.at("uriRegexRewrite");
        if (regex.isPresent()) {
            return Optional.of(
                    replaced(regex.at("match").textOr(""), regex.at("rewrite").textOr("")));
        }
        return rewrite.at("uri").text().filter(text -> !text.isEmpty()).map(text -> withPrefix(text, match));
    }

    /** The path with the prefix of the match replaced. */
    String withPrefix(String replacement, List<HttpMatch> match) {
        var path = RouteAction.path(match, request);
        var prefix = path.isEmpty() ? Optional.of("/") : path.get().at("prefix").text();
        return prefix.map(start -> replacement + request.path().substring(start.length()))
                .orElse(replacement);
    }

    /** Every occurrence, with {@code \1} for what a group found. */
    private String replaced(String expression, String substitution) {
        try {
            var java = substitution.replace("$", "\\$").replaceAll("\\\\(\\d)", "\\$$1");
            return Pattern.compile(expression).matcher(request.path()).replaceAll(java);
        } catch (PatternSyntaxException _) {
            return request.path();
        }
    }
}
