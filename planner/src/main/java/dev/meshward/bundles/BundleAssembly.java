package dev.meshward.bundles;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.Dialect;
import dev.meshward.readiness.Finding;
import java.util.List;

/** From a plan to what is applied: each stage on the objects as the stages before it leave them. */
public final class BundleAssembly {

    /** The same input gives the same bundles, byte for byte. */
    public RolloutBundle assemble(
            AdoptionPlan plan,
            ClusterSnapshot snapshot,
            DependencyGraph graph,
            List<Finding> findings,
            Dialect dialect) {
        var assembled = Assembled.of(plan, snapshot, graph, findings, dialect);
        var contents = assembled.contents();
        var emergency = new Emergency(contents.speaker(), contents.roster(), assembled.afterThePlan()).files();
        return new RolloutBundle(
                new LaterStages(assembled.stages(), graph, new Wakening(snapshot, dialect.sleepingRules(snapshot)))
                        .named(),
                emergency,
                List.copyOf(contents.installation().figures()));
    }
}
