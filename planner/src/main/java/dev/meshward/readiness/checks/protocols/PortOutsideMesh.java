package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
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
 * UDP and SCTP are never redirected (istio.md C.3 no. 28, linkerd.md E): these ports stay as they are, whatever step the workload
 * reaches. One finding for each Service.
 */
public final class PortOutsideMesh implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-207");
    }

    @Override
    public String title() {
        return "Port that no proxy takes over";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.STRICT, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(service ->
                        !situation.snapshot().workloadsBehind(service).isEmpty())
                .flatMap(service -> Stream.of(service.ports().stream()
                                .filter(port -> !port.transport().equals("TCP"))
                                .toList())
                        .filter(ports -> !ports.isEmpty())
                        .map(ports -> finding(service, ports, situation)));
    }

    private Finding finding(Service service, List<ServicePort> ports, Situation situation) {
        var words = ports.stream()
                .map(port -> port.number() + "/" + port.transport())
                .toList();
        return FindingDraft.about(
                        code(),
                        Severity.INFO,
                        service.manifest(),
                        ports.getFirst().field())
                .what("Service %s has ports that no mesh takes over: %s."
                        .formatted(service.id().name(), Sentences.abridged(words)))
                .why("Only TCP is redirected: here there is no mutual TLS, no rule about callers and no metric at any"
                        + " step, and nothing breaks either.")
                .advice("Guard such ports with a NetworkPolicy where it matters who calls.")
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(Workload::id)
                        .toList())
                .finding();
    }
}
