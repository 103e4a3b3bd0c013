package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest policies that isolate a number of workloads between them: a finding, and a policy beside it, for each of
 * these instead of one for each workload. The widest policy is taken first.
 */
final class Cover {

    private Cover() {}

    static Map<Manifest, List<Workload>> of(List<Workload> workloads, List<Manifest> isolating) {
        var widestFirst = isolating.stream()
                .sorted(Comparator.<Manifest>comparingLong(policy -> -selected(policy, workloads))
                        .thenComparing(Manifest::key))
                .toList();
        var left = new ArrayList<>(workloads);
        var cover = new LinkedHashMap<Manifest, List<Workload>>();
        for (var policy : widestFirst) {
            var selector = LabelSelector.of(policy.at("spec", "podSelector"));
            var mine = left.stream()
                    .filter(workload -> selector.matches(workload.template().labels()))
                    .toList();
            if (!mine.isEmpty()) {
                cover.put(policy, mine);
                left.removeAll(mine);
            }
        }
        return cover;
    }

    private static long selected(Manifest policy, List<Workload> workloads) {
        var selector = LabelSelector.of(policy.at("spec", "podSelector"));
        return workloads.stream()
                .filter(workload -> selector.matches(workload.template().labels()))
                .count();
    }
}
