package dev.meshward.saved;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.readiness.Finding;
import java.util.List;

/**
 * Everything a finished plan consists of, before it is written down.
 *
 * @param snapshot what was planned on, its gaps included
 * @param bundle the stages of {@code plan} as bundles, in the same order
 * @param findings what readiness found, of every severity
 * @param toolVersion the version that made the plan
 */
public record PlanResult(
        ClusterSnapshot snapshot,
        DependencyGraph graph,
        List<Finding> findings,
        AdoptionPlan plan,
        RolloutBundle bundle,
        String toolVersion) {

    public PlanResult {
        findings = findings.stream().sorted().toList();
    }
}
