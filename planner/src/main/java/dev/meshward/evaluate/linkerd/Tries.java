package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the annotations of a Service, a route or an EgressNetwork say of tries and timeouts (linkerd.md B, D). Each of the two
 * groups counts as a whole: what a route says of one hides all that the Service says of it.
 *
 * @param timeout empty where nothing is said of timeouts; an empty one inside where it is said that there is none
 * @param retries empty where nothing is said of tries
 * @param isLegal false where a value cannot be read: Linkerd passes over the group, or over the whole route
 */
record Tries(Optional<Optional<Duration>> timeout, Optional<Retries> retries, boolean isLegal) {

    private static final Set<String> BUILT_IN = Set.of("failfast", "refused-stream", "try-timeout");
    private static final Set<String> OF_GRPC =
            Set.of("cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable");
    private static final Pattern RANGE = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");

    /** @param isGrpc whether conditions of gRPC count, or those of HTTP */
    static Tries of(Manifest object, boolean isGrpc) {
        var request = object.annotation("timeout.linkerd.io/request").text();
        var others = List.of("timeout.linkerd.io/response", "timeout.linkerd.io/idle").stream()
                .map(object::annotation)
                .anyMatch(each -> each.isPresent());
        var read = request.flatMap(ShortDuration::of);
        boolean isLegal = request.isEmpty() || read.isPresent();
        Optional<Optional<Duration>> timeout =
                read.isPresent() || others ? Optional.of(read.filter(each -> !each.isZero())) : Optional.empty();
        return new Tries(timeout, retries(object, isGrpc), isLegal && areLegal(object, isGrpc));
    }

    private static Optional<Retries> retries(Manifest object, boolean isGrpc) {
        int limit = object.annotation("retry.linkerd.io/limit").wholeOr(0);
        var perTry = object.annotation("retry.linkerd.io/timeout")
                .text()
                .flatMap(ShortDuration::of)
                .filter(each -> !each.isZero());
        var conditions = conditions(object, isGrpc);
        if (limit == 0 && perTry.isEmpty() && conditions.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> statuses = isGrpc ? Set.of() : statuses(conditions);
        Set<String> grpc = isGrpc ? Set.copyOf(conditions) : Set.of();
        return Optional.of(new Retries(Math.max(1, limit), perTry, statuses, grpc, BUILT_IN));
    }

    private static List<String> conditions(Manifest object, boolean isGrpc) {
        return object.annotation(isGrpc ? "retry.linkerd.io/grpc" : "retry.linkerd.io/http").text().stream()
                .flatMap(text -> List.of(text.toLowerCase(Locale.ROOT).split(",", -1)).stream())
                .toList();
    }

    private static boolean areLegal(Manifest object, boolean isGrpc) {
        return conditions(object, isGrpc).stream()
                .allMatch(each -> isGrpc
                        ? OF_GRPC.contains(each)
                        : each.equals("5xx")
                                || each.equals("gateway-error")
                                || RANGE.matcher(each).matches());
    }

    private static Set<Integer> statuses(List<String> conditions) {
        var statuses = new TreeSet<Integer>();
        for (var condition : conditions) {
            var range = RANGE.matcher(
                    switch (condition) {
                        case "5xx" -> "500-599";
                        case "gateway-error" -> "502-504";
                        default -> condition;
                    });
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                IntStream.rangeClosed(first, last).forEach(statuses::add);
            }
        }
        return statuses;
    }

    /** What counts where a route says this and its parent says something too. */
    Tries over(Tries parent) {
        return new Tries(timeout.or(parent::timeout), retries.or(parent::retries), isLegal);
    }
}
