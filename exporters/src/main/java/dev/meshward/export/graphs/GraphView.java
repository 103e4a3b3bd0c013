package dev.meshward.export.graphs;

import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a graph is shown.
 *
 * @param least dependencies less sure than this are left out
 * @param kinds the sorts of dependency that are shown
 * @param found what somebody searched for
 */
public record GraphView(
        DependencyGraph graph, Confidence least, Set<DependencyKind> kinds, Predicate<Dependency> found) {

    public GraphView {
        kinds = Set.copyOf(kinds);
    }

    /** What is believed, without the kubelet's probes. */
    public static GraphView of(DependencyGraph graph) {
        return new GraphView(
                graph, Confidence.MEDIUM, EnumSet.complementOf(EnumSet.of(DependencyKind.PROBE)), _ -> true);
    }

    public GraphView atLeast(Confidence confidence) {
        return new GraphView(graph, confidence, kinds, found);
    }

    public GraphView ofKinds(Set<DependencyKind> shownKinds) {
        return new GraphView(graph, least, shownKinds, found);
    }

    /** Only those that somebody searched for. */
    public GraphView where(Predicate<Dependency> wanted) {
        return new GraphView(graph, least, kinds, wanted);
    }

    /** In the order of the graph. */
    public List<Dependency> shown() {
        return graph.dependencies().stream()
                .filter(dependency -> kinds.contains(dependency.kind()) && found.test(dependency))
                .filter(dependency -> dependency.confidence().isAtLeast(least))
                .toList();
    }

    /** How many of these kinds are left out for their confidence. */
    public long leftOut() {
        return graph.dependencies().stream()
                .filter(dependency -> kinds.contains(dependency.kind()) && found.test(dependency))
                .filter(dependency -> !dependency.confidence().isAtLeast(least))
                .count();
    }
}
