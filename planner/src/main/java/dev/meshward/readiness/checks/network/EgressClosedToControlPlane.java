package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Value;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods that may not call out, to the control plane or to the name server that tells where it is. Their proxies get
 * neither certificate nor configuration, never become ready, and the rollout stops.
 */
public final class EgressClosedToControlPlane implements ReadinessCheck {

    private static final int CONTROL_PLANE_PORT = 15012;
    private static final int DNS_PORT = 53;
    private static final Map<String, String> ISTIOD = Map.of("app", "istiod", "istio", "pilot");

    /** What is out of reach. */
    private record Closed(boolean controlPlane, boolean names) {

        boolean isAnything() {
            return controlPlane || names;
        }
    }

    @Override
    public Code code() {
        return new Code("MW-221");
    }

    @Override
    public String title() {
        return "Network policy that closes the way to the control plane";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Namespace", "NetworkPolicy");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Policies.byNamespace(situation).entrySet().stream()
                .filter(entry -> situation.mayJoin(entry.getKey()))
                .flatMap(entry -> inNamespace(entry.getKey(), entry.getValue(), situation));
    }

    private Stream<Finding> inNamespace(String namespace, List<Manifest> policies, Situation situation) {
        var isolating = policies.stream()
                .filter(policy -> new PolicyRules(policy, Direction.EGRESS).isInDirection())
                .toList();
        Map<Closed, List<Workload>> closed = situation.snapshot().workloadsIn(namespace).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .collect(Collectors.groupingBy(workload -> closed(workload, policies, situation)));
        return closed.entrySet().stream()
                .filter(entry -> entry.getKey().isAnything())
                .flatMap(entry -> Cover.of(entry.getValue(), isolating).entrySet().stream()
                        .map(part -> finding(entry.getKey(), part.getKey(), part.getValue(), situation)));
    }

    private static Closed closed(Workload workload, List<Manifest> policies, Situation situation) {
        var isolating = Policies.isolating(workload, policies, Direction.EGRESS);
        if (isolating.isEmpty()) {
            return new Closed(false, false);
        }
        var rules = isolating.stream()
                .map(policy -> new PolicyRules(policy, Direction.EGRESS))
                .toList();
        var snapshot = situation.snapshot();
        var istiod = Destination.in(
                controlPlaneNamespace(situation), ISTIOD, CONTROL_PLANE_PORT, "TCP", "tls-xds", snapshot);
        var dns = Destination.in("kube-system", Map.of("k8s-app", "kube-dns"), DNS_PORT, "UDP", "dns", snapshot);
        return new Closed(
                rules.stream().noneMatch(policy -> policy.mayAllow(istiod)),
                rules.stream().noneMatch(policy -> policy.mayAllow(dns) || Policies.allowsNames(policy)));
    }

    private static String controlPlaneNamespace(Situation situation) {
        return situation.traits().controlPlaneNamespaces().stream()
                .sorted()
                .findFirst()
                .orElse("istio-system");
    }

    private Finding finding(Closed closed, Manifest first, List<Workload> workloads, Situation situation) {
        var lacking = new ArrayList<String>();
        if (closed.controlPlane()) {
            lacking.add("istiod (TCP %d in %s)".formatted(CONTROL_PLANE_PORT, controlPlaneNamespace(situation)));
        }
        if (closed.names()) {
            lacking.add("the name server (port 53 in kube-system)");
        }
        var suffix = closed.controlPlane() ? "-mesh-egress" : "-names-egress";
        var fix = PolicyFix.beside(first, Direction.EGRESS, suffix, rules(closed, situation), situation);
        return FindingDraft.about(code(), Severity.ERROR, first, first.at("spec", "podSelector"))
                .what("Network policies of namespace %s close the way of %s to %s."
                        .formatted(
                                first.key().namespace(),
                                Sentences.abridged(
                                        workloads.stream().map(Workload::name).toList()),
                                Sentences.listed(lacking)))
                .why("A proxy that cannot reach its control plane gets no certificate and never becomes ready; the"
                        + " restart stops at the first pod.")
                .advice("Add a policy for the same pods that allows egress to %s.".formatted(Sentences.listed(lacking)))
                .concerning(workloads.stream().map(Workload::id).toList())
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }

    private static List<Value> rules(Closed closed, Situation situation) {
        var rules = new ArrayList<Value>();
        if (closed.controlPlane()) {
            rules.add(PolicyFix.rule(
                    Direction.EGRESS,
                    controlPlaneNamespace(situation),
                    new TreeMap<>(Map.of("app", "istiod")),
                    List.of(PolicyFix.port("TCP", CONTROL_PLANE_PORT))));
        }
        if (closed.names()) {
            rules.add(PolicyFix.rule(
                    Direction.EGRESS,
                    "kube-system",
                    Map.of(),
                    List.of(PolicyFix.port("UDP", DNS_PORT), PolicyFix.port("TCP", DNS_PORT))));
        }
        return rules;
    }
}
