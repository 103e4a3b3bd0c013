package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
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
    private static final String LET_IN =
            "Add a policy for the same pods that lets those in on port 4143 who may reach every"
                    + " port of the pods today: it opens nothing.";
    private static final String DECIDE =
            "Some of the callers may not reach every port, and whoever reaches port 4143 does. Say in a Server and an"
                    + " AuthorizationPolicy who may call which port, then let the same callers in on port 4143.";

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
        return Scope.only(
                MeshName.LINKERD, Step.JOIN, Scope.WORKLOADS, "Namespace", "NetworkPolicy", "Service", Scope.CALLS);
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
        var opening = new MeshPortOpening(all, Direction.INGRESS, PROXY_PORT, situation);
        var shut = opening.calledThrough(rules);
        return shut.isEmpty() ? Optional.empty() : Optional.of(finding(rules, shut, opening));
    }

    private Finding finding(PolicyRules rules, List<Workload> workloads, MeshPortOpening opening) {
        var policy = rules.policy();
        var opened = opening.beside(rules);
        var fix = opening.cutOff(rules).isEmpty() && !opened.isEmpty()
                ? PolicyFix.beside(policy, Direction.INGRESS, "-mesh-proxy", opened, opening.situation())
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
                .advice(fix.isPresent() ? LET_IN + opening.remark(rules) : DECIDE)
                .concerning(workloads.stream().map(Workload::id).toList())
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }
}
