package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * Demands for mutual TLS that Istio passes over (istio.md A.7): with a selector in the root namespace, for single ports without a
 * selector, and for the number of a Service port where the pod's port is meant.
 */
public final class PeerAuthenticationWithoutEffect implements ReadinessCheck {

    private static final String CONTROL_PLANE = "istio-system";

    @Override
    public Code code() {
        return new Code("MW-256");
    }

    @Override
    public String title() {
        return "PeerAuthentication without effect";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.STRICT, Scope.WORKLOADS, "Service", "PeerAuthentication");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return IstioObjects.peerAuthentications(situation).stream().flatMap(policy -> about(policy, situation));
    }

    private Stream<Finding> about(Manifest policy, Situation situation) {
        var selector = policy.at("spec", "selector");
        var ports = policy.at("spec", "portLevelMtls");
        if (policy.key().namespace().equals(CONTROL_PLANE) && selector.isPresent()) {
            return Stream.of(finding(
                    policy,
                    selector,
                    "it selects workloads from the root namespace, where selectors are passed over",
                    "Put it into the namespace of the workloads."));
        }
        if (selector.isAbsent() && ports.isPresent()) {
            return Stream.of(finding(
                    policy,
                    ports,
                    "it names ports without selecting workloads",
                    "Select the workloads whose ports these are."));
        }
        return ports.entries().stream()
                .filter(port -> isServicePort(port, policy, situation))
                .map(port -> finding(
                        policy,
                        port,
                        "port %s is a Service's; the pods listen on another".formatted(port.key()),
                        "Name the port of the container."));
    }

    /** No selected pod has it, and a Service in front of one does, with another target. */
    private static boolean isServicePort(Field port, Manifest policy, Situation situation) {
        var selector = LabelSelector.of(policy.at("spec", "selector"));
        var selected = situation.snapshot().workloadsIn(policy.key().namespace()).stream()
                .filter(workload -> selector.matches(workload.template().labels()))
                .toList();
        boolean listens = selected.stream()
                .flatMap(workload -> workload.template().runningContainers().stream())
                .flatMap(container -> container.ports().stream())
                .anyMatch(each -> port.key().equals(Integer.toString(each.number())));
        var named = selected.stream()
                .flatMap(workload -> situation.snapshot().servicesOf(workload).stream())
                .flatMap(service -> service.ports().stream())
                .toList();
        return !listens
                && named.stream().anyMatch(each -> port.key().equals(Integer.toString(each.number())))
                && named.stream().noneMatch(each -> port.key().equals(each.targetPort()));
    }

    private Finding finding(Manifest policy, Field field, String because, String advice) {
        return FindingDraft.about(code(), Severity.WARNING, policy, field)
                .what("PeerAuthentication %s/%s does not do what it says: %s."
                        .formatted(policy.key().namespace(), policy.key().name(), because))
                .why("An exception for plaintext that does not hold cuts callers off once the rest is strict; a demand"
                        + " that does not hold leaves the port open.")
                .advice(advice)
                .finding();
    }
}
