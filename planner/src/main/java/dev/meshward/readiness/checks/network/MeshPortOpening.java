package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * For whom the mesh's port may be opened in the policies of one namespace without opening anything else. Whoever reaches that
 * port reaches every port of the pod (istio.md B.5, linkerd.md E): it is opened for those alone whom the policies let
 * through to every port on which the pods are said to listen. That is asked of what is written in the rules, and of every
 * pod that a policy selects: for whoever comes through the mesh's port, all its ports were open before.
 *
 * @param policies all of the namespace
 * @param meshPort on which everything arrives
 */
record MeshPortOpening(List<Manifest> policies, Direction direction, int meshPort, Situation situation) {

    /** The rules for a policy beside this one; none where nobody reaches every port. */
    List<Value> beside(PolicyRules policy) {
        return MeshPortRule.shutBy(policy, meshPort, policies, situation).stream()
                .flatMap(rule -> opened(rule).stream())
                .distinct()
                .toList();
    }

    /** What is to be said of those for whom the mesh's port stays shut; empty where there are none. */
    String remark(PolicyRules policy) {
        var lines = MeshPortRule.shutBy(policy, meshPort, policies, situation).stream()
                .filter(rule -> !RulePeer.of(rule).allMatch(peer -> opensNothing(peer, policy)))
                .map(rule -> rule.rule().path())
                .toList();
        return lines.isEmpty()
                ? ""
                : " It leaves out those whom only %s lets through, not to every port: nobody of them who may join is known to call."
                        .formatted(String.join(" and ", lines));
    }

    /** Selected pods whose known calls this policy lets through today, and nothing that is written does on the mesh's port. */
    List<Workload> calledThrough(PolicyRules policy) {
        return through(policy, this::isWritten);
    }

    /** Those of them whose calls the mesh's port would have to be opened for to somebody who may not reach every port. */
    List<Workload> cutOff(PolicyRules policy) {
        return through(policy, (selected, other) -> isWritten(selected, other) || isOpened(selected, other));
    }

    private List<Workload> through(PolicyRules policy, BiPredicate<Workload, Workload> isLetThrough) {
        return selected(policy).stream()
                .filter(workload -> calls(workload)
                        .flatMap(this::others)
                        .filter(other -> !other.template().isOnHostNetwork() && situation.mayJoin(other.namespace()))
                        .distinct()
                        .anyMatch(
                                other -> isLetThrough(workload, other, policy) && !isLetThrough.test(workload, other)))
                .toList();
    }

    List<Workload> selected(PolicyRules policy) {
        return situation.snapshot().workloadsIn(policy.policy().key().namespace()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> policy.isolates(workload.template().labels()))
                .toList();
    }

    private Optional<Value> opened(MeshPortRule rule) {
        var peers = RulePeer.of(rule)
                .filter(peer -> opensNothing(peer, rule.policy()))
                .toList();
        if (peers.isEmpty()) {
            return Optional.empty();
        }
        var opened = Mapping.building();
        var written = peers.stream()
                .flatMap(peer -> peer.written().stream())
                .map(Field::mapping)
                .toList();
        if (!written.isEmpty()) {
            opened.put(direction.peers(), Value.Sequence.of(List.copyOf(written)));
        }
        return Optional.of(opened.put("ports", Value.Sequence.of(List.of(PolicyFix.port("TCP", meshPort))))
                .build());
    }

    private boolean opensNothing(RulePeer peer, PolicyRules policy) {
        return selected(policy).stream().allMatch(workload -> {
            var rules = isolating(workload)
                    .flatMap(each -> MeshPortRule.rulesOf(each, meshPort))
                    .filter(peer::isWithin)
                    .toList();
            return servers(workload, peer, policy).allMatch(server -> reachesEveryPort(server, rules));
        });
    }

    private boolean reachesEveryPort(Workload server, List<MeshPortRule> rules) {
        var ports = ServedPort.of(server, situation.snapshot());
        return !ports.isEmpty()
                && ports.stream().allMatch(port -> rules.stream().anyMatch(rule -> rule.covers(port)));
    }

    private Stream<Workload> servers(Workload selected, RulePeer peer, PolicyRules policy) {
        return direction == Direction.INGRESS
                ? Stream.of(selected)
                : situation.snapshot().workloads().stream()
                        .filter(workload -> !workload.template().isOnHostNetwork())
                        .filter(workload -> peer.mayBe(end(workload, meshPort, ""), policy));
    }

    private Stream<PolicyRules> isolating(Workload workload) {
        return Policies.isolating(workload, policies, direction).stream()
                .map(policy -> new PolicyRules(policy, direction));
    }

    private Stream<Dependency> calls(Workload selected) {
        var calls = direction == Direction.INGRESS
                ? situation.graph().callsTo(selected.id())
                : situation.graph().callsBy(selected.id());
        return calls.stream().filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM));
    }

    private Stream<Workload> others(Dependency call) {
        return direction == Direction.EGRESS
                ? call.to().receivers().stream().flatMap(id -> situation.snapshot().workload(id).stream())
                : call.from() instanceof Caller.Pods(var id)
                        ? situation.snapshot().workload(id).stream()
                        : Stream.empty();
    }

    private boolean isLetThrough(Workload selected, Workload other, PolicyRules policy) {
        var server = direction == Direction.INGRESS ? selected : other;
        return ServedPort.of(server, situation.snapshot()).stream()
                .anyMatch(port -> policy.mayAllow(end(other, port.number(), port.name())));
    }

    private boolean isWritten(Workload selected, Workload other) {
        var end = end(other, meshPort, "");
        return isolating(selected).anyMatch(policy -> policy.mayAllow(end));
    }

    private boolean isOpened(Workload selected, Workload other) {
        var end = end(other, meshPort, "");
        return isolating(selected)
                .flatMap(policy -> MeshPortRule.shutBy(policy, meshPort, policies, situation).stream())
                .anyMatch(rule -> RulePeer.of(rule)
                        .anyMatch(peer -> peer.mayBe(end, rule.policy()) && opensNothing(peer, rule.policy())));
    }

    private Destination end(Workload workload, int port, String portName) {
        return Destination.in(
                workload.namespace(), workload.template().labels(), port, "TCP", portName, situation.snapshot());
    }
}
