package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.Retries.On;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotations {@code retry.linkerd.io/…}; without any of them nothing is retried (linkerd B, D). */
final class RetryForm {

    private static final String HTTP = "retry.linkerd.io/http";
    private static final String GRPC = "retry.linkerd.io/grpc";
    private static final String LIMIT = "retry.linkerd.io/limit";
    private static final String TIMEOUT = "retry.linkerd.io/timeout";

    private static final Set<String> GRPC_STATUSES =
            Set.of("cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable");
    private static final Pattern STATUSES = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
    private static final On GATEWAY_ERRORS = new On.Statuses(502, 504);

    private RetryForm() {}

    static Retries read(Fields object) {
        var perTry = DurationForm.annotation(object.annotation(TIMEOUT), RouteAspect.RETRY_PER_TRY);
        boolean isSaid = perTry.isPresent()
                || object.annotation(LIMIT).look().wholeOr(0) > 0
                || Stream.of(HTTP, GRPC)
                        .anyMatch(name -> object.annotation(name).isPresent());
        if (!isSaid) {
            object.annotation(LIMIT).saysTheDefault(RouteAspect.RETRY_ATTEMPTS);
            return Retries.never();
        }
        var on = Stream.concat(
                        conditions(object, HTTP, RetryForm::ofHttp).stream(),
                        conditions(object, GRPC, RetryForm::ofGrpc).stream())
                .toList();
        return new Retries.Again(limit(object), perTry, on, List.of());
    }

    /** Zero counts as not set, and where something else is said not set means one. */
    private static Said<Integer> limit(Fields object) {
        var limit = object.annotation(LIMIT);
        return limit.whole(RouteAspect.RETRY_ATTEMPTS)
                .map(said -> said.value() > 0 ? said : new Said<>(1, said.origin()))
                .orElseGet(() -> Said.implied(1));
    }

    private static List<Said<On>> conditions(Fields object, String name, Function<String, Optional<On>> meaning) {
        var field = object.annotation(name);
        var words = Arrays.stream(field.look().textOr("").split(",", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.stream().anyMatch(word -> meaning.apply(word).isEmpty())) {
            field.neverExisted(
                    "Linkerd cannot read \"" + field.look().textOr("")
                            + "\" as conditions, and ignores its whole group.",
                    "List statuses, ranges, 5xx or gateway-error, without spaces.");
            return List.of();
        }
        var origin = field.take(RouteAspect.RETRY_CONDITION);
        return words.stream()
                .flatMap(word -> meaning.apply(word).stream())
                .map(on -> new Said<>(on, origin))
                .toList();
    }

    private static Optional<On> ofHttp(String word) {
        if (word.equals("5xx")) {
            return Optional.of(new On.ServerErrors());
        }
        if (word.equals("gateway-error")) {
            return Optional.of(GATEWAY_ERRORS);
        }
        var matcher = STATUSES.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        return to < from ? Optional.empty() : Optional.of(new On.Statuses(from, to));
    }

    private static Optional<On> ofGrpc(String word) {
        return GRPC_STATUSES.contains(word) ? Optional.of(new On.GrpcStatus(word)) : Optional.empty();
    }

    /** Never writes a limit of zero, which would mean one. On a GRPCRoute only gRPC statuses may be named. */
    static void write(Retries retries, boolean grpc, Map<String, String> annotations) {
        if (retries instanceof Retries.Again again) {
            put(grpc ? GRPC : HTTP, words(again, grpc ? RetryForm::grpcWord : RetryForm::httpWord), annotations);
            annotations.put(LIMIT, again.attempts().value().toString());
            again.perTry().ifPresent(time -> annotations.put(TIMEOUT, DurationForm.write(time.value())));
        }
    }

    private static void put(String name, String words, Map<String, String> annotations) {
        if (!words.isEmpty()) {
            annotations.put(name, words);
        }
    }

    private static String words(Retries.Again again, Function<On, Optional<String>> word) {
        return again.on().stream()
                .flatMap(on -> word.apply(on.value()).stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static Optional<String> httpWord(On on) {
        if (on.equals(GATEWAY_ERRORS)) {
            return Optional.of("gateway-error");
        }
        return switch (on) {
            case On.ServerErrors() -> Optional.of("5xx");
            case On.Statuses(var from, var to) -> Optional.of(from == to ? "" + from : from + "-" + to);
            case On.GrpcStatus _, On.Connection _ -> Optional.empty();
        };
    }

    private static Optional<String> grpcWord(On on) {
        return on instanceof On.GrpcStatus(var word) ? Optional.of(word) : Optional.empty();
    }
}
