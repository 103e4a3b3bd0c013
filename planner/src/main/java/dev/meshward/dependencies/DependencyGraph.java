package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** All dependencies of a cluster, of every confidence, in a fixed order. */
public final class DependencyGraph {

    private final List<Dependency> dependencies;
    private final Set<WorkloadId> unknown;
    private final Map<WorkloadId, List<Dependency>> byCaller = new TreeMap<>();
    private final Map<WorkloadId, List<Dependency>> byReceiver = new TreeMap<>();

    /**
     * @param unknown workloads nobody can say anything about: no outgoing evidence, and an image that is no known server
     */
    public DependencyGraph(Collection<Dependency> dependencies, Collection<WorkloadId> unknown) {
        this.dependencies = dependencies.stream().sorted().toList();
        this.unknown = java.util.Collections.unmodifiableSet(new TreeSet<>(unknown));
        for (var dependency : this.dependencies) {
            if (dependency.from() instanceof Caller.Pods(var workload)) {
                byCaller.computeIfAbsent(workload, _ -> new ArrayList<>()).add(dependency);
            }
            dependency
                    .to()
                    .receivers()
                    .forEach(receiver -> byReceiver
                            .computeIfAbsent(receiver, _ -> new ArrayList<>())
                            .add(dependency));
        }
    }

    public List<Dependency> dependencies() {
        return dependencies;
    }

    /** Those at least this sure. */
    public Stream<Dependency> believedAt(Confidence least) {
        return dependencies.stream()
                .filter(dependency -> dependency.confidence().isAtLeast(least));
    }

    /** Workloads whose outgoing calls nobody can know from what was read. */
    public Set<WorkloadId> unknown() {
        return unknown;
    }

    public List<Dependency> callsBy(WorkloadId caller) {
        return java.util.Collections.unmodifiableList(byCaller.getOrDefault(caller, List.of()));
    }

    public List<Dependency> callsTo(WorkloadId receiver) {
        return java.util.Collections.unmodifiableList(byReceiver.getOrDefault(receiver, List.of()));
    }

    /** Sets of two or more workloads that call each other in a circle, at this confidence; sorted. */
    public List<Set<WorkloadId>> cycles(Confidence least) {
        return new GabowStrongConnectivityInspector<>(between(least))
                .stronglyConnectedSets().stream()
                        .filter(circle -> circle.size() > 1)
                        .map(circle -> (Set<WorkloadId>) new TreeSet<>(circle))
                        .sorted(java.util.Comparator.comparing(
                                circle -> circle.iterator().next()))
                        .toList();
    }

    /** The graph of workloads alone: an edge for each pair that calls, at this confidence. */
    public Graph<WorkloadId, DefaultEdge> between(Confidence least) {
        var graph = new SimpleDirectedGraph<WorkloadId, DefaultEdge>(DefaultEdge.class);
        believedAt(least).forEach(dependency -> connect(graph, dependency));
        return graph;
    }

    private static void connect(Graph<WorkloadId, DefaultEdge> graph, Dependency dependency) {
        if (!(dependency.from() instanceof Caller.Pods(var caller))) {
            return;
        }
        for (var receiver : dependency.to().receivers()) {
            if (!receiver.equals(caller)) {
                graph.addVertex(caller);
                graph.addVertex(receiver);
                graph.addEdge(caller, receiver);
            }
        }
    }
}
