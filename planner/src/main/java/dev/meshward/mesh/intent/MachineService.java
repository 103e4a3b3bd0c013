package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A name of the mesh for workloads that are selected by their labels, machines outside the cluster among them.
 *
 * @param hosts what callers call it
 * @param selector labels of the workloads
 */
public record MachineService(
        Author author, List<Said<Destination>> hosts, List<Port> ports, Map<String, String> selector, Origin origin)
        implements TrafficIntent {

    /** @param target the port of the workloads; empty where it is found by its name */
    public record Port(String name, int number, Optional<Integer> target) {}

    public MachineService {
        hosts = List.copyOf(hosts);
        ports = List.copyOf(ports);
        selector = Map.copyOf(selector);
    }
}
