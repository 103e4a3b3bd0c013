package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A protocol in which the server speaks first, on a port whose protocol the proxy detects: the client waits for the
 * server's greeting, and the proxy waits for the client's first byte before it connects to the server. Istio waits for
 * ever, Linkerd for ten seconds on each connection.
 */
public final class ServerFirstOnDetectedPort implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-204");
    }

    @Override
    public String title() {
        return "Server-first protocol on a port that is detected";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Service", "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .flatMap(service -> service.ports().stream()
                        .filter(port -> isDetected(port, service, situation))
                        .flatMap(
                                port -> speaker(service, port, situation)
                                        .map(speaker -> finding(service, port, speaker, situation))
                                        .stream()));
    }

    private static boolean isDetected(ServicePort port, Service service, Situation situation) {
        if (situation.isIstio()) {
            return DeclaredProtocol.of(port) == DeclaredProtocol.DETECTED;
        }
        return port.transport().equals("TCP")
                && port.appProtocol().isEmpty()
                && !situation.traits().serverFirstPorts().contains(port.number())
                && !isListed(port, service.manifest().annotation(OpaquePortsWithoutDefaults.ANNOTATION));
    }

    /** A list that cannot be read may hold it. */
    private static boolean isListed(ServicePort port, Field list) {
        return list.isPresent()
                && OpaquePorts.of(list)
                        .filter(ports -> !ports.contains(port.number()))
                        .isEmpty();
    }

    private static Optional<String> speaker(Service service, ServicePort port, Situation situation) {
        return PodPort.behind(service, port, situation).stream()
                .flatMap(end -> KnownServer.speakingFirst(end).stream())
                .findFirst();
    }

    private Finding finding(Service service, ServicePort port, String speaker, Situation situation) {
        var protocol = situation.isIstio() ? "tcp" : "linkerd.io/opaque";
        var fix = AppProtocolFix.of(service, port, protocol);
        boolean blocks = fix.isEmpty() && situation.isIstio();
        return FindingDraft.about(code(), Severity.ERROR, service.manifest(), port.field())
                .what("Port %d of Service %s carries %s, in which the server speaks first, and does not say so."
                        .formatted(port.number(), service.id().name(), speaker))
                .why(
                        situation.isIstio()
                                ? "The proxy waits for the client's first byte and the client for the server's: every"
                                        + " connection through a proxy hangs from the join on."
                                : "The proxy waits ten seconds for the client's first byte before it gives up: every"
                                        + " connection is that much slower from the join on.")
                .advice("Set appProtocol: %s on the port; its name may stay.".formatted(protocol))
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(workload -> workload.id())
                        .toList())
                .blocking(blocks ? Blocks.JOINING : Blocks.NOTHING)
                .fixedBy(fix)
                .finding();
    }
}
