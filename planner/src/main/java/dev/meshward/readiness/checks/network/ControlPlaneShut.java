package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Policies in the mesh's own namespace that keep proxies from the control plane, or the API server from its webhooks. They may
 * stand there before the mesh does (istio.md C.3, linkerd.md E).
 */
public final class ControlPlaneShut implements ReadinessCheck {

    /** A door that is shut, the first policy that shuts it, and whom it keeps out. */
    private record Shut(ControlPlaneDoor door, Manifest policy, List<Workload> workloads) {}

    @Override
    public Code code() {
        return new Code("MW-226");
    }

    @Override
    public String title() {
        return "Network policy that shuts the control plane";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "Namespace", "NetworkPolicy");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var policies = Policies.byNamespace(situation);
        var joining = situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .toList();
        var shutByPolicy = new TreeMap<Manifest, List<Shut>>(Comparator.comparing(Manifest::key));
        situation.traits().controlPlaneNamespaces().stream()
                .filter(policies::containsKey)
                .sorted()
                .flatMap(namespace -> ControlPlaneDoor.of(situation, namespace)
                        .flatMap(door -> shut(door, policies.getOrDefault(namespace, List.of()), joining, situation)))
                .forEach(shut -> shutByPolicy
                        .computeIfAbsent(shut.policy(), _ -> new ArrayList<>())
                        .add(shut));
        return shutByPolicy.values().stream().map(shut -> finding(shut, situation));
    }

    private static Stream<Shut> shut(
            ControlPlaneDoor door, List<Manifest> policies, List<Workload> joining, Situation situation) {
        var isolating = policies.stream()
                .map(policy -> new PolicyRules(policy, Direction.INGRESS))
                .filter(rules -> rules.isolates(door.labels()))
                .toList();
        var keptOut = isolating.isEmpty() ? List.<Workload>of() : door.keptOut(isolating, joining, situation);
        return keptOut.isEmpty()
                ? Stream.empty()
                : Stream.of(new Shut(door, isolating.getFirst().policy(), keptOut));
    }

    private Finding finding(List<Shut> shut, Situation situation) {
        var policy = shut.getFirst().policy();
        var doors = shut.stream().map(each -> each.door().words()).distinct().toList();
        var workloads = shut.stream()
                .flatMap(each -> each.workloads().stream())
                .map(Workload::id)
                .distinct()
                .toList();
        var rules = shut.stream().map(each -> each.door().opened()).distinct().toList();
        var fix = PolicyFix.beside(policy, Direction.INGRESS, "-mesh-control-plane", rules, situation);
        return FindingDraft.about(code(), Severity.ERROR, policy, policy.at("spec", "podSelector"))
                .what("Network policies of namespace %s shut %s."
                        .formatted(policy.key().namespace(), Sentences.listed(doors)))
                .why("A proxy that cannot reach its control plane gets no certificate and never becomes ready; an API"
                        + " server that cannot reach the injector creates pods without a proxy, or none at all.")
                .advice("Add a policy for the same pods that opens these ports.")
                .concerning(workloads)
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }
}
