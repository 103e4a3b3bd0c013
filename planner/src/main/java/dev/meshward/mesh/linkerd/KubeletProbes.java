package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which probes of the kubelet succeed whatever a port accepts. Probes by plain HTTP are authorized by themselves, on ports
 * that are not opaque and have no route of their own; those by TCP only need a connection, which the proxy takes. Probes by
 * gRPC and HTTPS are calls without identity like any other (linkerd.md C.1, C.5, E).
 */
record KubeletProbes(ClusterSnapshot snapshot) {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    boolean areAnswered(Workload workload, int port) {
        return probes(workload)
                .filter(probe -> portOf(probe) == port || port == 0)
                .allMatch(probe -> isAnswered(probe.action(), workload, portOf(probe)));
    }

    /** A probe, and the container whose port names it may use. */
    private record Probe(Container container, Field action) {}

    private static Stream<Probe> probes(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> PROBES.stream()
                        .map(name -> new Probe(container, container.field().at(name))))
                .filter(probe -> probe.action().isPresent());
    }

    private boolean isAnswered(Field probe, Workload workload, int port) {
        if (probe.at("grpc").isPresent()) {
            return false;
        }
        var http = probe.at("httpGet");
        return http.isAbsent()
                || (!http.at("scheme").textOr("HTTP").equalsIgnoreCase("HTTPS") && isReadAsHttp(workload, port));
    }

    /** Where a Server decides the port, its protocol counts; with routes on it, only these say who is let in. */
    private boolean isReadAsHttp(Workload workload, int port) {
        var controlPlane = ControlPlane.in(snapshot);
        var servers = new ServersInForce(snapshot).found(workload, port);
        return servers.isEmpty()
                ? new PodPorts(snapshot, controlPlane).protocol(workload, port) == PodPorts.Protocol.DETECTED
                : servers.stream().allMatch(server -> isReadAsHttp(server) && !hasRoutes(server));
    }

    private static boolean isReadAsHttp(Server server) {
        var protocol = server.manifest().at("spec", "proxyProtocol").textOr("unknown");
        return List.of("unknown", "HTTP/1", "HTTP/2").contains(protocol);
    }

    private boolean hasRoutes(Server server) {
        var namespace = server.manifest().key().namespace();
        return Stream.of(PolicyObjects.GROUP, "gateway.networking.k8s.io")
                .flatMap(group -> snapshot.objectsIn(group, "HTTPRoute", namespace).stream())
                .flatMap(route -> route.at("spec", "parentRefs").items().stream())
                .anyMatch(parent ->
                        parent.at("kind").is(Server.KIND) && parent.at("name").is(server.name()));
    }

    private static int portOf(Probe probe) {
        var action = Stream.of("httpGet", "grpc", "tcpSocket")
                .map(kind -> probe.action().at(kind, "port"))
                .filter(Field::isPresent)
                .findFirst();
        return action.map(port -> port.whole().isPresent()
                        ? port.wholeOr(0)
                        : probe.container().ports().stream()
                                .filter(each -> port.is(each.name()))
                                .mapToInt(Container.ContainerPort::number)
                                .findFirst()
                                .orElse(0))
                .orElse(0);
    }
}
