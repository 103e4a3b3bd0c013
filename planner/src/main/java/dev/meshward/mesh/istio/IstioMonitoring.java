package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.PrometheusChoice;
import dev.meshward.mesh.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the cluster's own Prometheus sees the sidecars. Port 15090 is never captured, so a scraper without a sidecar can
 * read it however strict the workload is.
 */
public final class IstioMonitoring {

    private static final String MONITORING = "monitoring.coreos.com";

    private IstioMonitoring() {}

    /** Monitors where the cluster knows that kind; nothing where it does not. */
    static List<Manifest> monitors(KnownObjects present, ControlPlane controlPlane) {
        return Served.isServed(present, MONITORING, "PodMonitor") && !exists(present)
                ? List.of(proxies(present, controlPlane.namespace()), istiod(present, controlPlane.namespace()))
                : List.of();
    }

    /** Somebody scrapes the sidecars already; scraping them twice doubles every sum. */
    private static boolean exists(KnownObjects present) {
        return present.objectsOf(MONITORING, "PodMonitor").stream()
                .flatMap(monitor -> monitor.at("spec", "podMetricsEndpoints").items().stream())
                .anyMatch(endpoint -> endpoint.at("path").is("/stats/prometheus"));
    }

    private static Manifest proxies(KnownObjects present, String meshNamespace) {
        var endpoint = Mapping.building()
                .put("port", "http-envoy-prom")
                .put("path", "/stats/prometheus")
                .put("interval", "30s")
                .build();
        var spec = Mapping.building()
                .put("namespaceSelector", Mapping.building().put("any", true).build())
                .put("selector", Mapping.empty())
                .put("podMetricsEndpoints", Value.Sequence.of(List.of(endpoint)))
                .build();
        return monitor(
                present, meshNamespace, "istio-proxies", "the metrics of every sidecar, for gates and alerts", spec);
    }

    /** The metrics of the control plane. */
    public static Manifest istiod(KnownObjects present, String meshNamespace) {
        var endpoint = Mapping.building()
                .put("targetPort", 15014)
                .put("path", "/metrics")
                .put("interval", "30s")
                .build();
        var spec = Mapping.building()
                .put(
                        "namespaceSelector",
                        Mapping.building()
                                .put("matchNames", Value.Sequence.of(List.of(Value.Text.of(meshNamespace))))
                                .build())
                .put(
                        "selector",
                        OwnObject.single(
                                "matchLabels",
                                Mapping.building().put("app", "istiod").build()))
                .put("podMetricsEndpoints", Value.Sequence.of(List.of(endpoint)))
                .build();
        return monitor(present, meshNamespace, "istiod", "the metrics of the control plane", spec);
    }

    /** A PodMonitor where the cluster's Prometheus looks for it. */
    public static Manifest monitor(
            KnownObjects present, String meshNamespace, String name, String because, Mapping spec) {
        var choice = PrometheusChoice.ofPodMonitors();
        var namespace = choice.namespace(present, meshNamespace);
        return OwnObject.labelled(
                OwnObject.made("monitoring.coreos.com/v1", "PodMonitor", namespace, name, Map.of(), because, spec),
                choice.labels(present));
    }

    /** The same for a Prometheus that is configured by file. */
    static Mapping scrapeConfig() {
        return Mapping.building()
                .put("scrape_configs", Value.Sequence.of(List.of(proxyJob(), istiodJob())))
                .build();
    }

    private static Mapping proxyJob() {
        var relabelings = new ArrayList<Value>();
        relabelings.add(keep("__meta_kubernetes_pod_container_port_name", "http-envoy-prom"));
        relabelings.add(rename("__meta_kubernetes_namespace", "namespace"));
        relabelings.add(rename("__meta_kubernetes_pod_name", "pod"));
        return job("istio-proxies", "/stats/prometheus", relabelings);
    }

    /** The control plane as a scrape job. */
    public static Mapping istiodJob() {
        var relabelings = new ArrayList<Value>();
        relabelings.add(keep("__meta_kubernetes_pod_label_app", "istiod"));
        relabelings.add(keep("__meta_kubernetes_pod_container_port_number", "15014"));
        relabelings.add(rename("__meta_kubernetes_namespace", "namespace"));
        relabelings.add(rename("__meta_kubernetes_pod_name", "pod"));
        return job("istiod", "/metrics", relabelings);
    }

    /** A scrape job that finds pods. */
    public static Mapping job(String name, String path, List<Value> relabelings) {
        var discovery = Mapping.building().put("role", "pod").build();
        return Mapping.building()
                .put("job_name", name)
                .put("metrics_path", path)
                .put("kubernetes_sd_configs", Value.Sequence.of(List.of(discovery)))
                .put("relabel_configs", Value.Sequence.of(relabelings))
                .build();
    }

    /** Leaves out all pods but those with this label. */
    public static Mapping keep(String label, String value) {
        return relabeling(label).put("action", "keep").put("regex", value).build();
    }

    /** Keeps what discovery found under a name of its own. */
    public static Mapping rename(String label, String target) {
        return relabeling(label).put("target_label", target).build();
    }

    private static Mapping.Building relabeling(String label) {
        return Mapping.building().put("source_labels", Value.Sequence.of(List.of(Value.Text.of(label))));
    }
}
