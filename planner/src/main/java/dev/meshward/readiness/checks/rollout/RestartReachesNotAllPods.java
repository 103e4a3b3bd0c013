package dev.meshward.readiness.checks.rollout;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * A workload some of whose pods would keep the old template after a restart, and so have no proxy while the plan takes
 * the workload for joined. OnDelete is another matter: there a person replaces every pod, and the plan says so.
 */
public final class RestartReachesNotAllPods implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-152");
    }

    @Override
    public String title() {
        return "Restart that does not reach all pods";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(this::inWorkload);
    }

    private Stream<Finding> inWorkload(Workload workload) {
        var strategy = new RolloutStrategy(workload);
        if (strategy.isPaused()) {
            return Stream.of(paused(workload));
        }
        if (strategy.isOnDelete()) {
            return Stream.of(onDelete(workload, strategy));
        }
        return strategy.partition() > 0 ? Stream.of(partitioned(workload, strategy)) : Stream.empty();
    }

    private Finding paused(Workload workload) {
        return FindingDraft.about(
                        code(), Severity.ERROR, workload, workload.manifest().at("spec", "paused"))
                .what("Deployment %s is paused.".formatted(workload.name()))
                .why("A paused Deployment makes no pods of a new template and cannot be restarted, so no proxy gets"
                        + " in.")
                .advice("Finish the rollout it was paused for: kubectl rollout resume deployment/%s -n %s."
                        .formatted(workload.name(), workload.namespace()))
                .blocking(Blocks.JOINING)
                .finding();
    }

    private Finding partitioned(Workload workload, RolloutStrategy strategy) {
        return FindingDraft.about(
                        code(), Severity.ERROR, workload, strategy.field().at("rollingUpdate", "partition"))
                .what("StatefulSet %s updates only its pods from number %d on (partition)."
                        .formatted(workload.name(), strategy.partition()))
                .why("The pods below keep the old template and get no proxy; callers that find one such pod behind a"
                        + " headless Service talk plaintext to all of them.")
                .advice("Finish the staged update it was set for and set partition: 0.")
                .blocking(Blocks.JOINING)
                .finding();
    }

    private Finding onDelete(Workload workload, RolloutStrategy strategy) {
        return FindingDraft.about(
                        code(), Severity.WARNING, workload, strategy.field().at("type"))
                .what("%s %s replaces a pod only when somebody deletes it (OnDelete)."
                        .formatted(workload.id().kind(), workload.name()))
                .why("kubectl rollout restart changes its template and no pod; it is joined when the last pod was"
                        + " replaced, not before.")
                .advice("Delete its pods one by one at the join, each after the one before is ready.")
                .finding();
    }
}
