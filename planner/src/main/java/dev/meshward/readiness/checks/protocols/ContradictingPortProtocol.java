package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Service port that is declared to speak one thing while something else in the cluster says another. Where the proxy
 * takes the port for HTTP and other bytes come, it refuses them, from the join on.
 */
public final class ContradictingPortProtocol implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-202");
    }

    @Override
    public String title() {
        return "Service port declared as what it does not speak";
    }

    @Override
    public Scope scope() {
        return Scope.istio(
                Step.JOIN,
                Scope.WORKLOADS,
                "Service",
                "MutatingWebhookConfiguration",
                "ValidatingWebhookConfiguration",
                "APIService",
                "CustomResourceDefinition");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var tlsCalls = TlsCalls.in(situation);
        return situation
                .services()
                .filter(service -> service.externalName().isEmpty())
                .flatMap(service -> service.ports().stream()
                        .flatMap(port ->
                                Contradiction.of(service, port, PodPort.behind(service, port, situation), tlsCalls)
                                        .map(contradiction -> finding(service, port, contradiction, situation))
                                        .stream()));
    }

    private Finding finding(Service service, ServicePort port, Contradiction contradiction, Situation situation) {
        var fix = contradiction.right().flatMap(protocol -> AppProtocolFix.of(service, port, protocol));
        return FindingDraft.about(code(), contradiction.severity(), service.manifest(), contradiction.shownBy(port))
                .what("Port %d of Service %s is declared as %s, but %s."
                        .formatted(
                                port.number(),
                                service.id().name(),
                                DeclaredProtocol.of(port).word(),
                                contradiction.but()))
                .why(contradiction.why())
                .advice(contradiction.advice())
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(workload -> workload.id())
                        .toList())
                .fixedBy(fix)
                .blocking(blocks(contradiction, fix))
                .finding();
    }

    /** What is proven breaks with the first proxy; where nobody but a person can mend it, the workload waits for that. */
    private static Finding.Blocks blocks(Contradiction contradiction, Optional<Fix> fix) {
        return contradiction.right().isPresent() && fix.isEmpty() ? Finding.Blocks.JOINING : Finding.Blocks.NOTHING;
    }
}
