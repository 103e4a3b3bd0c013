package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands out in a graph, at one confidence.
 *
 * @param cycles workloads that call each other in a circle
 * @param hubs workloads that many depend on, those with the most callers first
 * @param entrances workloads that are called from outside the cluster, by certainty of that
 * @param couplings pairs of namespaces with calls between them, those with the most first
 * @param longestPath the longest chain of calls from an entrance, circles counted as one; empty without entrances
 * @param unknown workloads nothing can be said about
 */
public record GraphReport(
        List<Set<WorkloadId>> cycles,
        List<Hub> hubs,
        List<Entrance> entrances,
        List<Coupling> couplings,
        List<WorkloadId> longestPath,
        List<WorkloadId> unknown) {

    /** From this many callers on, a workload is a hub. */
    private static final int FEWEST_CALLERS = 3;

    /** A workload that many call. */
    public record Hub(WorkloadId workload, int callers) {}

    /** A workload that is called from outside, and how sure that is. */
    public record Entrance(WorkloadId workload, Confidence confidence) {}

    /** Calls between two different namespaces, in both directions; {@code first} comes first by name. */
    public record Coupling(String first, String second, int calls) {}

    public GraphReport {
        cycles = List.copyOf(cycles);
        hubs = List.copyOf(hubs);
        entrances = List.copyOf(entrances);
        couplings = List.copyOf(couplings);
        longestPath = List.copyOf(longestPath);
        unknown = List.copyOf(unknown);
    }

    /** Looks at the calls that are at least this sure; entrances are given whatever their confidence. */
    public static GraphReport of(DependencyGraph graph, Confidence least) {
        var believed = graph.believedAt(least)
                .filter(dependency -> dependency.kind() == DependencyKind.CALL)
                .toList();
        var cycles = graph.cycles(least);
        var entrances = entrances(graph);
        var believedEntrances = entrances.stream()
                .filter(entrance -> entrance.confidence().isAtLeast(least))
                .map(Entrance::workload)
                .toList();
        return new GraphReport(
                cycles,
                hubs(believed),
                entrances,
                couplings(believed),
                new LongestPath(believed, cycles).from(believedEntrances),
                List.copyOf(graph.unknown()));
    }

    private static List<Hub> hubs(List<Dependency> believed) {
        var callersByReceiver = new TreeMap<WorkloadId, Set<WorkloadId>>();
        for (var dependency : believed) {
            if (dependency.from() instanceof Caller.Pods(var caller)) {
                for (var receiver : dependency.to().receivers()) {
                    callersByReceiver
                            .computeIfAbsent(receiver, _ -> new HashSet<>())
                            .add(caller);
                }
            }
        }
        callersByReceiver.forEach((receiver, callers) -> callers.remove(receiver));
        return callersByReceiver.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST_CALLERS)
                .map(entry -> new Hub(entry.getKey(), entry.getValue().size()))
                .sorted(Comparator.comparingInt(Hub::callers).reversed().thenComparing(Hub::workload))
                .toList();
    }

    private static List<Entrance> entrances(DependencyGraph graph) {
        var confidenceByWorkload = new TreeMap<WorkloadId, Confidence>();
        for (var dependency : graph.dependencies()) {
            if (dependency.from() instanceof Caller.Outside) {
                dependency
                        .to()
                        .receivers()
                        .forEach(receiver -> confidenceByWorkload.merge(
                                receiver, dependency.confidence(), (one, other) -> one.isAtLeast(other) ? one : other));
            }
        }
        return confidenceByWorkload.entrySet().stream()
                .map(entry -> new Entrance(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Entrance::confidence).reversed().thenComparing(Entrance::workload))
                .toList();
    }

    private static List<Coupling> couplings(Collection<Dependency> believed) {
        var calls = new HashMap<List<String>, Integer>();
        for (var dependency : believed) {
            var ends = new TreeSet<>(
                    List.of(dependency.from().namespace(), dependency.to().namespace()));
            ends.remove("");
            if (ends.size() == 2) {
                calls.merge(new ArrayList<>(ends), 1, Integer::sum);
            }
        }
        return calls.entrySet().stream()
                .map(GraphReport::coupling)
                .sorted(Comparator.comparingInt(Coupling::calls)
                        .reversed()
                        .thenComparing(Coupling::first)
                        .thenComparing(Coupling::second))
                .collect(Collectors.toList());
    }

    private static Coupling coupling(Map.Entry<List<String>, Integer> entry) {
        return new Coupling(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue());
    }
}
