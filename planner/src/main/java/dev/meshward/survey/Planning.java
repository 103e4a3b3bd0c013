package dev.meshward.survey;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.LadderPlanner;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.Positions;
import dev.meshward.adoption.Replanning;
import dev.meshward.adoption.StagePlanner;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanHistory;
import dev.meshward.saved.PlanResult;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question with the plan that was made before, if there is one.
 *
 * @param engine looks for the best order
 * @param earlier counts only where it was made for the same mesh
 */
record Planning(PlanQuestion question, ScheduleEngine engine, Optional<EarlierPlan> earlier) {

    Planning {
        var mesh = question.target().name();
        earlier = earlier.filter(plan -> plan.mesh() == mesh);
    }

    Rollout rollout(Function<AdoptionPlan, RolloutBundle> bundle) {
        return switch (answer()) {
            case StagePlanner.Answer.Contradiction(var wishes, var because) -> new Rollout.Refused(wishes, because);
            case StagePlanner.Answer.Planned(var plan) ->
                new Rollout.Planned(new PlanResult(
                        question.snapshot(),
                        question.graph(),
                        question.findings(),
                        plan,
                        bundle.apply(plan),
                        ToolVersion.current(),
                        Positions.of(question, plan),
                        earlier.map(before -> PlanHistory.of(plan, before)).orElseGet(PlanHistory::none),
                        Readiness.quotas(question.snapshot(), question.graph(), question.target())));
        };
    }

    private StagePlanner.Answer answer() {
        var planner = new LadderPlanner(engine);
        return earlier.map(before -> Replanning.arrange(planner, question, before.precedent()))
                .orElseGet(() -> planner.arrange(question));
    }
}
