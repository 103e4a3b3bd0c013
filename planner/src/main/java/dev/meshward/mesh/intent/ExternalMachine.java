package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workload that runs on a machine outside the cluster.
 *
 * @param labels by which Services select it
 * @param account its ServiceAccount, where its identity is one
 * @param identity its whole identity, where it is said in full: {@code spiffe://…}
 */
public record ExternalMachine(
        Author author,
        String namespace,
        String name,
        List<Said<String>> addresses,
        List<Port> ports,
        Said<Map<String, String>> labels,
        Optional<Said<String>> account,
        Optional<Said<String>> identity,
        List<Extra> extras)
        implements TrafficIntent {

    public record Port(String name, Said<Integer> number) {}

    public ExternalMachine {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        extras = List.copyOf(extras);
    }
}
