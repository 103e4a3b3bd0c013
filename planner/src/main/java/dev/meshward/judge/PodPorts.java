package dev.meshward.judge;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ports of a workload's pods. */
final class PodPorts {

    /** Stands for every port that nobody declares. */
    static final int UNDECLARED = 64999;

    private PodPorts() {}

    /** The number of a port that is given by number or by name. */
    static Optional<Integer> number(String written, Workload workload) {
        if (written.matches("\\d{1,5}")) {
            return Optional.of(Integer.valueOf(written));
        }
        return declared(workload)
                .filter(port -> port.name().equals(written))
                .map(Container.ContainerPort::number)
                .findFirst();
    }

    /** The ports on which somebody may call: those declared for TCP, and one that stands for all others. */
    static Set<Integer> callable(Workload workload) {
        var ports = new TreeSet<Integer>();
        declared(workload)
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .forEach(port -> ports.add(port.number()));
        ports.add(UNDECLARED);
        return ports;
    }

    private static Stream<Container.ContainerPort> declared(Workload workload) {
        return workload.template().runningContainers().stream().flatMap(container -> container.ports().stream());
    }
}
