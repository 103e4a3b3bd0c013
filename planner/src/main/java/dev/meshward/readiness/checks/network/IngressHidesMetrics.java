package dev.meshward.readiness.checks.network;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pods whose proxies the cluster's Prometheus cannot scrape, because a policy lets it in on the application's ports only
 * or not at all. The plan's gates ask these metrics, and no answer is a no.
 */
public final class IngressHidesMetrics implements ReadinessCheck {

    /** Merged metrics of application and proxy, and those of the proxy alone. */
    private static final int MERGED = 15020;

    private static final int PROXY = 15090;

    /** Labels that change from release to release identify nobody. */
    private static final Set<String> PASSING =
            Set.of("helm.sh/chart", "app.kubernetes.io/version", "chart", "heritage", "pod-template-hash");

    @Override
    public Code code() {
        return new Code("MW-222");
    }

    @Override
    public String title() {
        return "Network policy that hides the proxies' metrics";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Namespace", "NetworkPolicy");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var prometheus = situation.snapshot().workloads().stream()
                .filter(IngressHidesMetrics::isPrometheus)
                .filter(workload -> !workload.template().isOnHostNetwork())
                .findFirst();
        if (prometheus.isEmpty()) {
            return Stream.empty();
        }
        return Policies.byNamespace(situation).entrySet().stream()
                .filter(entry -> situation.mayJoin(entry.getKey()))
                .flatMap(entry -> inNamespace(entry.getKey(), entry.getValue(), prometheus.get(), situation));
    }

    private static boolean isPrometheus(Workload workload) {
        return workload.template().containers().stream()
                .map(container -> container.image().replaceFirst("@.*$", ""))
                .anyMatch(image -> image.matches("(?:.*/)?prometheus(?::[^/]*)?"));
    }

    private Stream<Finding> inNamespace(
            String namespace, List<Manifest> policies, Workload prometheus, Situation situation) {
        var scraper = Destination.in(
                prometheus.namespace(), prometheus.template().labels(), MERGED, "TCP", "", situation.snapshot());
        var hidden = situation.snapshot().workloadsIn(namespace).stream()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> isHidden(workload, policies, scraper))
                .toList();
        var isolating = policies.stream()
                .filter(policy -> new PolicyRules(policy, Direction.INGRESS).isInDirection())
                .toList();
        return Cover.of(hidden, isolating).entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue(), prometheus, situation));
    }

    private static boolean isHidden(Workload workload, List<Manifest> policies, Destination scraper) {
        var isolating = Policies.isolating(workload, policies, Direction.INGRESS);
        return !isolating.isEmpty()
                && isolating.stream()
                        .map(policy -> new PolicyRules(policy, Direction.INGRESS))
                        .noneMatch(rules -> rules.mayAllow(scraper) || rules.mayAllow(scraper.at(PROXY, "TCP")));
    }

    private Finding finding(Manifest first, List<Workload> workloads, Workload prometheus, Situation situation) {
        return FindingDraft.about(code(), Severity.WARNING, first, first.at("spec", "podSelector"))
                .what("Network policies of namespace %s keep Prometheus (%s/%s) from the proxies' ports of %s."
                        .formatted(
                                first.key().namespace(),
                                prometheus.namespace(),
                                prometheus.name(),
                                Sentences.abridged(
                                        workloads.stream().map(Workload::name).toList())))
                .why("The gates of the plan ask the proxies' metrics on ports 15020 and 15090; without them nobody"
                        + " sees who still calls in plaintext, and no gate opens.")
                .advice("Add a policy for the same pods that lets Prometheus in on these two ports.")
                .concerning(workloads.stream().map(Workload::id).toList())
                .fixedBy(fix(first, prometheus, situation))
                .finding();
    }

    private static Optional<Fix> fix(Manifest first, Workload prometheus, Situation situation) {
        var labels = new TreeMap<>(prometheus.template().labels());
        labels.keySet().removeAll(PASSING);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        List<Value> ports = List.of(PolicyFix.port("TCP", MERGED), PolicyFix.port("TCP", PROXY));
        var rule = PolicyFix.rule(Direction.INGRESS, prometheus.namespace(), labels, ports);
        return PolicyFix.beside(first, Direction.INGRESS, "-mesh-metrics", List.of(rule), situation);
    }
}
