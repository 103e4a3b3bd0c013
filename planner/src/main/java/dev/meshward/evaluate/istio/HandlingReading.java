package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.WrittenDuration;
import dev.meshward.evaluate.istio.HttpRoutes.HttpRoute;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long a request may take, how often it is tried, who gets a copy, and what fails on purpose (istio.md A.1). */
record HandlingReading(Backends backends, Departure departure, int port, World world) {

    private static final int USUAL_ATTEMPTS = 2;
    private static final String USUAL_CONDITIONS =
            "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes";
    private static final Set<String> OF_GRPC =
            Set.of("cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable");

    Handling of(HttpRoute route, Field meshRetries) {
        return new Handling(
                WrittenDuration.limit(route.at("timeout").textOr("0")),
                retries(route.at("retries"), meshRetries),
                mirrors(route),
                faults(route.at("fault")));
    }

    /** Where nothing is written the mesh says it, and where the mesh says nothing there are two tries more. */
    static Retries retries(Field written, Field ofMesh) {
        var deciding = written.isPresent() ? written : ofMesh;
        int attempts = deciding.isPresent() ? deciding.at("attempts").wholeOr(0) : USUAL_ATTEMPTS;
        if (attempts <= 0) {
            return Retries.none();
        }
        var conditions = deciding.at("retryOn").textOr("");
        return retries(
                attempts,
                deciding.at("perTryTimeout").textOr("0"),
                conditions.isEmpty() ? USUAL_CONDITIONS : conditions);
    }

    private static Retries retries(int attempts, String perTry, String conditions) {
        var statuses = new TreeSet<Integer>();
        var grpc = new TreeSet<String>();
        var unanswered = new TreeSet<String>();
        Stream.of(conditions.split(",")).map(String::strip).forEach(condition -> {
            switch (condition) {
                case "5xx" -> {
                    IntStream.rangeClosed(500, 599).forEach(statuses::add);
                    unanswered.add("reset");
                }
                case "gateway-error" -> statuses.addAll(List.of(502, 503, 504));
                case "retriable-4xx" -> statuses.add(409);
                case "retriable-status-codes", "" -> {}
                default -> addOne(condition, statuses, grpc, unanswered);
            }
        });
        return new Retries(attempts, WrittenDuration.limit(perTry), statuses, grpc, unanswered);
    }

    private static void addOne(String condition, Set<Integer> statuses, Set<String> grpc, Set<String> unanswered) {
        if (condition.matches("\\d{3}")) {
            statuses.add(Integer.valueOf(condition));
        } else {
            (OF_GRPC.contains(condition) ? grpc : unanswered).add(condition);
        }
    }

    private List<Handling.Mirror> mirrors(HttpRoute route) {
        var mirrors = new ArrayList<Handling.Mirror>();
        var one = route.at("mirror");
        if (one.isPresent()) {
            var percent = route.at("mirrorPercentage")
                    .at("value")
                    .text()
                    .or(() -> route.at("mirrorPercent").text())
                    .orElse("100");
            mirrors.add(mirror(one, percent, route.namespace()));
        }
        for (var each : route.at("mirrors").items()) {
            mirrors.add(mirror(
                    each.at("destination"), each.at("percentage", "value").textOr("100"), route.namespace()));
        }
        return List.copyOf(mirrors);
    }

    private Handling.Mirror mirror(Field destination, String percent, String namespace) {
        return new Handling.Mirror(
                backends.of(destination, namespace, departure, port, world).backend(), percent);
    }

    /** Where no share is said, no request is meant. */
    private static Handling.Faults faults(Field fault) {
        var delay = fault.at("delay");
        var abort = fault.at("abort");
        return new Handling.Faults(
                percent(delay).equals("0")
                        ? List.of()
                        : List.of(delay.at("fixedDelay").textOr("") + " for " + percent(delay)),
                percent(abort).equals("0")
                        ? List.of()
                        : List.of(abort.at("httpStatus")
                                        .text()
                                        .or(() -> abort.at("grpcStatus").text())
                                        .orElse("") + " for " + percent(abort)));
    }

    private static String percent(Field fault) {
        return fault.at("percentage", "value")
                .text()
                .or(() -> fault.at("percent").text())
                .orElse("0");
    }
}
