package dev.meshward.evaluate;

import dev.meshward.evaluate.Changes.HeaderChange;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests and what becomes of them, short enough for tables. */
public final class RoutingWords {

    private RoutingWords() {}

    /** {@code GET /a?x=1 end-user=jason}: method, path with query, headers. */
    public static Request request(String host, String written) {
        var words = written.strip().split(" +");
        var parts = words[1].split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        if (parts.length > 1) {
            for (var each : parts[1].split("&")) {
                query.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            headers.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
        }
        return new Request(words[0], host, parts[0], query, headers);
    }

    /** {@code v1*90 v2*10}, {@code 404}, {@code 301 http://…}, {@code passes}, {@code stopped}, {@code unknown}. */
    public static String places(Routing routing) {
        return switch (routing) {
            case Routing.Sent(var _, var shares, var _) ->
                shares.stream().map(RoutingWords::share).collect(Collectors.joining(" "));
            case Routing.Redirected(var _, int status, var location) -> status + " " + location;
            case Routing.Answered(var _, int status) -> Integer.toString(status);
            case Routing.Passed _ -> "passes";
            case Routing.Stopped _ -> "stopped";
            case Routing.Unknown _ -> "unknown";
        };
    }

    private static String share(Share share) {
        var name = switch (share.backend()) {
            case Backend.Pods(var _, var namespace, var labels, var port) ->
                namespace + "/" + labels.getOrDefault("app", "")
                        + (labels.containsKey("version") ? "-" + labels.get("version") : "") + ":" + port;
            case Backend.Host(var host, int port) -> host + ":" + port;
            case Backend.Missing(var _, int status) -> "missing:" + status;
        };
        return name + (share.weight() == 1 ? "" : "*" + share.weight());
    }

    /** {@code t=5s n=2 each=1s on=503,unavailable}; nothing for what is not there. */
    public static String handling(Routing routing) {
        if (!(routing instanceof Routing.Sent(var _, var _, var handling))) {
            return places(routing);
        }
        var retries = handling.retries();
        var statuses = retries.statuses().stream().sorted().map(String::valueOf);
        var on = java.util.stream.Stream.concat(
                        statuses, retries.grpc().stream().sorted())
                .collect(Collectors.joining(","));
        var text = handling.timeout().map(each -> "t=" + each.toMillis() + " ").orElse("")
                + (retries.attempts() == 0 ? "" : "n=" + retries.attempts() + " ")
                + retries.perTry().map(each -> "each=" + each.toMillis() + " ").orElse("")
                + (on.isEmpty() ? "" : "on=" + on);
        return text.isBlank() ? "plain" : text.strip();
    }

    /** {@code x=a y+b -z path=/c host=d} for the first share. */
    public static String changes(Routing routing) {
        if (!(routing instanceof Routing.Sent(var _, var shares, var _))) {
            return places(routing);
        }
        var changes = shares.getFirst().changes();
        var text = headers("", changes.request())
                + headers("<", changes.response())
                + changes.path().map(path -> "path=" + path + " ").orElse("")
                + changes.host().map(host -> "host=" + host).orElse("");
        return text.isBlank() ? "none" : text.strip();
    }

    private static String headers(String mark, Map<String, HeaderChange> changes) {
        return changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> mark + entry.getKey() + (entry.getValue().isCleared() ? "=" : "+")
                        + String.join(",", entry.getValue().added()) + " ")
                .collect(Collectors.joining());
    }
}
