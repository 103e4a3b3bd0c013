package dev.meshward.dependencies.monitoring;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.LabelQueries;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who does the scraping: what the Prometheus operator runs for each Prometheus object, whether or not its pods are in
 * the snapshot, and otherwise the workloads that run a scraper's image.
 */
final class Scrapers {

    private static final String GROUP = "monitoring.coreos.com";
    private static final Set<String> IMAGES = Set.of("prometheus", "vmagent", "agent", "alloy", "victoria-metrics");

    private final ClusterSnapshot snapshot;
    private final LabelQueries queries;
    private final List<WorkloadId> byImage = new ArrayList<>();

    Scrapers(ClusterSnapshot snapshot, LabelQueries queries) {
        this.snapshot = snapshot;
        this.queries = queries;
        snapshot.workloads().stream()
                .filter(Scrapers::runsScraper)
                .map(Workload::id)
                .forEach(byImage::add);
    }

    static boolean runsScraper(Workload workload) {
        return workload.template().containers().stream()
                .map(Container::image)
                .anyMatch(image -> IMAGES.contains(nameOf(image)));
    }

    private static String nameOf(String image) {
        int digest = image.indexOf('@');
        var plain = digest < 0 ? image : image.substring(0, digest);
        var last = plain.substring(plain.lastIndexOf('/') + 1);
        int tag = last.indexOf(':');
        return tag < 0 ? last : last.substring(0, tag);
    }

    List<WorkloadId> byImage() {
        return byImage;
    }

    /** The scrapers that pick up a monitor: {@code kind} is {@code serviceMonitor} or {@code podMonitor}. */
    List<WorkloadId> of(Manifest monitor, String kind) {
        var operated = new ArrayList<WorkloadId>();
        for (var prometheus : snapshot.objectsOf(GROUP, "Prometheus")) {
            if (picksUp(prometheus, monitor, kind)) {
                operated.add(operated(prometheus));
            }
        }
        return operated.isEmpty() && snapshot.objectsOf(GROUP, "Prometheus").isEmpty() ? byImage : operated;
    }

    /** The operator runs Prometheus {@code k8s} as StatefulSet {@code prometheus-k8s}. */
    private static WorkloadId operated(Manifest prometheus) {
        return new WorkloadId(
                "StatefulSet",
                prometheus.key().namespace(),
                "prometheus-" + prometheus.key().name());
    }

    /** An absent selector of monitors picks none, an empty one all; without a selector of namespaces, its own only. */
    private boolean picksUp(Manifest prometheus, Manifest monitor, String kind) {
        var selector = prometheus.at("spec", kind + "Selector");
        if (selector.value().isEmpty()) {
            return false;
        }
        boolean labelled = LabelSelector.of(selector)
                .matches(monitor.at("metadata", "labels").textByKey());
        var namespaces = prometheus.at("spec", kind + "NamespaceSelector");
        boolean near = namespaces.value().isEmpty()
                ? prometheus.key().namespace().equals(monitor.key().namespace())
                : queries.namespaces(LabelSelector.of(namespaces))
                        .contains(monitor.key().namespace());
        return labelled && near;
    }
}
