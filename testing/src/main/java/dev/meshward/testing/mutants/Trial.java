package dev.meshward.testing.mutants;

import dev.meshward.judge.Grade;
import dev.meshward.judge.Judgement;
import dev.meshward.testing.simulator.Harm;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both say of one mutant.
 *
 * @param where which cluster, and which of the operator's places
 * @param harms what the mutant does and the plan as it was did not
 */
public record Trial(Operator operator, String where, List<Harm> harms, Judgement judgement) {

    static Trial of(Operator operator, String where, PlanText mutant, JudgedPlan plan, Set<Harm> before) {
        var harms = plan.harms(mutant).stream()
                .filter(harm -> !before.contains(harm.anywhere()))
                .toList();
        return new Trial(operator, where, harms, plan.judgementOfChange(mutant));
    }

    /** What is so without any change. */
    static Set<Harm> before(JudgedPlan plan) {
        return plan.harms(plan.text()).stream().map(Harm::anywhere).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isHarmful() {
        return !harms.isEmpty();
    }

    public boolean isRefused() {
        return judgement.grade() == Grade.UNSAFE;
    }

    /** The judge refuses it and names every one of the calls, doors and objects. */
    public boolean isNamed() {
        return isRefused() && harms.stream().allMatch(harm -> JudgedPlan.names(judgement, harm));
    }

    /** For people who look for who is wrong. */
    public String words() {
        var unnamed = harms.stream()
                .filter(harm -> !JudgedPlan.names(judgement, harm))
                .map(Harm::toString)
                .limit(3)
                .collect(Collectors.joining("; "));
        var judged = judgement.stages().stream()
                .filter(stage -> stage.grade() == Grade.UNSAFE)
                .map(stage -> stage.stage() + " " + stage.because())
                .limit(2)
                .collect(Collectors.joining("; "));
        return operator.name() + ", " + where + ": " + harms.size() + " harms, not named: [" + unnamed
                + "]; the judge: " + judgement.grade() + " [" + judged + "]";
    }
}
