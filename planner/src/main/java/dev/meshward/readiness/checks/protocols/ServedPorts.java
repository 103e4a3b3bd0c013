package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The TCP ports of a workload that are surely served and not taken for HTTP: those of a server that its image tells, and those to
 * which Services lead that do not say HTTP. What a container lists alone proves neither.
 */
final class ServedPorts {

    private ServedPorts() {}

    static Set<Integer> of(Workload workload, Situation situation) {
        var ports = new TreeSet<Integer>();
        var http = new TreeSet<Integer>();
        for (var service : situation.snapshot().servicesOf(workload)) {
            for (var port : service.ports()) {
                PodPort.of(workload, port)
                        .filter(end -> port.transport().equals("TCP"))
                        .ifPresent(end -> (mayBeOpaque(port, end) ? ports : http).add(end.number()));
            }
        }
        ports.removeAll(http);
        ofKnownServers(workload).forEach(ports::add);
        return ports;
    }

    private static Stream<Integer> ofKnownServers(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP"))
                .map(port -> new PodPort(workload, port.number(), Optional.of(port)))
                .filter(end -> end.server().isPresent())
                .map(PodPort::number);
    }

    private static boolean mayBeOpaque(ServicePort port, PodPort end) {
        return mayBeOpaque(port)
                && end.named()
                        .filter(protocol -> protocol.family() == DeclaredProtocol.Family.HTTP)
                        .isEmpty();
    }

    static boolean mayBeOpaque(ServicePort port) {
        return DeclaredProtocol.of(port).family() != DeclaredProtocol.Family.HTTP;
    }
}
