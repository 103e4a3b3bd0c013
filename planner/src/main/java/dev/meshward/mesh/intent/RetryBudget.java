package dev.meshward.mesh.intent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The share of retries among the requests to a destination.
 *
 * @param percent of the requests, such as 20
 * @param least retries that are always granted: a second, or at a time, as the mesh counts
 * @param window over which requests are counted
 */
public record RetryBudget(
        Author author,
        Said<Destination> host,
        Optional<Said<BigDecimal>> percent,
        Optional<Said<Integer>> least,
        Optional<Said<Duration>> window)
        implements TrafficIntent {}
