package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A policy that opens the mesh's port and keeps another one shut. Among members every call arrives on the mesh's port, whatever
 * port is meant: the policy no longer tells ports apart (istio.md B.5 and H 4, linkerd.md E).
 */
public final class PortsOutOfReach implements ReadinessCheck {

    private static final int ZTUNNEL = 15008;
    private static final int LINKERD = 4143;

    /** Somebody who gets to a port that the policies keep from them. */
    private record Leak(Workload client, Workload server, ContainerPort port) {}

    @Override
    public Code code() {
        return new Code("MW-225");
    }

    @Override
    public String title() {
        return "Network policy whose ports mean nothing among members";
    }

    @Override
    public Scope scope() {
        return new Scope(
                EnumSet.of(MeshName.ISTIO_AMBIENT, MeshName.LINKERD),
                Step.JOIN,
                Set.of(Scope.WORKLOADS, "Namespace", "NetworkPolicy"));
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Policies.byNamespace(situation).entrySet().stream()
                .filter(entry -> situation.mayJoin(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(policy ->
                                Stream.of(Direction.values()).map(direction -> new PolicyRules(policy, direction)))
                        .flatMap(rules -> inspect(rules, entry.getValue(), situation).stream()));
    }

    private Optional<Finding> inspect(PolicyRules policy, List<Manifest> all, Situation situation) {
        var open = MeshPortRule.namingMeshPort(policy, meshPort(situation));
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var leaks = situation.snapshot().workloadsIn(policy.policy().key().namespace()).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> policy.isolates(workload.template().labels()))
                .flatMap(workload -> leak(workload, open, all, situation).stream())
                .toList();
        return leaks.isEmpty() ? Optional.empty() : Optional.of(finding(policy, leaks, situation));
    }

    private static int meshPort(Situation situation) {
        return situation.isIstio() ? ZTUNNEL : LINKERD;
    }

    private static Optional<Leak> leak(
            Workload selected, List<MeshPortRule> open, List<Manifest> all, Situation situation) {
        var direction = open.getFirst().policy().direction();
        var isolating = Policies.isolating(selected, all, direction).stream()
                .map(policy -> new PolicyRules(policy, direction))
                .toList();
        return open.stream()
                .flatMap(rule -> rule.letThrough(situation))
                .filter(other -> !other.id().equals(selected.id()))
                .flatMap(other -> leaks(selected, other, isolating, situation))
                .findFirst();
    }

    private static Stream<Leak> leaks(
            Workload selected, Workload other, List<PolicyRules> isolating, Situation situation) {
        boolean isServer = isolating.getFirst().direction() == Direction.INGRESS;
        var server = isServer ? selected : other;
        return server.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .filter(port -> isolating.stream().noneMatch(policy -> policy.mayAllow(end(other, port, situation))))
                .map(port -> new Leak(isServer ? other : selected, server, port));
    }

    private static Destination end(Workload other, ContainerPort port, Situation situation) {
        return Destination.in(
                other.namespace(), other.template().labels(), port.number(), "TCP", port.name(), situation.snapshot());
    }

    private Finding finding(PolicyRules policy, List<Leak> leaks, Situation situation) {
        var first = leaks.getFirst();
        var object = policy.policy();
        var servers =
                leaks.stream().map(leak -> leak.server().name()).distinct().toList();
        return FindingDraft.about(
                        code(),
                        Severity.ERROR,
                        object,
                        object.at("spec", policy.direction().rules()))
                .what(
                        "Network policy %s/%s opens port %d; once members, %s can call port %d of %s, which no policy lets them."
                                .formatted(
                                        object.key().namespace(),
                                        object.key().name(),
                                        meshPort(situation),
                                        first.client().name(),
                                        first.port().number(),
                                        Sentences.abridged(servers)))
                .why("Among members every call arrives on that one port, whatever port is meant: whoever is let in"
                        + " there reaches every port of the pod. For callers outside the mesh the policy holds as"
                        + " before.")
                .advice((situation.isIstio()
                                ? "Say in an AuthorizationPolicy with ports who may call which port"
                                : "Say in a Server and an AuthorizationPolicy who may call which port")
                        + ", then let the network policy open these ports to members as well: the mesh keeps"
                        + " them shut.")
                .concerning(leaks.stream().map(leak -> leak.server().id()).toList())
                .blocking(Blocks.JOINING)
                .finding();
    }
}
