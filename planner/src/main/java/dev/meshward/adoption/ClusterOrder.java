package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ForeignCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which order clusters that call each other are brought into their meshes: callers first. A server can refuse plaintext from
 * another cluster only after its callers there have proxies, and proxies of both trust one root.
 */
public final class ClusterOrder {

    private ClusterOrder() {}

    /**
     * Clusters whose turn it is.
     *
     * @param clusters one; or several that call each other in a circle, by name
     * @param because a sentence for every Service that is called from another cluster, sorted
     */
    public record Turn(List<String> clusters, List<String> because) {
        public Turn {
            clusters = List.copyOf(clusters);
            because = List.copyOf(because);
        }
    }

    /** @param clusters each knowing who calls it from the others */
    public static List<Turn> of(List<ClusterSnapshot> clusters) {
        var callersByCluster = new TreeMap<String, Set<String>>();
        for (var cluster : clusters) {
            callersByCluster.put(
                    cluster.cluster(),
                    cluster.foreignCalls().stream().map(ForeignCall::cluster).collect(Collectors.toSet()));
        }
        var turns = new ArrayList<Turn>();
        var waiting = new TreeSet<>(callersByCluster.keySet());
        while (!waiting.isEmpty()) {
            var next = next(waiting, callersByCluster);
            turns.add(new Turn(List.copyOf(next), because(next, clusters)));
            waiting.removeAll(next);
        }
        return turns;
    }

    /** The first cluster by name all of whose callers had their turn; else the smallest circle of callers. */
    private static Set<String> next(Set<String> waiting, Map<String, Set<String>> callersByCluster) {
        Set<String> best = waiting;
        for (var cluster : waiting) {
            var before = new TreeSet<String>();
            collect(cluster, waiting, callersByCluster, before);
            if (before.size() < best.size()) {
                best = before;
            }
        }
        return best;
    }

    /** A cluster with everybody who has to come before it, or with it. */
    private static void collect(
            String cluster, Set<String> waiting, Map<String, Set<String>> callersByCluster, Set<String> collected) {
        if (waiting.contains(cluster) && collected.add(cluster)) {
            callersByCluster
                    .getOrDefault(cluster, Set.of())
                    .forEach(caller -> collect(caller, waiting, callersByCluster, collected));
        }
    }

    private static List<String> because(Set<String> turn, List<ClusterSnapshot> clusters) {
        return clusters.stream()
                .filter(cluster -> turn.contains(cluster.cluster()))
                .flatMap(cluster -> callersByService(cluster).entrySet().stream()
                        .map(entry -> entry.getKey() + " of " + cluster.cluster() + " is called by "
                                + String.join(", ", entry.getValue()) + "."))
                .sorted()
                .toList();
    }

    private static Map<String, Set<String>> callersByService(ClusterSnapshot cluster) {
        return cluster.foreignCalls().stream()
                .collect(Collectors.groupingBy(
                        call -> call.service().toString(),
                        TreeMap::new,
                        Collectors.mapping(
                                call -> call.caller() + " of " + call.cluster() + " (" + call.way() + ")",
                                Collectors.toCollection(TreeSet::new))));
    }
}
