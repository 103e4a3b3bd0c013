package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.observed.Observation;
import dev.meshward.dependencies.stated.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** All dependencies of a cluster, of every confidence, in a fixed order. */
public final class DependencyGraph {

    private final List<Dependency> dependencies;
    private final Set<WorkloadId> unknown;
    private final Map<WorkloadId, List<Dependency>> byCaller = new TreeMap<>();
    private final Map<WorkloadId, List<Dependency>> byReceiver = new TreeMap<>();

    private final Objections objections;
    private final Optional<Observation> observation;
    private final Optional<TrafficReport> traffic;

    /** A dependency that was found and that a person says is none. */
    public record Rejection(Dependency dependency, Evidence.UserStatement statement) {}

    /**
     * What people say is no call.
     *
     * @param heeded what was taken away for it
     * @param idle what nothing was known of anyway
     */
    public record Objections(List<Rejection> heeded, List<Statement> idle) {
        public Objections {
            heeded = List.copyOf(heeded);
            idle = List.copyOf(idle);
        }

        static Objections none() {
            return new Objections(List.of(), List.of());
        }
    }

    /**
     * @param unknown workloads nobody can say anything about: no outgoing evidence, and an image that is no known server
     */
    public DependencyGraph(Collection<Dependency> dependencies, Collection<WorkloadId> unknown) {
        this(dependencies, unknown, Objections.none(), Optional.empty());
    }

    /** @param observation what tools could see and could not name; empty where no traffic was handed in */
    public DependencyGraph(
            Collection<Dependency> dependencies,
            Collection<WorkloadId> unknown,
            Objections objections,
            Optional<Observation> observation) {
        this.objections = objections;
        this.observation = observation;
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
        traffic = observation.map(seen -> new TrafficComparison(this.dependencies, seen).report());
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

    /** What people rejected; it is not among the dependencies. */
    public Objections objections() {
        return objections;
    }

    /** How what is declared and what was seen compare; empty where no traffic was handed in. */
    public Optional<TrafficReport> traffic() {
        return traffic;
    }

    /** Other dependencies, and the same traffic. */
    DependencyGraph with(
            Collection<Dependency> others, Collection<WorkloadId> othersUnknown, Objections othersObjections) {
        return new DependencyGraph(others, othersUnknown, othersObjections, observation);
    }

    public List<Dependency> callsBy(WorkloadId caller) {
        return java.util.Collections.unmodifiableList(byCaller.getOrDefault(caller, List.of()));
    }

    public List<Dependency> callsTo(WorkloadId receiver) {
        return java.util.Collections.unmodifiableList(byReceiver.getOrDefault(receiver, List.of()));
    }

    /**
     * Sets of two or more workloads that call each other in a circle, at this confidence; sorted. Kosaraju's way, which
     * walks without recursion: a chain of calls may be as long as the cluster is large.
     */
    public List<Set<WorkloadId>> cycles(Confidence least) {
        return new KosarajuStrongConnectivityInspector<>(between(least))
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
