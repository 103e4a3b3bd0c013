package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.GoDuration;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.Retries.On;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code retries}; without it Istio retries twice by itself (istio A.1 rule 9). */
final class RetryForm {

    private static final Set<String> GRPC =
            Set.of("cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable");
    private static final On GATEWAY_ERRORS = new On.Statuses(502, 504);
    private static final On CONFLICT = new On.Statuses(409, 409);
    private static final int LAST_STATUS = 599;

    private RetryForm() {}

    static Retries read(SourceField retries) {
        if (!retries.isPresent()) {
            return new Retries.ByDefault();
        }
        var attempts = retries.at("attempts").whole(RouteAspect.RETRY_ATTEMPTS);
        if (attempts.isEmpty() || attempts.get().value() <= 0) {
            return new Retries.Never(retries.take(RouteAspect.RETRY_ATTEMPTS));
        }
        var extras = new ArrayList<Extra>();
        for (var detail : List.of("backoff", "retryRemoteLocalities", "retryIgnorePreviousHosts")) {
            retries.at(detail).extra(RouteAspect.RETRY_DETAIL).ifPresent(extras::add);
        }
        return new Retries.Again(
                attempts.get(),
                DurationForm.read(retries.at("perTryTimeout"), RouteAspect.RETRY_PER_TRY),
                retries.at("retryOn")
                        .text(RouteAspect.RETRY_CONDITION)
                        .map(RetryForm::conditions)
                        .orElse(List.of()),
                extras);
    }

    private static List<Said<On>> conditions(Said<String> written) {
        return Arrays.stream(written.value().split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals("retriable-status-codes"))
                .map(word -> new Said<>(condition(word), written.origin()))
                .toList();
    }

    private static On condition(String word) {
        if (word.matches("[1-5]\\d\\d")) {
            return new On.Statuses(Integer.parseInt(word), Integer.parseInt(word));
        }
        return switch (word) {
            case "5xx" -> new On.ServerErrors();
            case "gateway-error" -> GATEWAY_ERRORS;
            case "retriable-4xx" -> CONFLICT;
            default -> GRPC.contains(word) ? new On.GrpcStatus(word) : new On.Connection(word);
        };
    }

    /** No retries are said as such, because silence means two. */
    static void write(Retries retries, Mapping.Building rule) {
        switch (retries) {
            case Retries.ByDefault _ -> {}
            case Retries.Never _ ->
                rule.put("retries", Mapping.building().put("attempts", 0).build());
            case Retries.Again again -> rule.put("retries", written(again));
        }
    }

    private static Mapping written(Retries.Again again) {
        var written = Mapping.building().put("attempts", again.attempts().value());
        again.perTry().ifPresent(time -> written.put("perTryTimeout", GoDuration.write(time.value())));
        var words =
                again.on().stream().flatMap(on -> words(on.value())).distinct().toList();
        if (!words.isEmpty()) {
            written.put("retryOn", String.join(",", words));
        }
        return written.build();
    }

    private static Stream<String> words(On on) {
        if (on.equals(GATEWAY_ERRORS)) {
            return Stream.of("gateway-error");
        }
        return switch (on) {
            case On.ServerErrors() -> Stream.of("5xx");
            case On.GrpcStatus(var word) -> Stream.of(word);
            case On.Connection(var word) -> Stream.of(word);
            case On.Statuses(var from, var to) when from == 500 && to == LAST_STATUS -> Stream.of("5xx");
            case On.Statuses(var from, var to) ->
                Stream.iterate(from, code -> code <= to, code -> code + 1).map(String::valueOf);
        };
    }
}
