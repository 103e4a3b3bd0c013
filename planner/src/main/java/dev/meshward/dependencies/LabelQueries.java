package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers label selectors; each selector is answered once for each namespace, since policies repeat them. */
public final class LabelQueries {

    private record Question(String namespace, LabelSelector selector) {}

    private final ClusterSnapshot snapshot;
    private final Map<Question, List<Workload>> answers = new HashMap<>();
    private final Map<String, Map<String, String>> labelsByNamespace = new TreeMap<>();

    LabelQueries(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.namespaces().forEach(this::add);
    }

    private void add(Namespace namespace) {
        var labels = new HashMap<>(namespace.labels());
        // The API server puts this label on every namespace; manifests never show it.
        labels.put("kubernetes.io/metadata.name", namespace.name());
        labelsByNamespace.put(namespace.name(), labels);
    }

    /** The workloads of a namespace that the selector selects. */
    public List<Workload> workloads(String namespace, LabelSelector selector) {
        return answers.computeIfAbsent(new Question(namespace, selector), this::answer);
    }

    private List<Workload> answer(Question question) {
        var selector = question.selector();
        var candidates = selector.labels().isEmpty()
                ? snapshot.workloadsIn(question.namespace())
                : snapshot.workloadsSelectedBy(question.namespace(), selector.labels());
        return candidates.stream()
                .filter(workload -> selector.matches(workload.template().labels()))
                .toList();
    }

    /** The namespaces that the selector selects, by name. */
    public List<String> namespaces(LabelSelector selector) {
        return labelsByNamespace.entrySet().stream()
                .filter(entry -> selector.matches(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
