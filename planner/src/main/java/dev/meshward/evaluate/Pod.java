package dev.meshward.evaluate;

import dev.meshward.cluster.PodTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod as it runs: what it was made from decides, not what its template says today.
 *
 * @param name for people: the workload it belongs to
 * @param probes what the kubelet asks of it over the network
 */
public record Pod(
        String namespace,
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        String serviceAccount,
        Network network,
        DataPlane plane,
        List<PodPort> ports,
        List<PodProbe> probes)
        implements Peer {

    /** Whose network a pod uses. */
    public enum Network {
        ITS_OWN,
        OF_THE_NODE
    }

    public Pod {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        ports = List.copyOf(ports);
        probes = List.copyOf(probes);
    }

    /** A pod that the kubelet asks nothing. */
    public Pod(
            String namespace,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations,
            String serviceAccount,
            Network network,
            DataPlane plane,
            List<PodPort> ports) {
        this(namespace, name, labels, annotations, serviceAccount, network, plane, ports, List.of());
    }

    /** A pod that is made from this template now and gets this data plane. */
    public static Pod made(String namespace, String name, PodTemplate template, DataPlane plane) {
        return made(namespace, name, template, plane, HandedDown.nothing());
    }

    /** The same, with what its injector adds to it. */
    public static Pod made(
            String namespace, String name, PodTemplate template, DataPlane plane, HandedDown handedDown) {
        return new Pod(
                namespace,
                name,
                together(template.labels(), handedDown.labels()),
                together(handedDown.annotations(), template.annotations()),
                template.serviceAccount(),
                template.isOnHostNetwork() ? Network.OF_THE_NODE : Network.ITS_OWN,
                plane,
                ports(template),
                PodProbe.of(template));
    }

    private static Map<String, String> together(Map<String, String> first, Map<String, String> winning) {
        if (first.isEmpty()) {
            return winning;
        }
        var all = new HashMap<>(first);
        all.putAll(winning);
        return all;
    }

    private static List<PodPort> ports(PodTemplate template) {
        return template.runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .map(port -> new PodPort(port.name(), port.number(), port.transport()))
                .toList();
    }

    /** The same pod with another data plane. */
    public Pod through(DataPlane other) {
        return new Pod(namespace, name, labels, annotations, serviceAccount, network, other, ports, probes);
    }

    /** The number of a port that is given by number or by name; empty when no container declares the name. */
    public Optional<Integer> portNumber(String written) {
        if (!written.isEmpty() && written.chars().allMatch(Character::isDigit)) {
            return Optional.of(Integer.valueOf(written));
        }
        return ports.stream()
                .filter(port -> port.name().equals(written))
                .map(PodPort::number)
                .findFirst();
    }
}
