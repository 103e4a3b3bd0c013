package dev.meshward.status;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import dev.meshward.readiness.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The cluster at one moment, with all that is concluded from it for one plan.
 *
 * @param judgement of the plan's files on it
 * @param findings what stands in the way
 */
public record Held(ClusterSnapshot snapshot, DependencyGraph graph, Judgement judgement, List<Finding> findings) {

    public Held {
        findings = List.copyOf(findings);
    }

    Optional<StageJudgement> of(PlannedStage stage) {
        return judgement.stages().stream()
                .filter(judged -> judged.stage().equals(stage.folder()))
                .findFirst();
    }
}
