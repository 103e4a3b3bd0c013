package dev.meshward.readiness.checks.callers;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ServiceMonitor or PodMonitor makes Prometheus call pods by address, on a port of the application. It is no member there, and a
 * port that accepts mutual TLS only refuses it (istio.md B.2, D.2; linkerd.md E). One finding for each monitor.
 */
public final class MetricsScrapedInPlaintext implements ReadinessCheck {

    private static final String GROUP = "monitoring.coreos.com";

    @Override
    public Code code() {
        return new Code("MW-233");
    }

    @Override
    public String title() {
        return "Metrics that are scraped past the proxy";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.STRICT, Scope.WORKLOADS, "Service", "ServiceMonitor", "PodMonitor");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var ofServices = situation.snapshot().objectsOf(GROUP, "ServiceMonitor").stream()
                .flatMap(monitor -> finding(monitor, behindServices(monitor, situation)).stream());
        var ofPods = situation.snapshot().objectsOf(GROUP, "PodMonitor").stream()
                .flatMap(monitor -> finding(monitor, pods(monitor, situation)).stream());
        return Stream.concat(ofServices, ofPods);
    }

    private static List<Workload> behindServices(Manifest monitor, Situation situation) {
        var selector = LabelSelector.of(monitor.at("spec", "selector"));
        return situation
                .services()
                .filter(service -> reaches(monitor, service.id().namespace()))
                .filter(service -> selector.matches(
                        service.manifest().at("metadata", "labels").textByKey()))
                .flatMap(service -> situation.snapshot().workloadsBehind(service).stream())
                .filter(workload -> !workload.template().isOnHostNetwork())
                .distinct()
                .toList();
    }

    private static List<Workload> pods(Manifest monitor, Situation situation) {
        var selector = LabelSelector.of(monitor.at("spec", "selector"));
        return situation
                .workloads()
                .filter(workload -> reaches(monitor, workload.namespace()))
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> selector.matches(workload.template().labels()))
                .toList();
    }

    /** Without a selector of namespaces, a monitor is about its own. */
    private static boolean reaches(Manifest monitor, String namespace) {
        var namespaces = monitor.at("spec", "namespaceSelector");
        return namespaces.at("any").isTrue()
                || namespaces.at("matchNames").texts().contains(namespace)
                || (namespaces.at("matchNames").isAbsent()
                        && monitor.key().namespace().equals(namespace));
    }

    private Optional<Finding> finding(Manifest monitor, List<Workload> scraped) {
        return scraped.isEmpty()
                ? Optional.empty()
                : Optional.of(FindingDraft.about(code(), Severity.WARNING, monitor, monitor.at("spec", "selector"))
                        .what("%s makes Prometheus scrape %s directly."
                                .formatted(
                                        monitor.key(),
                                        Sentences.abridged(scraped.stream()
                                                .map(Workload::name)
                                                .toList())))
                        .why("It calls by pod address, on the application's own port: once that port accepts mutual TLS"
                                + " only, the metrics end and with them the alerts.")
                        .advice("Keep the metrics port open for plaintext when the workload turns strict, and give it a"
                                + " number of its own where it shares one with the application.")
                        .concerning(scraped.stream().map(Workload::id).toList())
                        .finding());
    }
}
