package dev.meshward.dependencies.monitoring;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.configuration.KeyedData;
import dev.meshward.dependencies.configuration.MountedFiles;
import dev.meshward.dependencies.configuration.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prometheus that finds its targets through the Kubernetes API: which Services and pods its own configuration keeps, by
 * annotation, label or name.
 */
public final class Discovery implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var data = new KeyedData(surroundings.snapshot());
        var scrapes = new Scrapes(surroundings, claims);
        for (var workload : surroundings.snapshot().workloads()) {
            for (var source : MountedFiles.of(workload)) {
                for (var entry : data.entries(source.map())) {
                    if (source.takes(entry.key()) && entry.text().contains("kubernetes_sd_configs")) {
                        read(workload, entry, surroundings, scrapes);
                    }
                }
            }
        }
    }

    private static void read(Workload scraper, KeyedData.Entry entry, Surroundings surroundings, Scrapes scrapes) {
        for (var job : ScrapeJob.read(entry.key(), entry.text())) {
            var spot = new Spot(entry.field(), job.line() + 1);
            switch (job.role()) {
                case "endpoints", "endpointslice", "service" -> readServices(scraper, job, spot, surroundings, scrapes);
                case "pod" -> readPods(scraper, job, spot, surroundings, scrapes);
                default -> {
                    // Nodes and Ingresses are no workloads.
                }
            }
        }
    }

    private static void readServices(
            Workload scraper, ScrapeJob job, Spot spot, Surroundings surroundings, Scrapes scrapes) {
        for (var service : surroundings.snapshot().services()) {
            if (isWatched(job, service.id().namespace())) {
                for (int port : keptPorts(job, service)) {
                    scrapes.ofService(
                            "prometheus-discovery", scraper.id(), service, port, Confidence.HIGH, spot.place());
                }
            }
        }
    }

    private static boolean isWatched(ScrapeJob job, String namespace) {
        return job.namespaces().isEmpty() || job.namespaces().contains(namespace);
    }

    private static List<Integer> keptPorts(ScrapeJob job, Service service) {
        var kept = new ArrayList<Integer>();
        var annotated = service.manifest().annotation("prometheus.io/port").wholeOr(0);
        for (var port : ServicePorts.of(service).ports()) {
            if (job.keepsTarget(labels(service, port))) {
                kept.add(annotated == 0 ? port.number() : annotated);
            }
        }
        return kept.stream().distinct().toList();
    }

    private static Map<String, String> labels(Service service, Service.ServicePort port) {
        var labels = new HashMap<String, String>();
        labels.put("namespace", service.id().namespace());
        labels.put("service_name", service.id().name());
        labels.put("endpoints_name", service.id().name());
        labels.put("endpoint_port_name", port.name());
        labels.put("service_port_name", port.name());
        service.manifest()
                .at("metadata", "annotations")
                .textByKey()
                .forEach((key, value) -> labels.put("service_annotation_" + asLabel(key), value));
        service.manifest()
                .at("metadata", "labels")
                .textByKey()
                .forEach((key, value) -> labels.put("service_label_" + asLabel(key), value));
        return labels;
    }

    private static String asLabel(String key) {
        return key.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Pods are scraped by their own address, without a Service; a hint only, since many jobs keep every pod there is. */
    private static void readPods(
            Workload scraper, ScrapeJob job, Spot spot, Surroundings surroundings, Scrapes scrapes) {
        for (var workload : surroundings.snapshot().workloads()) {
            if (isWatched(job, workload.namespace()) && job.keepsTarget(labels(workload))) {
                var annotated = workload.template().annotations().get("prometheus.io/port");
                int port = annotated == null || !annotated.matches("\\d{1,5}") ? 0 : Integer.parseInt(annotated);
                scrapes.ofWorkload("prometheus-discovery", scraper.id(), workload, port, Confidence.LOW, spot.place());
            }
        }
    }

    private static Map<String, String> labels(Workload workload) {
        var labels = new HashMap<String, String>();
        labels.put("namespace", workload.namespace());
        workload.template().annotations().forEach((key, value) -> labels.put("pod_annotation_" + asLabel(key), value));
        workload.template().labels().forEach((key, value) -> labels.put("pod_label_" + asLabel(key), value));
        return labels;
    }
}
