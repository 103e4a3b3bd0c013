package dev.meshward.mesh.intent;

import java.util.List;

/**
 * What becomes of calls to hosts that nobody listed.
 *
 * @param callers the namespace whose calls are meant, or everybody
 * @param allowed whether they go out
 * @param networks the addresses that are spoken of; none for all outside
 */
public record EgressMode(
        Author author, Audience callers, Said<Boolean> allowed, List<Said<String>> networks, List<Extra> extras)
        implements TrafficIntent {

    public EgressMode {
        networks = List.copyOf(networks);
        extras = List.copyOf(extras);
    }
}
