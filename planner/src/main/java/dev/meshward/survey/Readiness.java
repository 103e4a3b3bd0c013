package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.SuppressionAnnotations;
import dev.meshward.readiness.report.Suppressions;
import java.util.List;

/** Who is ready, after the checks. */
public final class Readiness {

    private Readiness() {}

    /**
     * Who is ready, and what somebody decided to live with: in the annotations of objects, and besides.
     *
     * @param besides suppressions that are written elsewhere
     */
    public static ReadinessReport report(
            ClusterSnapshot snapshot, TargetMesh target, List<Finding> findings, Suppressions besides) {
        var suppressions = SuppressionAnnotations.in(snapshot).and(besides);
        return ReadinessReport.of(target, findings, suppressions, mayJoin(snapshot, target));
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
