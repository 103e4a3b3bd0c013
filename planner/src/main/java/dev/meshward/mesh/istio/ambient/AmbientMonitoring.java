package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Served;
import dev.meshward.mesh.istio.IstioMonitoring;
import java.util.ArrayList;
import java.util.List;

/** How the cluster's own Prometheus sees ztunnel: one on each node, on port 15020, whatever the pods of the node accept. */
final class AmbientMonitoring {

    private static final String MONITORING = "monitoring.coreos.com";
    /** The name of the port in the chart (manifests/charts/ztunnel). */
    private static final String PORT = "ztunnel-stats";

    private AmbientMonitoring() {}

    static List<Manifest> monitors(KnownObjects present, String meshNamespace) {
        return Served.isServed(present, MONITORING, "PodMonitor") && !exists(present)
                ? List.of(ztunnel(present, meshNamespace), IstioMonitoring.istiod(present, meshNamespace))
                : List.of();
    }

    /** Somebody scrapes them already; scraping them twice doubles every sum. */
    private static boolean exists(KnownObjects present) {
        return present.objectsOf(MONITORING, "PodMonitor").stream()
                .flatMap(monitor -> monitor.at("spec", "podMetricsEndpoints").items().stream())
                .anyMatch(endpoint -> endpoint.at("port").is(PORT));
    }

    private static Manifest ztunnel(KnownObjects present, String meshNamespace) {
        var endpoint = Mapping.building()
                .put("port", PORT)
                .put("path", "/stats/prometheus")
                .put("interval", "30s")
                .build();
        var home = Mapping.building()
                .put("matchNames", Value.Sequence.of(List.of(Value.Text.of(meshNamespace))))
                .build();
        var spec = Mapping.building()
                .put("namespaceSelector", home)
                .put("selector", OwnObject.single("matchLabels", OwnObject.single("app", "ztunnel")))
                .put("podMetricsEndpoints", Value.Sequence.of(List.of(endpoint)))
                .build();
        return IstioMonitoring.monitor(
                present, meshNamespace, "ztunnel", "the metrics of every ztunnel, for gates and alerts", spec);
    }

    /** The same for a Prometheus that is configured by file. */
    static Mapping scrapeConfig() {
        return Mapping.building()
                .put("scrape_configs", Value.Sequence.of(List.of(ztunnelJob(), IstioMonitoring.istiodJob())))
                .build();
    }

    private static Mapping ztunnelJob() {
        var relabelings = new ArrayList<Value>();
        relabelings.add(IstioMonitoring.keep("__meta_kubernetes_pod_container_port_name", PORT));
        relabelings.add(IstioMonitoring.rename("__meta_kubernetes_namespace", "namespace"));
        relabelings.add(IstioMonitoring.rename("__meta_kubernetes_pod_name", "pod"));
        return IstioMonitoring.job("ztunnel", "/stats/prometheus", relabelings);
    }
}
