package dev.meshward.desktop.open;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.desktop.session.Unseen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in a cluster, in figures. */
public record ClusterOverview(List<NamespaceRow> namespaces, int calls) {

    private static final Set<DependencyKind> CALLS = Set.of(DependencyKind.CALL, DependencyKind.EGRESS);

    public ClusterOverview {
        namespaces = List.copyOf(namespaces);
    }

    /**
     * A namespace in figures.
     *
     * @param callsIn dependencies from other namespaces and from outside, those we believe
     * @param callsOut dependencies on other namespaces and on hosts outside
     * @param isSeen false where workloads and calls may be missing, since nobody let us see them
     */
    public record NamespaceRow(
            String name, int workloads, int pods, int services, int callsIn, int callsOut, boolean isSeen) {}

    static ClusterOverview of(ClusterSnapshot snapshot, DependencyGraph graph) {
        var calls = graph.believedAt(Confidence.MEDIUM)
                .filter(dependency -> CALLS.contains(dependency.kind()))
                .toList();
        var into = new HashMap<String, Integer>();
        var outOf = new HashMap<String, Integer>();
        calls.stream().filter(ClusterOverview::leavesItsNamespace).forEach(call -> {
            into.merge(call.to().namespace(), 1, Integer::sum);
            outOf.merge(call.from().namespace(), 1, Integer::sum);
        });
        var unseen = Unseen.of(snapshot);
        var rows = snapshot.namespaces().stream()
                .map(namespace -> row(namespace, snapshot, into, outOf, !unseen.hidesCallersIn(namespace.name())))
                .toList();
        return new ClusterOverview(rows, calls.size());
    }

    private static boolean leavesItsNamespace(Dependency call) {
        return call.to() instanceof Callee.External
                || !call.from().namespace().equals(call.to().namespace());
    }

    private static NamespaceRow row(
            Namespace namespace,
            ClusterSnapshot snapshot,
            Map<String, Integer> into,
            Map<String, Integer> outOf,
            boolean isSeen) {
        var workloads = snapshot.workloadsIn(namespace.name());
        return new NamespaceRow(
                namespace.name(),
                workloads.size(),
                workloads.stream().mapToInt(Workload::replicas).sum(),
                snapshot.servicesIn(namespace.name()).size(),
                into.getOrDefault(namespace.name(), 0),
                outOf.getOrDefault(namespace.name(), 0),
                isSeen);
    }
}
