package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import java.util.List;

/** All that a planner is told. The dialect is asked where workloads stand and which questions its metrics can answer. */
public record PlanQuestion(
        ClusterSnapshot snapshot,
        DependencyGraph graph,
        List<Finding> findings,
        TargetMesh target,
        Dialect dialect,
        PlanPreferences preferences) {

    public PlanQuestion {
        findings = List.copyOf(findings);
    }
}
