package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.manifest.Field;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which requests a rule of a route takes: all that is written has to fit (linkerd.md C.5).
 *
 * @param method empty for every method
 * @param conditions how many headers and query parameters it looks at
 */
record RequestMatch(PathKind pathKind, String path, String method, int conditions) {

    /** How the path is compared. */
    enum PathKind {
        EXACT,
        /** By segments; slashes at the end count for nothing. */
        PREFIX,
        /** Has to consume the whole path. */
        REGEX,
        /** A method of gRPC, which no plain request asks for. */
        GRPC
    }

    static RequestMatch ofAll() {
        return new RequestMatch(PathKind.PREFIX, "/", "", 0);
    }

    static RequestMatch ofHttp(Field match) {
        var kind = switch (match.at("path", "type").textOr("PathPrefix")) {
            case "Exact" -> PathKind.EXACT;
            case "RegularExpression" -> PathKind.REGEX;
            default -> PathKind.PREFIX;
        };
        return new RequestMatch(
                kind,
                match.at("path", "value").textOr("/"),
                match.at("method").textOr(""),
                match.at("headers").items().size()
                        + match.at("queryParams").items().size());
    }

    static RequestMatch ofGrpc(Field match) {
        boolean isOfAll = match.at("method").isAbsent();
        return new RequestMatch(
                isOfAll ? PathKind.PREFIX : PathKind.GRPC,
                "/",
                "",
                match.at("headers").items().size());
    }

    boolean isOfAll() {
        return pathKind == PathKind.PREFIX && prefix().isEmpty() && method.isEmpty() && conditions == 0;
    }

    /** Whether it takes a GET of this path that carries who knows which headers. */
    Match takesGet(String asked) {
        if (!(method.isEmpty() || method.equals("GET")) || !takesPath(asked)) {
            return Match.NO;
        }
        return conditions == 0 ? Match.YES : Match.MAYBE;
    }

    private boolean takesPath(String asked) {
        return switch (pathKind) {
            case EXACT -> asked.equals(path);
            case PREFIX -> asked.equals(prefix()) || asked.startsWith(prefix() + "/");
            case REGEX -> isRegexOf(asked);
            case GRPC -> false;
        };
    }

    private boolean isRegexOf(String asked) {
        try {
            var found = Pattern.compile(path).matcher(asked);
            return found.lookingAt() && found.end() == asked.length();
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private String prefix() {
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** The longest path wins, a pattern counting as long as the whole path; then who names a method. */
    int weight(String asked) {
        int length = switch (pathKind) {
            case EXACT, REGEX -> asked.length();
            case PREFIX -> Math.max(1, prefix().length());
            case GRPC -> 0;
        };
        return 2 * length + (method.isEmpty() ? 0 : 1);
    }
}
