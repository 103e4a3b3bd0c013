package dev.meshward.dependencies.platform;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Probes that the kubelet sends over the network: it never joins a mesh, so whoever turns strict has to know of it. */
public final class Probes implements EvidenceSource {

    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        for (var workload : surroundings.snapshot().workloads()) {
            for (var container : workload.template().runningContainers()) {
                PROBES.forEach(
                        probe -> state(workload, container, container.field().at(probe), claims));
            }
        }
    }

    private static void state(Workload workload, Container container, Field probe, Consumer<Claim> claims) {
        if (probe.at("httpGet").isPresent()) {
            var scheme = probe.at("httpGet", "scheme").textOr("HTTP").toLowerCase(Locale.ROOT);
            state(workload, container, probe.at("httpGet"), scheme, claims);
        } else if (probe.at("grpc").isPresent()) {
            state(workload, container, probe.at("grpc"), "grpc", claims);
        } else if (probe.at("tcpSocket").isPresent()) {
            state(workload, container, probe.at("tcpSocket"), "tcp", claims);
        }
    }

    private static void state(
            Workload workload, Container container, Field action, String protocol, Consumer<Claim> claims) {
        int port = port(container, action.at("port").textOr(""));
        var evidence = new Evidence.RoutingDeclaration(
                "probe",
                action.place(),
                Confidence.HIGH,
                "The kubelet of the node probes container " + container.name() + " on port " + port + " by "
                        + protocol);
        claims.accept(new Claim(
                new Caller.Kubelet(),
                new Callee.ToWorkload(workload.id()),
                port,
                protocol,
                DependencyKind.PROBE,
                evidence));
    }

    private static int port(Container container, String written) {
        return container.ports().stream()
                .filter(port -> port.name().equals(written))
                .mapToInt(Container.ContainerPort::number)
                .findFirst()
                .orElseGet(() -> number(written));
    }

    private static int number(String written) {
        return written.matches("\\d{1,5}") ? Integer.parseInt(written) : 0;
    }
}
