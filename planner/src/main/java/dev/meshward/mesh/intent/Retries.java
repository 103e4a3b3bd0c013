package dev.meshward.mesh.intent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a failed request is tried again. */
public sealed interface Retries {

    /** Nobody said anything, and the mesh retries by itself. */
    record ByDefault() implements Retries {}

    /** Not at all. */
    record Never(Origin said) implements Retries {}

    /**
     * Tried again.
     *
     * @param attempts at most so often after the first try; at least 1
     * @param perTry how long one try may take
     * @param on any of these; empty means the mesh's own choice
     */
    record Again(Said<Integer> attempts, Optional<Said<Duration>> perTry, List<Said<On>> on, List<Extra> extras)
            implements Retries {
        public Again {
            on = List.copyOf(on);
            extras = List.copyOf(extras);
        }
    }

    /** What is tried again. */
    sealed interface On {

        /** A response with one of these statuses, both ends included. */
        record Statuses(int from, int to) implements On {}

        /** Any status from 500 on. */
        record ServerErrors() implements On {}

        /** A gRPC status by its word: {@code unavailable}. */
        record GrpcStatus(String word) implements On {}

        /** A connection that failed, by its word: {@code connect-failure}. */
        record Connection(String word) implements On {}
    }

    static Retries never() {
        return new Never(Origin.nowhere());
    }

    default Origin origin() {
        return switch (this) {
            case ByDefault _ -> Origin.nowhere();
            case Never(var said) -> said;
            case Again(var attempts, var perTry, var on, var extras) ->
                Origin.all(Stream.of(
                                Stream.of(attempts.origin()),
                                perTry.stream().map(Said::origin),
                                on.stream().map(Said::origin),
                                extras.stream().map(Extra::origin))
                        .flatMap(part -> part));
        };
    }
}
