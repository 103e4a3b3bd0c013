package dev.meshward.equivalence;

import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Changes.HeaderChange;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words what becomes of a request. */
final class Sayings {

    private Sayings() {}

    static String of(Routing routing) {
        return switch (routing) {
            case Routing.Sent(var rule, var shares, var handling) ->
                "sends it to " + shares.stream().map(Sayings::of).collect(Collectors.joining(", ")) + of(handling)
                        + " [" + rule + "]";
            case Routing.Redirected(var rule, int status, var location) ->
                "sends the client to " + location + " with " + status + " [" + rule + "]";
            case Routing.Answered(var rule, int status) -> "answers with " + status + " [" + rule + "]";
            case Routing.Passed(var rule) -> "lets it go where the caller sends it [" + rule + "]";
            case Routing.Stopped(var rule) -> "refuses the connection [" + rule + "]";
            case Routing.Unknown(var because) -> because;
        };
    }

    private static String of(Share share) {
        return of(share.backend()) + " (" + share.weight() + of(share.changes()) + ")";
    }

    private static String of(Backend backend) {
        return switch (backend) {
            case Backend.Pods(var name, var _, var _, var port) -> name + " port " + port;
            case Backend.Host(var name, int port) -> name + ":" + port;
            case Backend.Missing(var name, int status) -> name + ", which is not there: " + status;
        };
    }

    private static String of(Changes changes) {
        return of(" request", changes.request())
                + of(" response", changes.response())
                + changes.path().map(path -> ", path " + path).orElse("")
                + changes.host().map(host -> ", host " + host).orElse("");
    }

    private static String of(String what, Map<String, HeaderChange> changes) {
        return changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "," + what + " " + entry.getKey()
                        + (entry.getValue().isCleared() ? " = " : " + ")
                        + String.join(" ", entry.getValue().added()))
                .collect(Collectors.joining());
    }

    /** {@code 429, 500-599, unavailable, refused-stream}. */
    private static String reasons(Handling.Retries retries) {
        var reasons = new ArrayList<String>();
        var statuses = new TreeSet<>(retries.statuses());
        for (int status : statuses) {
            if (!statuses.contains(status - 1)) {
                reasons.add(run(status, statuses));
            }
        }
        reasons.addAll(new TreeSet<>(retries.grpc()));
        reasons.addAll(new TreeSet<>(retries.unanswered()));
        return reasons.isEmpty() ? "nothing" : String.join(", ", reasons);
    }

    private static String run(int first, Set<Integer> statuses) {
        int last = first;
        while (statuses.contains(last + 1)) {
            last++;
        }
        return first == last ? String.valueOf(first) : first + "-" + last;
    }

    private static String of(Handling handling) {
        var retries = handling.retries();
        var tries = retries.attempts() == Integer.MAX_VALUE
                ? ", tries as a budget allows"
                : ", " + retries.attempts() + " more tries on " + reasons(retries);
        return handling.timeout()
                        .map(timeout -> ", timeout " + timeout.toMillis() + " ms")
                        .orElse("")
                + (retries.attempts() == 0 ? "" : tries)
                + retries.perTry()
                        .map(each -> ", each " + each.toMillis() + " ms")
                        .orElse("")
                + (handling.mirrors().isEmpty()
                        ? ""
                        : ", copies to " + handling.mirrors().size())
                + String.join(
                        "",
                        handling.faults().delays().stream()
                                .map(each -> ", delay " + each)
                                .toList())
                + String.join(
                        "",
                        handling.faults().aborts().stream()
                                .map(each -> ", abort " + each)
                                .toList());
    }
}
