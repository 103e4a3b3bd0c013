package dev.meshward.readiness.checks.rollout;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Autoscalers;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PodDisruptionBudget that allows no eviction at all. It does not slow a rolling restart, which asks no budget; it
 * hangs the drain of a node, and a rollout that takes weeks meets node upgrades.
 */
public final class BudgetWithoutEviction implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-154");
    }

    @Override
    public String title() {
        return "Disruption budget that allows no eviction";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "PodDisruptionBudget", "HorizontalPodAutoscaler");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var autoscalers = new Autoscalers(situation.snapshot().objects());
        return situation.snapshot().objectsOf("policy", "PodDisruptionBudget").stream()
                .filter(budget -> situation.mayJoin(budget.key().namespace()))
                .flatMap(budget -> inBudget(budget, situation, autoscalers));
    }

    private Stream<Finding> inBudget(Manifest budget, Situation situation, Autoscalers autoscalers) {
        var selected = situation
                .snapshot()
                .workloadsSelectedBy(
                        budget.key().namespace(),
                        budget.at("spec", "selector", "matchLabels").textByKey());
        if (selected.isEmpty()
                || budget.at("spec", "selector", "matchExpressions").isPresent()) {
            return Stream.empty();
        }
        return shutting(budget, selected, autoscalers).stream().map(field -> finding(budget, field, selected));
    }

    private static Optional<Field> shutting(Manifest budget, List<Workload> selected, Autoscalers autoscalers) {
        var absent = budget.at("spec", "maxUnavailable");
        var present = budget.at("spec", "minAvailable");
        if (absent.is("0") || absent.is("0%")) {
            return Optional.of(absent);
        }
        boolean counted = selected.stream().allMatch(autoscalers::counts);
        int pods = selected.stream().mapToInt(Workload::replicas).sum();
        boolean all = present.is("100%") || (counted && pods > 0 && present.wholeOr(0) >= pods);
        return all ? Optional.of(present) : Optional.empty();
    }

    private Finding finding(Manifest budget, Field field, List<Workload> selected) {
        return FindingDraft.about(code(), Severity.INFO, budget, field)
                .what("Budget %s lets no pod of %s be evicted (%s: %s)."
                        .formatted(budget.key().name(), selected.getFirst().name(), field.key(), field.textOr("")))
                .why("Restarts of this plan do not ask it, but the drain of a node waits for ever, and a rollout of"
                        + " weeks meets node upgrades.")
                .advice("Allow one pod to be absent, or run one pod more than the budget wants.")
                .concerning(selected.stream().map(Workload::id).toList())
                .finding();
    }
}
