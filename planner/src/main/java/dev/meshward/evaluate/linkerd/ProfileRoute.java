package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.WrittenDuration;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A route of a profile: for which requests, and what becomes of them (linkerd.md A.2). */
record ProfileRoute(ProfileCondition condition, Handling handling) {

    /** A profile allows as many tries as its budget does. */
    private static final int BY_BUDGET = Integer.MAX_VALUE;

    static ProfileRoute of(Field written) {
        return new ProfileRoute(ProfileCondition.of(written.at("condition")), handling(written));
    }

    private static Handling handling(Field route) {
        var retries = route.at("isRetryable").isTrue()
                ? new Retries(BY_BUDGET, Optional.empty(), failures(route), Set.of(), Set.of())
                : Retries.none();
        return new Handling(
                WrittenDuration.limit(route.at("timeout").textOr("0")), retries, List.of(), Handling.Faults.none());
    }

    /** What counts as a failure is tried again: 5xx, but where the route says it otherwise. */
    private static Set<Integer> failures(Field route) {
        var failing = new TreeSet<Integer>();
        IntStream.rangeClosed(500, 599).forEach(failing::add);
        for (var each : route.at("responseClasses").items().reversed()) {
            var status = each.at("condition", "status");
            var range = IntStream.rangeClosed(
                            status.at("min").wholeOr(status.at("max").wholeOr(0)),
                            status.at("max").wholeOr(status.at("min").wholeOr(-1)))
                    .boxed()
                    .toList();
            if (each.at("isFailure").isTrue()) {
                failing.addAll(range);
            } else {
                range.forEach(failing::remove);
            }
        }
        return failing;
    }
}
