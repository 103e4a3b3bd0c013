package dev.meshward.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds workloads by pod labels without looking at all of them: the rarest label of the selector leads. */
final class Selection {

    private final Map<String, Map<Map.Entry<String, String>, List<Workload>>> byLabelByNamespace = new HashMap<>();
    private final Map<WorkloadId, Map<String, String>> labelsByWorkload = new HashMap<>();

    Selection(Map<String, List<Workload>> workloadsByNamespace) {
        workloadsByNamespace.forEach((namespace, workloads) -> workloads.forEach(workload -> add(namespace, workload)));
    }

    private void add(String namespace, Workload workload) {
        var byLabel = byLabelByNamespace.computeIfAbsent(namespace, _ -> new HashMap<>());
        var labels = workload.template().labels();
        labelsByWorkload.put(workload.id(), labels);
        labels.forEach((key, value) -> byLabel.computeIfAbsent(Map.entry(key, value), _ -> new ArrayList<>())
                .add(workload));
    }

    List<Workload> matching(String namespace, Map<String, String> labels) {
        var byLabel = byLabelByNamespace.getOrDefault(namespace, Map.of());
        List<Workload> fewest = List.of();
        for (var label : labels.entrySet()) {
            var carriers = byLabel.getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of());
            if (carriers.isEmpty()) {
                return List.of();
            }
            fewest = fewest.isEmpty() || carriers.size() < fewest.size() ? carriers : fewest;
        }
        return fewest.stream().filter(workload -> carriesAll(workload, labels)).toList();
    }

    private boolean carriesAll(Workload workload, Map<String, String> labels) {
        return labelsByWorkload.getOrDefault(workload.id(), Map.of()).entrySet().containsAll(labels.entrySet());
    }
}
