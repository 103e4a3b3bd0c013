package dev.meshward.adoption;

import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Namespaces that call each other in a circle, directly or through others. */
final class NamespaceCycles {

    private final Map<String, Set<String>> circleByNamespace = new HashMap<>();

    NamespaceCycles(DependencyGraph graph) {
        var between = new SimpleDirectedGraph<String, DefaultEdge>(DefaultEdge.class);
        graph.believedAt(Confidence.MEDIUM)
                .filter(call -> call.from() instanceof Caller.Pods)
                .filter(call -> !call.to().receivers().isEmpty())
                .forEach(call ->
                        connect(between, call.from().namespace(), call.to().namespace()));
        new KosarajuStrongConnectivityInspector<>(between)
                .stronglyConnectedSets().stream()
                        .filter(circle -> circle.size() > 1)
                        .forEach(this::add);
    }

    private static void connect(SimpleDirectedGraph<String, DefaultEdge> between, String from, String to) {
        if (!from.equals(to)) {
            between.addVertex(from);
            between.addVertex(to);
            between.addEdge(from, to);
        }
    }

    private void add(Set<String> circle) {
        var sorted = new TreeSet<>(circle);
        sorted.forEach(namespace -> circleByNamespace.put(namespace, sorted));
    }

    /** The namespaces on a circle with this one, itself included; none when it is on no circle. */
    Set<String> circleOf(String namespace) {
        return circleByNamespace.getOrDefault(namespace, Set.of());
    }

    /** The namespaces on a circle with any of these. */
    Set<String> circlesOf(Set<String> namespaces) {
        return namespaces.stream()
                .flatMap(namespace -> circleOf(namespace).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
