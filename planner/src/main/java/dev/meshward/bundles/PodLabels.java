package dev.meshward.bundles;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.SelectedWorkload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds labels that pick the pods of one workload and no others. The workload's own selector comes first: it cannot
 * change. Labels that change with every release never take part, since a policy would let go of its pods unnoticed.
 */
record PodLabels(ClusterSnapshot snapshot) {

    private static final Set<String> CHANGING = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "statefulset.kubernetes.io/pod-name",
            "apps.kubernetes.io/pod-index",
            "controller-uid",
            "batch.kubernetes.io/controller-uid",
            "helm.sh/chart",
            "chart",
            "app.kubernetes.io/version",
            "version",
            "date",
            "revision",
            "rollouts-pod-template-hash",
            "sidecar.istio.io/inject",
            "istio.io/rev");

    /** Labels people tell applications apart by, the most telling first. */
    private static final List<String> TELLING = List.of(
            "app.kubernetes.io/name",
            "app",
            "k8s-app",
            "name",
            "app.kubernetes.io/component",
            "component",
            "app.kubernetes.io/instance",
            "role",
            "tier");

    SelectedWorkload of(Workload workload) {
        var carried = workload.template().labels();
        var labels = new TreeMap<String, String>();
        workload.manifest().at("spec", "selector", "matchLabels").textByKey().forEach((key, value) -> {
            if (value.equals(carried.get(key))) {
                labels.put(key, value);
            }
        });
        var candidates = candidates(carried, labels);
        if (labels.isEmpty() && !candidates.isEmpty()) {
            var first = candidates.getFirst();
            labels.put(first.getKey(), first.getValue());
        }
        var others = others(workload, labels);
        for (var candidate : candidates) {
            if (others.isEmpty()) {
                break;
            }
            var fewer = stillPicked(others, candidate);
            if (fewer.size() < others.size()) {
                labels.put(candidate.getKey(), candidate.getValue());
                others = fewer;
            }
        }
        return new SelectedWorkload(
                workload, labels, others.stream().map(Workload::id).toList());
    }

    private static List<Map.Entry<String, String>> candidates(Map<String, String> carried, Map<String, String> labels) {
        return carried.entrySet().stream()
                .filter(label -> !labels.containsKey(label.getKey()) && !CHANGING.contains(label.getKey()))
                .sorted(Comparator.<Map.Entry<String, String>>comparingInt(label -> rank(label.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static int rank(String label) {
        int position = TELLING.indexOf(label);
        return position < 0 ? TELLING.size() : position;
    }

    private List<Workload> others(Workload workload, Map<String, String> labels) {
        WorkloadId self = workload.id();
        return snapshot.workloadsSelectedBy(workload.namespace(), labels).stream()
                .filter(other -> !other.id().equals(self))
                .toList();
    }

    private static List<Workload> stillPicked(List<Workload> others, Map.Entry<String, String> label) {
        return others.stream()
                .filter(other ->
                        label.getValue().equals(other.template().labels().get(label.getKey())))
                .toList();
    }
}
