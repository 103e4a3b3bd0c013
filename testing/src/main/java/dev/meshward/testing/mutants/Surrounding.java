package dev.meshward.testing.mutants;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Service;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operator has to know of the cluster.
 *
 * @param services {@code name.namespace} of each Service with ports
 * @param ports numbers of container ports that Services offer
 * @param servicePortByTarget numbers of container ports that Services offer under another number
 */
public record Surrounding(
        List<String> namespaces, List<String> services, List<Integer> ports, Map<String, String> servicePortByTarget) {

    public static Surrounding of(ClusterSnapshot snapshot) {
        var ports = new TreeMap<String, String>();
        snapshot.services().stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> !port.targetPort().equals(Integer.toString(port.number())))
                .forEach(port -> ports.put(port.targetPort(), Integer.toString(port.number())));
        return new Surrounding(
                snapshot.namespaces().stream().map(Namespace::name).toList(),
                snapshot.services().stream()
                        .filter(service -> !service.ports().isEmpty())
                        .map(Service::id)
                        .map(id -> id.name() + "." + id.namespace())
                        .toList(),
                snapshot.services().stream()
                        .flatMap(service -> service.ports().stream())
                        .map(Service.ServicePort::targetPort)
                        .filter(port -> port.matches("\\d+"))
                        .map(Integer::valueOf)
                        .distinct()
                        .sorted()
                        .toList(),
                ports);
    }
}
