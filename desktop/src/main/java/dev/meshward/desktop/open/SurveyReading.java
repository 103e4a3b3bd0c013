package dev.meshward.desktop.open;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a cluster as every command does, and counts what is in it. */
public final class SurveyReading implements ClusterReading {

    private static final Set<DependencyKind> CALLS = Set.of(DependencyKind.CALL, DependencyKind.EGRESS);

    @Override
    public ClusterOverview read(String name, Path manifests, Survey.Progress progress) {
        var survey = new Survey(progress);
        var snapshot = survey.scan(Source.of(List.of(manifests.toString())), InputStream.nullInputStream());
        return overview(name, snapshot, survey.graph(snapshot));
    }

    static ClusterOverview overview(String name, ClusterSnapshot snapshot, DependencyGraph graph) {
        var calls = graph.believedAt(Confidence.MEDIUM)
                .filter(dependency -> CALLS.contains(dependency.kind()))
                .toList();
        var into = new HashMap<String, Integer>();
        var outOf = new HashMap<String, Integer>();
        calls.stream().filter(SurveyReading::leavesItsNamespace).forEach(call -> {
            into.merge(call.to().namespace(), 1, Integer::sum);
            outOf.merge(call.from().namespace(), 1, Integer::sum);
        });
        var rows = snapshot.namespaces().stream()
                .map(namespace -> row(namespace, snapshot, into, outOf))
                .toList();
        int gaps = (int) snapshot.gaps().stream().filter(gap -> gap.matters()).count();
        return new ClusterOverview(name, rows, calls.size(), gaps);
    }

    private static boolean leavesItsNamespace(Dependency call) {
        return call.to() instanceof Callee.External
                || !call.from().namespace().equals(call.to().namespace());
    }

    private static NamespaceRow row(
            Namespace namespace, ClusterSnapshot snapshot, Map<String, Integer> into, Map<String, Integer> outOf) {
        var workloads = snapshot.workloadsIn(namespace.name());
        return new NamespaceRow(
                namespace.name(),
                workloads.size(),
                workloads.stream().mapToInt(Workload::replicas).sum(),
                snapshot.servicesIn(namespace.name()).size(),
                into.getOrDefault(namespace.name(), 0),
                outOf.getOrDefault(namespace.name(), 0));
    }
}
