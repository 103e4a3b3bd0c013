package dev.meshward.readiness.checks.rollout;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Autoscalers;
import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * A workload that others call and whose every restart leaves nobody to answer. What bounds a restart is the strategy;
 * PodDisruptionBudgets do not. Where neither the workload nor an autoscaler writes the number of pods, nothing is said.
 */
public final class RestartIsAnOutage implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-151");
    }

    @Override
    public String title() {
        return "Rollout strategy that makes every restart an outage";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "Service", "HorizontalPodAutoscaler");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var autoscalers = new Autoscalers(situation.snapshot().objects());
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> !situation.snapshot().servicesOf(workload).isEmpty())
                .flatMap(workload -> inWorkload(workload, autoscalers).map(draft -> told(draft, situation)));
    }

    /** Joining ambient restarts pods only where part of a namespace joins and templates carry the label (istio B, enrolment). */
    private static Finding told(FindingDraft draft, Situation situation) {
        return draft.why((situation.hasSidecars()
                                ? "The join restarts it once; "
                                : "Where its namespace joins ambient mode bit by bit, the join restarts it once; ")
                        + "until the new pods are ready, its callers get no answer.")
                .finding();
    }

    private Stream<FindingDraft> inWorkload(Workload workload, Autoscalers autoscalers) {
        var strategy = new RolloutStrategy(workload);
        var replicas = workload.manifest().at("spec", "replicas");
        boolean counted = autoscalers.counts(workload) && workload.replicas() > 0;
        return switch (workload.id().kind()) {
            case "Deployment" -> ofDeployment(workload, strategy, counted);
            case "StatefulSet" -> ofStatefulSet(workload, strategy, counted, replicas);
            default -> Stream.empty();
        };
    }

    private Stream<FindingDraft> ofDeployment(Workload workload, RolloutStrategy strategy, boolean counted) {
        if (strategy.isRecreate()) {
            return Stream.of(draft(
                    workload,
                    strategy.field().at("type"),
                    "%s ends all its pods before it makes new ones (strategy Recreate).".formatted(workload.name()),
                    "Perhaps RollingUpdate works; where a volume can be mounted once only, plan the restart as a"
                            + " short outage."));
        }
        if (!counted || strategy.unavailable() < workload.replicas()) {
            return Stream.empty();
        }
        return Stream.of(draft(
                workload,
                strategy.field(),
                "While %s restarts, %s may be missing at once (maxUnavailable after rounding)."
                        .formatted(
                                workload.name(),
                                workload.replicas() == 1
                                        ? "its only pod"
                                        : "all " + Sentences.counted(workload.replicas(), "pod")),
                "Set maxUnavailable: 0 and maxSurge: 1 in the strategy."));
    }

    private Stream<FindingDraft> ofStatefulSet(
            Workload workload, RolloutStrategy strategy, boolean counted, Field replicas) {
        if (!counted || workload.replicas() > 1 || strategy.isOnDelete()) {
            return Stream.empty();
        }
        return Stream.of(draft(
                workload,
                replicas,
                "StatefulSet %s has one pod, which ends before its successor starts.".formatted(workload.name()),
                "Plan the restart as a short outage, or run more than one pod where the application can."));
    }

    private FindingDraft draft(Workload workload, Field shownBy, String what, String advice) {
        return FindingDraft.about(code(), Severity.WARNING, workload, shownBy)
                .what(what)
                .advice(advice);
    }
}
