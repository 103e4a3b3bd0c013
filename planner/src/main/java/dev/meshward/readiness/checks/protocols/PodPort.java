package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of a Service port: a number in the pods of one workload, with what the workload itself tells about it.
 *
 * @param declared the port as the container lists it; absent where the container does not list it
 */
record PodPort(Workload workload, int number, Optional<ContainerPort> declared) {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    /** Where this port of the Service ends, in every workload behind it; a name no container has leads nowhere. */
    static List<PodPort> behind(Service service, ServicePort port, Situation situation) {
        return situation.snapshot().workloadsBehind(service).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> of(workload, port).stream())
                .toList();
    }

    /** Where this port of a Service ends in the pods of one workload. */
    static Optional<PodPort> of(Workload workload, ServicePort port) {
        var target = port.field().at("targetPort").whole();
        int number = target.orElse(port.field().at("targetPort").isAbsent() ? port.number() : 0);
        var declared = ports(workload)
                .filter(each -> each.transport().equals(port.transport()))
                .filter(each ->
                        number > 0 ? each.number() == number : each.name().equals(port.targetPort()))
                .findFirst();
        return number > 0
                ? Optional.of(new PodPort(workload, number, declared))
                : declared.filter(each -> each.number() > 0)
                        .map(each -> new PodPort(workload, each.number(), declared));
    }

    private static Stream<ContainerPort> ports(Workload workload) {
        return workload.template().runningContainers().stream().flatMap(container -> container.ports().stream());
    }

    /** The probe that proves the protocol of this port; a tcpSocket probe proves nothing. */
    Optional<Field> httpProbe(String scheme) {
        return probes("httpGet")
                .filter(get -> get.at("scheme").textOr("HTTP").equals(scheme))
                .findFirst();
    }

    Optional<Field> grpcProbe() {
        return probes("grpc").findFirst();
    }

    private Stream<Field> probes(String kind) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> PROBES.stream()
                        .map(probe -> container.field().at(probe, kind))
                        .filter(Field::isPresent)
                        .filter(probe -> aims(container, probe.at("port"))));
    }

    private boolean aims(Container container, Field port) {
        return port.whole().isPresent()
                ? port.wholeOr(0) == number
                : container.ports().stream()
                        .anyMatch(each -> each.name().equals(port.textOr("")) && each.number() == number);
    }

    /** The protocol the container's own name for the port means. */
    Optional<DeclaredProtocol> named() {
        return declared.flatMap(port -> DeclaredProtocol.ofName(port.name()));
    }

    /** The well-known server this pod runs, where its image tells. */
    Optional<KnownServer> server() {
        return workload.template().runningContainers().stream()
                .filter(container ->
                        declared.isEmpty() || container.ports().stream().anyMatch(this::isThis))
                .flatMap(container -> KnownServer.ofImage(container.image()).stream())
                .filter(server -> server.serves(number))
                .findFirst();
    }

    private boolean isThis(ContainerPort port) {
        return port.number() == number;
    }
}
