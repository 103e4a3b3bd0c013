package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;

/**
 * Hosts or addresses outside that callers may reach.
 *
 * @param hosts names; {@code *.} and a suffix for all below a domain
 * @param addresses single ones, or networks such as {@code 192.0.2.0/24}
 */
public record ExternalHosts(
        Author author,
        List<Said<String>> hosts,
        List<Said<String>> addresses,
        List<Port> ports,
        Said<Audience> audience,
        List<Extra> extras)
        implements TrafficIntent {

    /** @param protocol in upper case, such as {@code HTTPS}; empty where it is not said */
    public record Port(Said<Integer> number, Optional<Said<String>> protocol) {}

    public ExternalHosts {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        extras = List.copyOf(extras);
    }
}
