package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
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
 * A hostPort lets callers in by the node's own address. They are outside of the mesh, and what comes in plaintext is refused once
 * the port is strict (istio.md C.3 no. 27, D.2).
 */
public final class CalledByPortOfNode implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-214");
    }

    @Override
    public String title() {
        return "Port of the node that leads into the pod";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.STRICT, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> Stream.of(open(workload))
                        .filter(open -> !open.isEmpty())
                        .map(open -> finding(workload, open)));
    }

    private static List<Field> open(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP"))
                .map(port -> port.field().at("hostPort"))
                .filter(port -> port.wholeOr(0) > 0)
                .toList();
    }

    private Finding finding(Workload workload, List<Field> open) {
        var numbers = open.stream().map(port -> port.textOr("")).distinct().toList();
        return FindingDraft.about(code(), Severity.INFO, workload, open.getFirst())
                .what("%s is reached by port %s of its nodes.".formatted(workload.name(), Sentences.listed(numbers)))
                .why("Whoever calls there is outside of the mesh: node agents, load balancers, other machines. A port"
                        + " that accepts mutual TLS only refuses them.")
                .advice("Find out who calls, and keep the port open for plaintext when the workload turns strict.")
                .finding();
    }
}
