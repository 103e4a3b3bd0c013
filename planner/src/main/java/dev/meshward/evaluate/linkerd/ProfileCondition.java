package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.TextShape;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;

/**
 * Requests that a route of a profile is for: all that is written here has to hold, and of {@code any} one (linkerd.md A.2).
 *
 * @param not where it is written, nothing else counts
 */
record ProfileCondition(
        Optional<ProfileCondition> not,
        List<ProfileCondition> all,
        List<ProfileCondition> any,
        Optional<String> method,
        Optional<TextShape> path) {

    static ProfileCondition of(Field written) {
        var not = written.at("not");
        return new ProfileCondition(
                not.isPresent() ? Optional.of(of(not)) : Optional.empty(),
                several(written.at("all")),
                several(written.at("any")),
                written.at("method").text(),
                written.at("pathRegex").text().map(ProfileCondition::path));
    }

    private static List<ProfileCondition> several(Field list) {
        return list.items().stream().map(ProfileCondition::of).toList();
    }

    Match takes(Request request) {
        if (not.isPresent()) {
            return not.get().takes(request).not();
        }
        return Match.all(all, each -> each.takes(request))
                .and(any.isEmpty() ? Match.YES : Match.any(any, each -> each.takes(request)))
                .and(Match.of(method.filter(each -> !each.equalsIgnoreCase(request.method()))
                        .isEmpty()))
                .and(path.map(shape -> shape.holds(request.path())).orElse(Match.YES));
    }

    /** Anchors are put where they are missing, without brackets: of alternatives only the outer ones get one. */
    static TextShape path(String written) {
        var start = written.startsWith("^") ? written : "^" + written;
        var anchored = start.endsWith("$") ? start : start + "$";
        return anchored.contains("|")
                ? new TextShape.Regex("(?s:.*)(?:" + anchored + ")(?s:.*)", TextShape.Reach.WHOLE)
                : new TextShape.Regex(anchored, TextShape.Reach.WHOLE);
    }
}
