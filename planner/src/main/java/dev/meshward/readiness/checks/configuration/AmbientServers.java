package dev.meshward.readiness.checks.configuration;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.List;

/** The workloads that ztunnel, and not an Envoy of their own, would serve. */
final class AmbientServers {

    private AmbientServers() {}

    /** Those that an object selects in its own namespace; gateways and pods with sidecars obey their own proxy. */
    static List<Workload> selectedBy(Manifest object, Field selector, Situation situation) {
        var labels = selector.at("matchLabels").isPresent() ? selector.at("matchLabels") : selector.at("labels");
        var wanted = labels.textByKey();
        return situation.snapshot().workloadsIn(object.key().namespace()).stream()
                .filter(workload -> situation.mayJoin(workload.namespace()))
                .filter(workload -> workload.template().runningContainers().stream()
                        .noneMatch(container -> container.name().equals("istio-proxy")))
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> workload.template().labels().entrySet().containsAll(wanted.entrySet()))
                .toList();
    }
}
