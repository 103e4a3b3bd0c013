package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;

/**
 * How many requests a second each pod takes on a port.
 *
 * @param total of all callers
 * @param each of every caller, told apart by identity
 * @param extras limits of callers by name
 */
public record RateLimit(
        Author author,
        SelectedPods pods,
        int port,
        Optional<Said<Integer>> total,
        Optional<Said<Integer>> each,
        Origin target,
        List<Extra> extras)
        implements TrafficIntent {

    public RateLimit {
        extras = List.copyOf(extras);
    }
}
