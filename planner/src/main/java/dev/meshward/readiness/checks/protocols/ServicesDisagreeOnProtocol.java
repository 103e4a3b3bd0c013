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
import dev.meshward.readiness.checks.protocols.DeclaredProtocol.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One port of a pod that several ports of Services lead to and describe differently. The proxy of the pod has one
 * listener for it and takes the word of one of them, so the callers of the other may be refused.
 */
public final class ServicesDisagreeOnProtocol implements ReadinessCheck {

    private record Claim(Service service, ServicePort port, DeclaredProtocol protocol) {

        String inWords() {
            return "port %d of %s says %s".formatted(port.number(), service.id().name(), protocol.word());
        }
    }

    @Override
    public Code code() {
        return new Code("MW-203");
    }

    @Override
    public String title() {
        return "Services that disagree about one port of a pod";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Service");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation.workloads().flatMap(workload -> inWorkload(workload, situation));
    }

    private Stream<Finding> inWorkload(Workload workload, Situation situation) {
        Map<Integer, List<Claim>> claimsByPort = new TreeMap<>();
        for (var service : situation.snapshot().servicesOf(workload)) {
            for (var port : service.ports()) {
                PodPort.of(workload, port)
                        .ifPresent(end -> claimsByPort
                                .computeIfAbsent(end.number(), _ -> new ArrayList<>())
                                .add(new Claim(service, port, DeclaredProtocol.of(port))));
            }
        }
        return claimsByPort.entrySet().stream()
                .filter(entry -> disagree(entry.getValue()))
                .map(entry -> finding(workload, entry.getKey(), entry.getValue()));
    }

    /** A port left to detection goes along with either; UDP is not proxied. */
    private static boolean disagree(List<Claim> claims) {
        return claims.stream().anyMatch(claim -> claim.protocol().family() == Family.HTTP)
                && claims.stream().anyMatch(claim -> claim.protocol().family() == Family.OPAQUE);
    }

    private Finding finding(Workload workload, int number, List<Claim> claims) {
        var words = claims.stream()
                .filter(claim -> claim.protocol() != DeclaredProtocol.UDP)
                .map(Claim::inWords)
                .distinct()
                .toList();
        var last = claims.getLast();
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        last.service().manifest(),
                        last.port().field())
                .what("Port %d of %s is described in different ways: %s."
                        .formatted(number, workload.name(), Sentences.listed(words)))
                .why("The proxy of the pod has one listener for it and takes one of these words; if it takes HTTP"
                        + " and other bytes come, it refuses them.")
                .advice("Set the same appProtocol on both; tcp carries everything, without HTTP metrics and rules.")
                .concerning(List.of(workload.id()))
                .finding();
    }
}
