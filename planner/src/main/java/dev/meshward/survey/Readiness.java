package dev.meshward.survey;

import dev.meshward.advice.Code;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Inspection;
import dev.meshward.readiness.QuotaRoom;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.AllChecks;
import dev.meshward.readiness.checks.resources.QuotaWithoutRoom;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Reservations;
import dev.meshward.readiness.report.SuppressionAnnotations;
import dev.meshward.readiness.report.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the way, and who is ready. */
public final class Readiness {

    private Readiness() {}

    /** What every check finds. */
    static List<Finding> findings(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {
        return new Inspection(AllChecks.list()).inspect(situation(snapshot, graph, target));
    }

    /** What the quotas of the cluster leave for proxies. */
    static List<QuotaRoom> quotas(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {
        return QuotaWithoutRoom.rooms(situation(snapshot, graph, target));
    }

    private static Situation situation(ClusterSnapshot snapshot, DependencyGraph graph, TargetMesh target) {
        var dialect = Dialects.of(target.name());
        return new Situation(
                snapshot,
                graph,
                target,
                dialect.traits(),
                dialect.sleepingRules(snapshot),
                dialect.leastKubernetesMinor(target));
    }

    /**
     * Who is ready, and what somebody decided to live with: in the annotations of objects, and besides.
     *
     * @param besides suppressions that are written elsewhere
     */
    public static ReadinessReport report(
            ClusterSnapshot snapshot, TargetMesh target, List<Finding> findings, Suppressions besides) {
        var suppressions = SuppressionAnnotations.in(snapshot).and(besides);
        return ReadinessReport.of(target, findings, suppressions, mayJoin(snapshot, target))
                .reserving(new Reservations(snapshot.notSeen(), scopeByCode(target)));
    }

    private static Map<Code, Scope> scopeByCode(TargetMesh target) {
        return AllChecks.list().stream()
                .filter(check -> check.scope().meshes().contains(target.name()))
                .collect(Collectors.toMap(ReadinessCheck::code, ReadinessCheck::scope));
    }

    private static List<WorkloadId> mayJoin(ClusterSnapshot snapshot, TargetMesh target) {
        var ownNamespaces = Dialects.of(target.name()).traits().controlPlaneNamespaces();
        return snapshot.workloads().stream()
                .map(Workload::id)
                .filter(id ->
                        SystemNamespaces.reasonFor(id.namespace()).isEmpty() && !ownNamespaces.contains(id.namespace()))
                .toList();
    }
}
