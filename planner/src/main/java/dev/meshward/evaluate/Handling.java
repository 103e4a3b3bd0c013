package dev.meshward.evaluate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long a request may take, how often it is tried, and what is done to it on purpose.
 *
 * @param timeout of the whole request with all its tries; empty for none
 * @param mirrors who gets a copy
 */
public record Handling(Optional<Duration> timeout, Retries retries, List<Mirror> mirrors, Faults faults) {

    /**
     * When a request is tried again.
     *
     * @param attempts tries after the first; 0 for none
     * @param perTry how long one try may take; empty for no limit of its own
     * @param statuses HTTP answers that are tried again
     * @param grpc answers of gRPC that are tried again, such as {@code unavailable}
     * @param unanswered failures without an answer that are tried again, such as {@code refused-stream}; each mesh has its own
     */
    public record Retries(
            int attempts, Optional<Duration> perTry, Set<Integer> statuses, Set<String> grpc, Set<String> unanswered) {

        public static Retries none() {
            return new Retries(0, Optional.empty(), Set.of(), Set.of(), Set.of());
        }
    }

    /** @param percent of the requests, as a decimal fraction of 100 */
    public record Mirror(Backend backend, String percent) {}

    /**
     * Failures made on purpose, each with its share of the requests in percent; empty for none.
     *
     * @param delays such as {@code 5s for 10}
     * @param aborts such as {@code 503 for 10}
     */
    public record Faults(List<String> delays, List<String> aborts) {
        public static Faults none() {
            return new Faults(List.of(), List.of());
        }
    }

    /** No limit, no second try, nothing on purpose. */
    public static Handling plain() {
        return new Handling(Optional.empty(), Retries.none(), List.of(), Faults.none());
    }
}
