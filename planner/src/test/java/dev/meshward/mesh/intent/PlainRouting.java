package dev.meshward.mesh.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Routing as plainly as it can be said, to hold translations against: both ways in which rules compete. */
public final class PlainRouting {

    public static final List<String> PATHS = List.of("/", "/a", "/ab", "/a/b", "/a/b/c", "/b", "/x");
    public static final List<String> METHODS = List.of("GET", "POST");

    private PlainRouting() {}

    public record Request(String path, String method, Map<String, String> headers) {}

    /** Every request that the constants allow. */
    public static List<Request> requests() {
        var requests = new ArrayList<Request>();
        for (var path : PATHS) {
            for (var method : METHODS) {
                for (var value : List.of("", "1", "2")) {
                    for (var other : List.of("", "1")) {
                        var headers = new TreeMap<String, String>();
                        if (!value.isEmpty()) {
                            headers.put("h", value);
                        }
                        if (!other.isEmpty()) {
                            headers.put("g", other);
                        }
                        requests.add(new Request(path, method, headers));
                    }
                }
            }
        }
        return requests;
    }

    /** The number of the first rule that takes a request. */
    public static Optional<Integer> first(Request request, List<RouteRule> rules) {
        return rules.stream()
                .filter(rule -> matches(rule).stream().anyMatch(match -> holds(match, request)))
                .findFirst()
                .map(PlainRouting::name);
    }

    /** The number of the rule whose match is the most specific one (linkerd C.5); of equals the first. */
    public static Optional<Integer> best(Request request, List<RouteRule> rules) {
        Optional<RouteRule> winner = Optional.empty();
        var winning = List.of(-1);
        for (var rule : rules) {
            for (var match : matches(rule)) {
                if (holds(match, request) && compare(key(match, request), winning) > 0) {
                    winning = key(match, request);
                    winner = Optional.of(rule);
                }
            }
        }
        return winner.map(PlainRouting::name);
    }

    private static List<RouteMatch> matches(RouteRule rule) {
        return rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches();
    }

    /** Rules are told apart by their backends: b1, b2 … */
    private static int name(RouteRule rule) {
        var name = rule.backends().getFirst().to().value().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('b') + 1));
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = Integer.compare(one.get(i), other.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** Length of the path that matched, headers, method (linkerd C.5). */
    private static List<Integer> key(RouteMatch match, Request request) {
        int length = match.path()
                .map(Said::value)
                .map(path -> switch (path) {
                    case PathMatch.Exact(var text) -> text.length();
                    case PathMatch.Below(var below) -> below.length();
                    case PathMatch.Beginning _, PathMatch.Pattern _ ->
                        request.path().length();
                })
                .orElse(1);
        return List.of(length, match.headers().size(), match.method().isPresent() ? 1 : 0);
    }

    private static boolean holds(RouteMatch match, Request request) {
        boolean path = match.path()
                .map(Said::value)
                .map(said -> switch (said) {
                    case PathMatch.Exact(var text) -> request.path().equals(text);
                    case PathMatch.Beginning(var text) -> request.path().startsWith(text);
                    case PathMatch.Below(var below) ->
                        below.equals("/")
                                || request.path().equals(below)
                                || request.path().startsWith(below + "/");
                    case PathMatch.Pattern(var expression) -> request.path().matches(expression);
                })
                .orElse(true);
        boolean method = match.method()
                .map(said -> said.value().equals(new TextMatch.Exact(request.method())))
                .orElse(true);
        return path
                && method
                && match.headers().stream()
                        .allMatch(named -> holds(
                                named.text().value(),
                                Optional.ofNullable(request.headers().get(named.name()))));
    }

    private static boolean holds(TextMatch condition, Optional<String> value) {
        return value.filter(
                        text -> condition instanceof TextMatch.Present || condition.equals(new TextMatch.Exact(text)))
                .isPresent();
    }
}
