package dev.meshward.mesh;

import java.time.Duration;
import java.util.List;

/** One thing a proxy does for calls of a Service besides passing them on. Every value is the user's. */
public sealed interface Tuning {

    /** No answer is waited for any longer. */
    record Timeout(Duration after) implements Tuning {}

    /**
     * What failed is tried again.
     *
     * @param attempts besides the first
     * @param methods of HTTP that may be tried again, each of them idempotent
     */
    record Retries(int attempts, List<String> methods) implements Tuning {

        public Retries {
            methods = List.copyOf(methods);
        }
    }

    /**
     * Pods that fail are left out for a while.
     *
     * @param failures in a row
     * @param rest how long the first time
     * @param percent of the pods that may be left out at once, at most 50
     */
    record Ejection(int failures, Duration rest, int percent) implements Tuning {}

    /** In words, as a clause. */
    default String words() {
        return switch (this) {
            case Timeout(var after) -> "nobody waits longer than " + after.toMillis() + " ms for an answer";
            case Retries(int attempts, var methods) ->
                String.join(", ", methods) + " are tried again up to " + attempts
                        + (attempts == 1 ? " time" : " times");
            case Ejection(int failures, var rest, int percent) ->
                "a pod that fails " + failures + " times in a row rests for " + rest.toMillis() + " ms, at most "
                        + percent + " % of them at once";
        };
    }
}
