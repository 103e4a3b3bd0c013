package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pods that a policy opens on ports of the application only. Among members of Linkerd every call arrives on the proxy's own
 * port, whatever port is meant: the policy keeps the callers out that it was to let in (linkerd.md E).
 */
public final class IngressShutsProxyPort implements ReadinessCheck {

    private static final int PROXY_PORT = 4143;

    @Override
    public Code code() {
        return new Code("MW-224");
    }

    @Override
    public String title() {
        return "Network policy that shuts the port of Linkerd's proxies";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Namespace", "NetworkPolicy", Scope.CALLS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Policies.byNamespace(situation).entrySet().stream()
                .filter(entry -> situation.mayJoin(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(policy -> inspect(policy, entry.getValue(), situation).stream()));
    }

    private Optional<Finding> inspect(Manifest policy, List<Manifest> all, Situation situation) {
        var rules = new PolicyRules(policy, Direction.INGRESS);
        var shut = situation.snapshot().workloadsIn(policy.key().namespace()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> rules.isolates(workload.template().labels()))
                .filter(workload -> isShut(workload, rules, all, situation))
                .toList();
        return shut.isEmpty() ? Optional.empty() : Optional.of(finding(rules, shut, situation));
    }

    /** Somebody who calls it is let in by this policy, and by none on the proxy's port. */
    private static boolean isShut(Workload callee, PolicyRules policy, List<Manifest> all, Situation situation) {
        return situation.graph().callsTo(callee.id()).stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .flatMap(call -> call.from() instanceof Caller.Pods(var id)
                        ? situation.snapshot().workload(id).stream()
                        : Stream.empty())
                .filter(caller -> !caller.template().isOnHostNetwork() && situation.mayJoin(caller.namespace()))
                .distinct()
                .anyMatch(caller -> ports(callee)
                                .anyMatch(port -> policy.mayAllow(from(caller, port.number(), port.name(), situation)))
                        && Policies.isolating(callee, all, Direction.INGRESS).stream()
                                .map(each -> new PolicyRules(each, Direction.INGRESS))
                                .noneMatch(each -> each.mayAllow(from(caller, PROXY_PORT, "", situation))));
    }

    private static Destination from(Workload caller, int port, String portName, Situation situation) {
        return Destination.in(
                caller.namespace(), caller.template().labels(), port, "TCP", portName, situation.snapshot());
    }

    private static Stream<ContainerPort> ports(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP"));
    }

    private Finding finding(PolicyRules rules, List<Workload> workloads, Situation situation) {
        var policy = rules.policy();
        var shut = MeshPortRule.namingOthers(rules, PROXY_PORT);
        boolean opensNothing = shut.stream().allMatch(rule -> rule.namesAllPortsOf(workloads, situation));
        var opened = shut.stream().map(MeshPortRule::opened).distinct().toList();
        var fix = opensNothing
                ? PolicyFix.beside(policy, Direction.INGRESS, "-mesh-proxy", opened, situation)
                : Optional.<Fix>empty();
        return FindingDraft.about(code(), Severity.ERROR, policy, policy.at("spec", "ingress"))
                .what("Network policy %s/%s lets callers in on ports of %s, and not on port 4143 of their proxies."
                        .formatted(
                                policy.key().namespace(),
                                policy.key().name(),
                                Sentences.abridged(
                                        workloads.stream().map(Workload::name).toList())))
                .why("Once caller and callee have a proxy, every call among them arrives on port 4143, whatever port"
                        + " is meant: the policy cuts them off.")
                .advice("Let the same callers in on port 4143. Policies cannot tell ports apart behind it: where that"
                        + " matters, say it in a Server and an AuthorizationPolicy.")
                .concerning(workloads.stream().map(Workload::id).toList())
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }
}
