package dev.meshward.desktop.map;

import dev.meshward.cluster.Workload;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.search.Findable;
import dev.meshward.search.SearchField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A box of the map, for whoever searches. A closed namespace is found by any of its workloads. */
record NodeFound(MapNode node, MapChart chart, Mark mark, Surveyed survey) implements Findable {

    @Override
    public List<String> texts() {
        var texts = new ArrayList<>(List.of(node.title()));
        node.workloads().forEach(workload -> texts.add(workload.namespace() + "/" + workload.name()));
        return texts;
    }

    @Override
    public List<String> values(SearchField field) {
        return switch (field) {
            case NAMESPACE ->
                node.workloads().stream().map(id -> id.namespace()).distinct().toList();
            case WORKLOAD -> node.workloads().stream().map(id -> id.name()).toList();
            case LABEL ->
                workloads()
                        .flatMap(workload -> workload.template().labels().entrySet().stream())
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .distinct()
                        .toList();
            case CALLS ->
                titles(chart.edges().keySet().stream()
                        .filter(link -> link.from().equals(node.id()))
                        .map(link -> link.to()));
            case CALLED_BY ->
                titles(chart.edges().keySet().stream()
                        .filter(link -> link.to().equals(node.id()))
                        .map(link -> link.from()));
            case STATE, STAGE -> List.of(mark.key(), mark.letters());
            case OWNER -> workloads().map(workload -> workload.owner().words()).toList();
            case FINDING ->
                survey.findings().stream()
                        .filter(finding -> finding.workloads().stream().anyMatch(node.workloads()::contains))
                        .map(finding -> finding.diagnosis().code().id())
                        .distinct()
                        .toList();
            case CONFIDENCE ->
                chart.edges().values().stream()
                        .filter(edge -> edge.link().from().equals(node.id())
                                || edge.link().to().equals(node.id()))
                        .flatMap(edge -> edge.calls().stream())
                        .map(call -> call.confidence().word())
                        .distinct()
                        .toList();
        };
    }

    private Stream<Workload> workloads() {
        return node.workloads().stream().flatMap(id -> survey.basis().snapshot().workload(id).stream());
    }

    private List<String> titles(Stream<String> ids) {
        return ids.flatMap(id -> java.util.Optional.ofNullable(chart.nodes().get(id)).stream())
                .map(MapNode::title)
                .toList();
    }
}
