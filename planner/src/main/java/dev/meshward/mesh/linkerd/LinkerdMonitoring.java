package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.PrometheusChoice;
import dev.meshward.mesh.Served;
import java.util.List;
import java.util.Map;

/**
 * How the cluster's own Prometheus sees the proxies. Their port 4191 is no port of the traffic capture, so that a scraper
 * without a proxy reads it; the pod's default policy holds there all the same (linkerd.md C.6).
 */
record LinkerdMonitoring(String controlPlaneNamespace) {

    private static final String MONITORING = "monitoring.coreos.com";
    private static final String PROXY_PORT = "linkerd-admin";
    private static final String PORT_NAME = "__meta_kubernetes_pod_container_port_name";

    /** A monitor where the cluster knows that kind; nothing where it does not, or where somebody scrapes already. */
    List<Manifest> monitors(KnownObjects present) {
        return Served.isServed(present, MONITORING, "PodMonitor") && !exists(present)
                ? List.of(proxies(present))
                : List.of();
    }

    /** Scraping twice doubles every sum. */
    private static boolean exists(KnownObjects present) {
        return present.objectsOf(MONITORING, "PodMonitor").stream()
                .anyMatch(monitor -> monitor.key().name().startsWith("linkerd-proxy")
                        || monitor.at("spec", "podMetricsEndpoints").items().stream()
                                .anyMatch(endpoint -> endpoint.at("port").is(PROXY_PORT)));
    }

    private Manifest proxies(KnownObjects present) {
        var endpoint = Mapping.building()
                .put("port", PROXY_PORT)
                .put("path", "/metrics")
                .put("interval", "30s")
                .build();
        var spec = Mapping.building()
                .put("namespaceSelector", Mapping.building().put("any", true).build())
                .put("selector", Mapping.empty())
                .put("podMetricsEndpoints", Value.Sequence.of(List.of(endpoint)))
                .build();
        var choice = PrometheusChoice.ofPodMonitors();
        var monitor = OwnObject.made(
                "monitoring.coreos.com/v1",
                "PodMonitor",
                choice.namespace(present, controlPlaneNamespace),
                "linkerd-proxies",
                Map.of(),
                "the metrics of every proxy, for gates and alerts",
                spec);
        return OwnObject.labelled(monitor, choice.labels(present));
    }

    /** The same for a Prometheus that is configured by file. */
    static Mapping scrapeConfig() {
        var job = Mapping.building()
                .put("job_name", "linkerd-proxies")
                .put("metrics_path", "/metrics")
                .put(
                        "kubernetes_sd_configs",
                        Value.Sequence.of(
                                List.of(Mapping.building().put("role", "pod").build())))
                .put(
                        "relabel_configs",
                        Value.Sequence.of(List.of(
                                relabeling(PORT_NAME)
                                        .put("action", "keep")
                                        .put("regex", PROXY_PORT)
                                        .build(),
                                relabeling("__meta_kubernetes_namespace")
                                        .put("target_label", "namespace")
                                        .build(),
                                relabeling("__meta_kubernetes_pod_name")
                                        .put("target_label", "pod")
                                        .build())))
                .build();
        return Mapping.building()
                .put("scrape_configs", Value.Sequence.of(List.of(job)))
                .build();
    }

    private static Mapping.Building relabeling(String label) {
        return Mapping.building().put("source_labels", Value.Sequence.of(List.of(Value.Text.of(label))));
    }
}
