package dev.meshward.mesh.intent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Endpoints that fail are left out for a while.
 *
 * @param errors so many in a row
 * @param least how long an endpoint stays out at first
 * @param greatest how long it stays out at most; empty where there is no limit
 * @param extras what has no form in the middle
 */
public record OutlierEjection(
        Author author,
        Said<Destination> host,
        Said<Integer> errors,
        Optional<Said<Duration>> least,
        Optional<Said<Duration>> greatest,
        List<Extra> extras)
        implements TrafficIntent {

    public OutlierEjection {
        extras = List.copyOf(extras);
    }
}
