package dev.meshward.dependencies.monitoring;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.function.Consumer;

/** ServiceMonitors and PodMonitors. */
public final class Monitors implements EvidenceSource {

    private static final String GROUP = "monitoring.coreos.com";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var snapshot = surroundings.snapshot();
        var scrapers = new Scrapers(snapshot, surroundings.queries());
        var scrapes = new Scrapes(surroundings, claims);
        for (var monitor : snapshot.objectsOf(GROUP, "ServiceMonitor")) {
            readServices(monitor, surroundings, scrapers, scrapes);
        }
        for (var monitor : snapshot.objectsOf(GROUP, "PodMonitor")) {
            readPods(monitor, surroundings, scrapers, scrapes);
        }
    }

    private static void readServices(Manifest monitor, Surroundings surroundings, Scrapers scrapers, Scrapes scrapes) {
        var selector = LabelSelector.of(monitor.at("spec", "selector"));
        var watching = scrapers.of(monitor, "serviceMonitor");
        for (var namespace : namespaces(monitor, surroundings)) {
            for (var service : surroundings.snapshot().servicesIn(namespace)) {
                if (selector.matches(service.manifest().at("metadata", "labels").textByKey())) {
                    for (var endpoint : monitor.at("spec", "endpoints").items()) {
                        int port = port(service, endpoint);
                        watching.forEach(scraper -> scrapes.ofService(
                                "servicemonitor", scraper, service, port, Confidence.HIGH, endpoint.place()));
                    }
                }
            }
        }
    }

    private static List<String> namespaces(Manifest monitor, Surroundings surroundings) {
        var selector = monitor.at("spec", "namespaceSelector");
        if (selector.at("any").isTrue()) {
            return surroundings.snapshot().namespaces().stream()
                    .map(Namespace::name)
                    .toList();
        }
        var named = selector.at("matchNames").texts();
        return named.isEmpty() ? List.of(monitor.key().namespace()) : named;
    }

    private static int port(Service service, Field endpoint) {
        var ports = ServicePorts.of(service);
        var wanted = endpoint.at("port").textOr(endpoint.at("targetPort").textOr(""));
        return ports.ports().stream()
                .filter(port -> port.name().equals(wanted) || port.targetPort().equals(wanted))
                .mapToInt(Service.ServicePort::number)
                .findFirst()
                .orElseGet(ports::onlyPort);
    }

    private static void readPods(Manifest monitor, Surroundings surroundings, Scrapers scrapers, Scrapes scrapes) {
        var selector = LabelSelector.of(monitor.at("spec", "selector"));
        var watching = scrapers.of(monitor, "podMonitor");
        for (var namespace : namespaces(monitor, surroundings)) {
            for (var workload : surroundings.queries().workloads(namespace, selector)) {
                for (var endpoint : monitor.at("spec", "podMetricsEndpoints").items()) {
                    int port = containerPort(workload, endpoint);
                    watching.forEach(scraper -> scrapes.ofWorkload(
                            "podmonitor", scraper, workload, port, Confidence.HIGH, endpoint.place()));
                }
            }
        }
    }

    private static int containerPort(Workload workload, Field endpoint) {
        var wanted = endpoint.at("port").textOr("");
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.name().equals(wanted))
                .mapToInt(Container.ContainerPort::number)
                .findFirst()
                .orElse(endpoint.at("targetPort")
                        .wholeOr(endpoint.at("portNumber").wholeOr(0)));
    }
}
