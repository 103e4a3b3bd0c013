package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * An ExternalName Service has no address of its own. For a port that is TCP, or that says nothing, Istio can tell its connections
 * from others by the port alone, and takes every connection to that port number (istio.md C.3 no. 15).
 */
public final class ExternalNameTakesPort implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-208");
    }

    @Override
    public String title() {
        return "Name of an outside host on a TCP port";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(service -> !service.externalName().isEmpty())
                .flatMap(service -> service.ports().stream()
                        .filter(ExternalNameTakesPort::takesAll)
                        .map(port -> finding(service, port)));
    }

    private static boolean takesAll(ServicePort port) {
        var declared = DeclaredProtocol.of(port);
        return declared == DeclaredProtocol.DETECTED || declared == DeclaredProtocol.TCP;
    }

    private Finding finding(Service service, ServicePort port) {
        return FindingDraft.about(code(), Severity.WARNING, service.manifest(), port.field())
                .what("Port %d of ExternalName Service %s is %s."
                        .formatted(
                                port.number(),
                                service.id().name(),
                                DeclaredProtocol.of(port) == DeclaredProtocol.TCP
                                        ? "declared as TCP"
                                        : "declared as nothing Istio knows"))
                .why("Such a Service has no address: proxies send every connection to port %d that no other Service"
                                .formatted(port.number())
                        + " claims to %s.".formatted(service.externalName()))
                .advice("Declare what it speaks (appProtocol http, https or tls, by which hosts are told apart), or"
                        + " call the host by its own name.")
                .finding();
    }
}
