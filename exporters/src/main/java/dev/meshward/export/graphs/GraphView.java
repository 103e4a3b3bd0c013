package dev.meshward.export.graphs;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of a graph is shown.
 *
 * @param least dependencies less sure than this are left out
 * @param kinds the sorts of dependency that are shown
 */
public record GraphView(DependencyGraph graph, Confidence least, Set<DependencyKind> kinds) {

    public GraphView {
        kinds = Set.copyOf(kinds);
    }

    /** What is believed, without the kubelet's probes. */
    public static GraphView of(DependencyGraph graph) {
        return new GraphView(graph, Confidence.MEDIUM, EnumSet.complementOf(EnumSet.of(DependencyKind.PROBE)));
    }

    public GraphView atLeast(Confidence confidence) {
        return new GraphView(graph, confidence, kinds);
    }

    public GraphView ofKinds(Set<DependencyKind> shownKinds) {
        return new GraphView(graph, least, shownKinds);
    }

    /** In the order of the graph. */
    public List<Dependency> shown() {
        return graph.dependencies().stream()
                .filter(dependency -> kinds.contains(dependency.kind()))
                .filter(dependency -> dependency.confidence().isAtLeast(least))
                .toList();
    }

    /** How many of these kinds are left out for their confidence. */
    long leftOut() {
        return graph.dependencies().stream()
                .filter(dependency -> kinds.contains(dependency.kind()))
                .filter(dependency -> !dependency.confidence().isAtLeast(least))
                .count();
    }
}
