package dev.meshward.saved;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Reason;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.QuotaRoom;
import java.util.List;
import java.util.Map;

/**
 * Everything a finished plan consists of, before it is written down.
 *
 * @param snapshot what was planned on, its gaps included
 * @param bundle the stages of {@code plan} as bundles, in the same order
 * @param findings what readiness found, of every severity
 * @param toolVersion the version that made the plan
 * @param positions why each stage is where it is, by its id; empty where nobody asked
 * @param history what it takes over from the plan before it
 * @param quotas what the quotas of the cluster leave for proxies
 */
public record PlanResult(
        ClusterSnapshot snapshot,
        DependencyGraph graph,
        List<Finding> findings,
        AdoptionPlan plan,
        RolloutBundle bundle,
        String toolVersion,
        Map<String, List<Reason>> positions,
        PlanHistory history,
        List<QuotaRoom> quotas) {

    public PlanResult {
        findings = findings.stream().sorted().toList();
        positions = Map.copyOf(positions);
        quotas = List.copyOf(quotas);
    }

    /** A plan whose stages do not say why they are where they are. */
    public PlanResult(
            ClusterSnapshot snapshot,
            DependencyGraph graph,
            List<Finding> findings,
            AdoptionPlan plan,
            RolloutBundle bundle,
            String toolVersion) {
        this(snapshot, graph, findings, plan, bundle, toolVersion, Map.of(), PlanHistory.none(), List.of());
    }
}
