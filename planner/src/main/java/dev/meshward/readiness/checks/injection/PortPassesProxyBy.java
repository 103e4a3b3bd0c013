package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Annotations that keep a port the application declares from being redirected (istio.md B.3, linkerd.md B). The workload counts
 * as a member, and this port has no mutual TLS, no rule and no metrics.
 */
public final class PortPassesProxyBy implements ReadinessCheck {

    private static final String CAPTURE = "traffic.sidecar.istio.io/";
    private static final String LINKERD = "config.linkerd.io/skip-inbound-ports";

    @Override
    public Code code() {
        return new Code("MW-109");
    }

    @Override
    public String title() {
        return "Port that is kept from the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.STRICT, Scope.WORKLOADS, "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> skipping(workload, situation)
                        .flatMap(field -> Stream.of(skipped(field, workload))
                                .filter(ports -> !ports.isEmpty())
                                .map(ports -> finding(workload, field, ports))));
    }

    /** The annotations that decide; Linkerd's are handed down by the namespace where the pod is silent. */
    private static Stream<Field> skipping(Workload workload, Situation situation) {
        var own = workload.template().field().at("metadata", "annotations");
        if (situation.isIstio()) {
            return Stream.of(
                            own.at(CAPTURE + "excludeInboundPorts"),
                            own.at(CAPTURE + "includeInboundPorts"),
                            own.at("sidecar.istio.io/interceptionMode"))
                    .filter(field -> field.value().isPresent());
        }
        return own.at(LINKERD).isPresent()
                ? Stream.of(own.at(LINKERD))
                : situation.snapshot().namespace(workload.namespace()).flatMap(Namespace::manifest).stream()
                        .map(namespace -> namespace.annotation(LINKERD))
                        .filter(Field::isPresent);
    }

    private static List<Integer> skipped(Field field, Workload workload) {
        var written = WrittenPorts.parse(field.textOr(""));
        boolean includes = field.key().endsWith("includeInboundPorts");
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP"))
                .map(ContainerPort::number)
                .filter(port -> field.is("NONE")
                        || written.filter(ports -> ports.contains(port) != includes)
                                .isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    private Finding finding(Workload workload, Field field, List<Integer> ports) {
        var numbers = ports.stream().map(Object::toString).toList();
        return FindingDraft.about(code(), Severity.WARNING, workload, field)
                .what("%s keeps port %s of %s from the proxy."
                        .formatted(field.key(), Sentences.listed(numbers), workload.name()))
                .why("Calls to it stay in plaintext although both sides are members; no demand for mutual TLS and no"
                        + " rule about callers is ever carried out there.")
                .advice("Find out what the exception was for. Remove it before the workload is called strict, or say"
                        + " in a NetworkPolicy who may reach the port.")
                .finding();
    }
}
