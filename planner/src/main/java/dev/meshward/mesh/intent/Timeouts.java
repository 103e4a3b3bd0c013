package dev.meshward.mesh.intent;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long things may take; empty means without limit.
 *
 * @param request the whole exchange
 * @param response from the end of the request to the end of the response
 * @param idle between two signs of life of a stream
 */
public record Timeouts(
        Optional<Said<Duration>> request, Optional<Said<Duration>> response, Optional<Said<Duration>> idle) {

    public static Timeouts none() {
        return new Timeouts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isEmpty() {
        return request.isEmpty() && response.isEmpty() && idle.isEmpty();
    }

    public Origin origin() {
        return Origin.all(
                Stream.of(request, response, idle).flatMap(Optional::stream).map(Said::origin));
    }
}
