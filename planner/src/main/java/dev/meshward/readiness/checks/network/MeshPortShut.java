package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Policies that let callers in on the ports of the application alone, while between members of ambient mode everything
 * arrives on port 15008; and policies that keep out the address from which the kubelet's probes come then (istio.md B.5).
 */
public final class MeshPortShut implements ReadinessCheck {

    private static final int MESH_PORT = 15008;
    private static final String PROBES = "169.254.7.127/32";
    private static final String LET_THROUGH =
            "Add a policy for the same pods that lets those through on port 15008 who may"
                    + " reach every port today, and 169.254.7.127 in: it opens nothing.";
    private static final String DECIDE =
            "Some of those it lets through may not reach every port, and whoever reaches port 15008 does. Say in an"
                    + " AuthorizationPolicy who may call which port, then let the same peers through on port 15008.";
    private static final List<String> PROBED = List.of("livenessProbe", "readinessProbe", "startupProbe");

    @Override
    public Code code() {
        return new Code("MW-223");
    }

    @Override
    public String title() {
        return "Network policy that shuts the mesh's own port";
    }

    @Override
    public Scope scope() {
        return Scope.only(
                MeshName.ISTIO_AMBIENT,
                Step.JOIN,
                Scope.WORKLOADS,
                "Namespace",
                "NetworkPolicy",
                "Service",
                Scope.CALLS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Policies.byNamespace(situation).entrySet().stream()
                .filter(entry -> situation.mayJoin(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(policy -> Stream.of(Direction.values())
                                .flatMap(direction ->
                                        about(new PolicyRules(policy, direction), entry.getValue(), situation))));
    }

    private Stream<Finding> about(PolicyRules rules, List<Manifest> policies, Situation situation) {
        var opening = new MeshPortOpening(policies, rules.direction(), MESH_PORT, situation);
        var selected = opening.selected(rules);
        if (selected.isEmpty()) {
            return Stream.empty();
        }
        boolean isShut =
                !MeshPortRule.shutBy(rules, MESH_PORT, policies, situation).isEmpty();
        boolean hidesProbes = rules.direction() == Direction.INGRESS
                && selected.stream().anyMatch(workload -> losesProbes(workload, rules.policy(), policies));
        return isShut || hidesProbes
                ? Stream.of(finding(rules, opening, isShut, hidesProbes, selected))
                : Stream.empty();
    }

    /** Said once for each workload: of the first policy that isolates it. */
    private static boolean losesProbes(Workload workload, Manifest policy, List<Manifest> policies) {
        var isolating = Policies.isolating(workload, policies, Direction.INGRESS);
        return isProbed(workload)
                && isolating.getFirst().key().equals(policy.key())
                && isolating.stream()
                        .flatMap(each -> each.at("spec", "ingress").items().stream())
                        .noneMatch(MeshPortShut::letsProbesIn);
    }

    private static boolean isProbed(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container ->
                        PROBED.stream().map(probe -> container.field().at(probe)))
                .anyMatch(probe -> probe.isPresent() && probe.at("exec").isAbsent());
    }

    private static boolean letsProbesIn(Field rule) {
        var peers = rule.at("from").items();
        return peers.isEmpty()
                || peers.stream()
                        .map(peer -> peer.at("ipBlock", "cidr").textOr(""))
                        .anyMatch(cidr -> cidr.equals("0.0.0.0/0") || cidr.startsWith("169.254."));
    }

    private Finding finding(
            PolicyRules rules, MeshPortOpening opening, boolean isShut, boolean hidesProbes, List<Workload> selected) {
        var policy = rules.policy();
        var opened = opening.beside(rules);
        boolean isEnough = opening.cutOff(rules).isEmpty() && (!isShut || !opened.isEmpty());
        var fix = isEnough ? fix(rules, opened, hidesProbes, opening.situation()) : Optional.<Fix>empty();
        return FindingDraft.about(code(), Severity.ERROR, policy, policy.at("spec", "podSelector"))
                .what("NetworkPolicy %s/%s does not let %s %s %s."
                        .formatted(
                                policy.key().namespace(),
                                policy.key().name(),
                                isShut ? "port 15008" : "the address of the kubelet's probes",
                                rules.direction() == Direction.INGRESS ? "into" : "out of",
                                Sentences.abridged(
                                        selected.stream().map(Workload::name).toList())))
                .why("Between members of ambient mode every connection arrives on port 15008, whatever port was"
                        + " called, and probes come from 169.254.7.127: what the policy lets through today would"
                        + " be dropped.")
                .advice(fix.isPresent() ? LET_THROUGH + opening.remark(rules) : DECIDE)
                .concerning(selected.stream().map(Workload::id).toList())
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }

    private static Optional<Fix> fix(PolicyRules rules, List<Value> opened, boolean hidesProbes, Situation situation) {
        var all = new ArrayList<>(opened);
        if (hidesProbes) {
            var block = Mapping.of(Map.of("ipBlock", Mapping.of(Map.of("cidr", Value.Text.of(PROBES)))));
            all.add(Mapping.building()
                    .put("from", Value.Sequence.of(List.of(block)))
                    .build());
        }
        var suffix = rules.direction() == Direction.INGRESS ? "-mesh-port" : "-mesh-port-egress";
        return PolicyFix.beside(rules.policy(), rules.direction(), suffix, all, situation);
    }
}
