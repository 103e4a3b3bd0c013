package dev.meshward.testing.mutants;

import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import dev.meshward.survey.Judging;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.simulator.Call;
import dev.meshward.testing.simulator.CallReader;
import dev.meshward.testing.simulator.Harm;
import dev.meshward.testing.simulator.Simulation;
import dev.meshward.testing.simulator.Town;
import java.util.List;
import java.util.stream.Stream;

/** A plan that can be spoilt, with both opinions on what comes of it. For one thread. */
public final class JudgedPlan {

    private final Survey survey = new Survey(Survey.Progress.unheard());
    private final PlanText text;
    private final Simulation simulation;

    private JudgedPlan(PlanText text, Simulation simulation) {
        this.text = text;
        this.simulation = simulation;
    }

    public static JudgedPlan of(Journey journey) {
        var directory = new Survey(Survey.Progress.unheard()).directory(journey.result());
        var town = Town.of(journey.snapshot());
        List<Call> calls =
                CallReader.calls(town, journey.snapshot(), journey.graph().dependencies());
        return new JudgedPlan(new PlanText(directory.files()), new Simulation(town, calls));
    }

    public PlanText text() {
        return text;
    }

    /** What the simulator says. */
    public List<Harm> harms(PlanText plan) {
        return simulation.harms(plan.byStage());
    }

    /** What the judge says. */
    public Judgement judgement(PlanText plan) {
        return switch (survey.judge(plan.files())) {
            case Judging.Judged(var judgement) -> judgement;
            case Judging.Refused(var because) -> throw new IllegalStateException(because);
        };
    }

    /** Whether the judge refuses the plan because of this very harm. */
    public static boolean names(Judgement judgement, Harm harm) {
        return judgement.stages().stream()
                .filter(stage -> stage.grade() == Grade.UNSAFE)
                .anyMatch(stage -> names(stage, harm));
    }

    private static boolean names(StageJudgement stage, Harm harm) {
        return switch (harm.kind()) {
            case BREAKS ->
                calls(stage, JudgedCall.Outcome.REFUSED, harm)
                        .anyMatch(call -> (call.callerNamespace() + "/" + call.caller()).equals(harm.caller()));
            case OPENS ->
                calls(stage, JudgedCall.Outcome.OPENED, harm).findAny().isPresent();
            case STAYS, FAILS -> stage.problems().stream().anyMatch(problem -> mentions(problem, harm.callee()));
        };
    }

    private static Stream<JudgedCall> calls(StageJudgement stage, JudgedCall.Outcome outcome, Harm harm) {
        return stage.calls().stream()
                .filter(call -> call.outcome() == outcome
                        && call.weight() == Grade.UNSAFE
                        && call.port() == harm.port()
                        && (call.calleeNamespace() + "/" + call.callee()).equals(harm.callee()));
    }

    /** Where a file names no namespace the judge names none, and kubectl takes {@code default}. */
    private static boolean mentions(String problem, String object) {
        return Stream.of(object.split("[ /]"))
                .filter(word -> !word.equals("default"))
                .allMatch(problem.toLowerCase(java.util.Locale.ROOT)::contains);
    }
}
