package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.TextShape;
import dev.meshward.manifest.Field;
import java.util.List;

/**
 * Which requests a rule of a route takes: all that is written has to fit (linkerd.md C.5).
 *
 * @param path for {@link PathKind#GRPC} the service; empty for any
 * @param method of HTTP, empty for every one; for {@link PathKind#GRPC} the one of the service, empty for any
 * @param paths those that it takes
 */
record RequestMatch(
        PathKind pathKind,
        String path,
        String method,
        List<ValueMatch> headers,
        List<ValueMatch> queries,
        List<TextShape> paths) {

    /** How the path is compared. */
    enum PathKind {
        EXACT,
        /** By segments; slashes at the end count for nothing. */
        PREFIX,
        /** Has to consume the whole path. */
        REGEX,
        /** A method of gRPC, which no plain request asks for. */
        GRPC,
        /** The same by expressions. */
        GRPC_REGEX
    }

    private static final String POST = "POST";

    private RequestMatch(
            PathKind kind, String path, String method, List<ValueMatch> headers, List<ValueMatch> queries) {
        this(kind, path, method, headers, queries, paths(kind, path, method));
    }

    static RequestMatch ofAll() {
        return new RequestMatch(PathKind.PREFIX, "/", "", List.of(), List.of());
    }

    /** Every call of gRPC. */
    static RequestMatch ofAllGrpc() {
        return new RequestMatch(PathKind.GRPC, "", "", List.of(), List.of());
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
                headers(match),
                match.at("queryParams").items().stream()
                        .map(ValueMatch::ofQuery)
                        .toList());
    }

    static RequestMatch ofGrpc(Field match) {
        return new RequestMatch(
                match.at("method", "type").is("RegularExpression") ? PathKind.GRPC_REGEX : PathKind.GRPC,
                match.at("method", "service").textOr(""),
                match.at("method", "method").textOr(""),
                headers(match),
                List.of());
    }

    private static List<ValueMatch> headers(Field match) {
        return match.at("headers").items().stream().map(ValueMatch::ofHeader).toList();
    }

    boolean isGrpc() {
        return pathKind == PathKind.GRPC || pathKind == PathKind.GRPC_REGEX;
    }

    boolean isOfAll() {
        boolean isAnyPath = pathKind == PathKind.PREFIX ? prefix().isEmpty() : isGrpc() && path.isEmpty();
        return isAnyPath && method.isEmpty() && headers.isEmpty() && queries.isEmpty();
    }

    /** Whether it takes a GET of this path that carries who knows which headers. */
    Match takesGet(String asked) {
        if (isGrpc() || !(method.isEmpty() || method.equals("GET"))) {
            return Match.NO;
        }
        var ofPath = takesPath(asked);
        return headers.isEmpty() && queries.isEmpty() ? ofPath : ofPath.and(Match.MAYBE);
    }

    Match takes(Request request) {
        var asked = isGrpc() ? takesCall(request) : takesMethod(request).and(takesPath(request.path()));
        return asked.and(Match.all(headers, each -> each.fits(request.headers())))
                .and(Match.all(queries, each -> each.fits(request.query())));
    }

    private Match takesMethod(Request request) {
        return Match.of(method.isEmpty() || method.equals(request.method()));
    }

    private Match takesCall(Request request) {
        var parts = request.path().split("/", -1);
        if (!request.method().equals(POST) || parts.length != 3 || !parts[0].isEmpty()) {
            return Match.NO;
        }
        return takesName(path, parts[1]).and(takesName(method, parts[2]));
    }

    private Match takesName(String wanted, String asked) {
        if (wanted.isEmpty()) {
            return Match.YES;
        }
        return pathKind == PathKind.GRPC_REGEX ? found(wanted).holds(asked) : Match.of(wanted.equals(asked));
    }

    private Match takesPath(String asked) {
        return Match.any(paths, shape -> shape.holds(asked));
    }

    private static List<TextShape> paths(PathKind kind, String path, String method) {
        return switch (kind) {
            case EXACT -> List.of(new TextShape.Exact(path));
            case PREFIX -> List.of(new TextShape.Exact(prefix(path)), new TextShape.Prefix(prefix(path) + "/"));
            case REGEX -> List.of(found(path));
            case GRPC, GRPC_REGEX ->
                List.of(new TextShape.Regex("/" + part(kind, path) + "/" + part(kind, method), TextShape.Reach.WHOLE));
        };
    }

    private static String part(PathKind kind, String name) {
        if (name.isEmpty()) {
            return "[^/]*";
        }
        return kind == PathKind.GRPC_REGEX ? "(?:" + name + ")" : name.replaceAll("[.$+]", "\\\\$0");
    }

    private static TextShape found(String expression) {
        return new TextShape.Regex(expression, TextShape.Reach.FOUND_FIRST);
    }

    /** Of {@link PathKind#PREFIX}, without slashes at the end. */
    String prefix() {
        return prefix(path);
    }

    private static String prefix(String path) {
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** The longest path wins, a pattern counting as long as the whole path; then who names a method. */
    int weight(String asked) {
        return 2 * length(asked) + (method.isEmpty() ? 0 : 1);
    }

    private int length(String asked) {
        return switch (pathKind) {
            case EXACT, REGEX -> asked.length();
            case PREFIX -> Math.max(1, prefix().length());
            case GRPC, GRPC_REGEX -> 0;
        };
    }

    /** How well it fits a request that it takes. */
    Precedence precedence(Request request, int host) {
        return isGrpc()
                ? new Precedence(
                        host, grpcLength(request, path, 1), grpcLength(request, method, 2), headers.size(), 0, 0)
                : new Precedence(
                        host, length(request.path()), 0, headers.size(), queries.size(), method.isEmpty() ? 0 : 1);
    }

    private static int grpcLength(Request request, String wanted, int part) {
        return wanted.isEmpty() ? 0 : request.path().split("/", -1)[part].length();
    }
}
