package dev.meshward.mesh.intent;

import java.util.Optional;

/**
 * Which of two matches that both take a request decides, where the most specific one does. The key is Linkerd's (linkerd
 * C.5): host, length of the path that matched, headers, parameters, method; of equals the one written first. A regular
 * expression matches with the whole length of the path, so that its rank depends on the request.
 *
 * @param grpc whether paths are gRPC methods: there the length of the service's name counts before that of the method
 */
public record BestMatch(boolean grpc) {

    /** Longer than any path. */
    private static final int WHOLE_PATH = Integer.MAX_VALUE;

    /** Whether the first of these is preferred to the second for some request that both take. */
    public boolean mayBeat(RouteMatch one, RouteMatch other) {
        int byHost = Integer.compare(hostRank(one), hostRank(other));
        if (byHost != 0) {
            return byHost > 0;
        }
        return mayBeLonger(one, other) || mayBeAsLong(one, other) && rest(one, other) > 0;
    }

    private static int hostRank(RouteMatch match) {
        return match.authority()
                .map(Said::value)
                .map(authority -> switch (authority) {
                    case TextMatch.Exact(var host) -> 1000 + host.length();
                    case TextMatch.Prefix(var text) -> text.length();
                    case TextMatch.Pattern(var expression) -> expression.length();
                    case TextMatch.Present() -> 0;
                })
                .orElse(0);
    }

    private boolean mayBeLonger(RouteMatch one, RouteMatch other) {
        int mine = length(one);
        int theirs = length(other);
        if (grpc || mine != WHOLE_PATH && theirs != WHOLE_PATH) {
            return mine > theirs;
        }
        // A whole path is never shorter than a prefix of it, and exactly as long as an exact path that both take.
        return mine == WHOLE_PATH && theirs != WHOLE_PATH && !isExact(other);
    }

    private boolean mayBeAsLong(RouteMatch one, RouteMatch other) {
        int mine = length(one);
        int theirs = length(other);
        return mine == theirs || !grpc && (mine == WHOLE_PATH || theirs == WHOLE_PATH);
    }

    private static boolean isExact(RouteMatch match) {
        return match.path()
                .map(Said::value)
                .filter(PathMatch.Exact.class::isInstance)
                .isPresent();
    }

    private int length(RouteMatch match) {
        var path = match.path().map(Said::value);
        if (path.isPresent() && match.ignoresCase()) {
            return WHOLE_PATH;
        }
        return path.map(this::length).orElse(1);
    }

    private int length(PathMatch path) {
        return switch (path) {
            case PathMatch.Exact(var text) -> text.length();
            case PathMatch.Beginning(var text) -> text.length() <= 1 ? 1 : WHOLE_PATH;
            case PathMatch.Below(var below) -> below.length();
            case PathMatch.Pattern _ -> grpc ? 1 : WHOLE_PATH;
        };
    }

    private static int rest(RouteMatch one, RouteMatch other) {
        int byHeaders = Integer.compare(one.headers().size(), other.headers().size());
        int byQuery = byHeaders != 0
                ? byHeaders
                : Integer.compare(one.query().size(), other.query().size());
        return byQuery != 0 ? byQuery : Boolean.compare(isSaid(one.method()), isSaid(other.method()));
    }

    private static boolean isSaid(Optional<?> condition) {
        return condition.isPresent();
    }
}
