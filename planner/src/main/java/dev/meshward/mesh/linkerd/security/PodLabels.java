package dev.meshward.mesh.linkerd.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.intent.SelectedPods;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds labels by which some pods of a namespace are picked and no others, as Istio's selectors do. */
final class PodLabels {

    private PodLabels() {}

    /**
     * All pods of the namespace, those that come later too; else those of a selector of the source; else the labels they share;
     * else each workload by its own.
     *
     * @param said selectors by which the source picks these pods; an empty one is for every pod of the namespace
     */
    static List<SelectedPods> of(
            String namespace, List<Workload> together, List<Workload> all, List<Map<String, String>> said) {
        boolean isSaidOfAll = said.stream().allMatch(Map::isEmpty);
        if (isSaidOfAll && together.size() == all.size()) {
            return List.of(SelectedPods.allIn(namespace));
        }
        var shared = shared(together);
        return Stream.concat(said.stream(), Stream.of(together.size() == 1 ? own(together.getFirst(), all) : shared))
                .filter(labels -> picksOnly(labels, together, all))
                .findFirst()
                .map(labels -> List.of(selected(namespace, labels)))
                .orElseGet(() -> together.stream()
                        .map(each -> selected(namespace, own(each, all)))
                        .toList());
    }

    private static SelectedPods selected(String namespace, Map<String, String> labels) {
        return SelectedPods.in(namespace, new LabelSelector(labels, List.of()));
    }

    private static Map<String, String> shared(List<Workload> together) {
        var shared = new TreeMap<>(together.getFirst().template().labels());
        together.forEach(
                each -> shared.entrySet().retainAll(each.template().labels().entrySet()));
        return shared;
    }

    /** The selector of the workload itself where that is enough: people know it. */
    private static Map<String, String> own(Workload workload, List<Workload> all) {
        var known = workload.manifest().at("spec", "selector", "matchLabels").textByKey();
        return !known.isEmpty() && picksOnly(known, List.of(workload), all)
                ? known
                : workload.template().labels();
    }

    private static boolean picksOnly(Map<String, String> labels, List<Workload> wanted, List<Workload> all) {
        return !labels.isEmpty()
                && wanted.stream()
                        .allMatch(each -> each.template().labels().entrySet().containsAll(labels.entrySet()))
                && all.stream()
                        .filter(each -> !wanted.contains(each))
                        .noneMatch(each -> each.template().labels().entrySet().containsAll(labels.entrySet()));
    }
}
