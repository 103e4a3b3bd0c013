package dev.meshward.testing.mutants;

import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.judge.Grade;
import dev.meshward.judge.Judge;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.Retreat;
import dev.meshward.judge.StageFiles;
import dev.meshward.judge.StageJudgement;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.survey.Judging;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.simulator.Call;
import dev.meshward.testing.simulator.CallReader;
import dev.meshward.testing.simulator.Harm;
import dev.meshward.testing.simulator.Simulation;
import dev.meshward.testing.simulator.Town;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A plan that can be spoilt, with both opinions on what comes of it. For one thread. */
public final class JudgedPlan {

    private final Survey survey = new Survey(Survey.Progress.unheard());
    private final PlanText text;
    private final Simulation simulation;
    private final Supplier<dev.meshward.judge.JudgedPlan> judging;
    private Optional<dev.meshward.judge.JudgedPlan> judged = Optional.empty();

    private JudgedPlan(PlanText text, Simulation simulation, Supplier<dev.meshward.judge.JudgedPlan> judging) {
        this.text = text;
        this.simulation = simulation;
        this.judging = judging;
    }

    public static JudgedPlan of(Journey journey) {
        var directory = new Survey(Survey.Progress.unheard()).directory(journey.result());
        var town = Town.of(journey.snapshot());
        List<Call> calls =
                CallReader.calls(town, journey.snapshot(), journey.graph().dependencies());
        var text = new PlanText(directory.files());
        return new JudgedPlan(
                text, new Simulation(town, calls), () -> judge(journey).judged(stages(text), Map.of()));
    }

    /** The way back from the end of a plan, as the judge sees it. */
    public static Retreat retreat(Journey journey) {
        var directory = new Survey(Survey.Progress.unheard()).directory(journey.result());
        return judge(journey).retreat(stages(new PlanText(directory.files())));
    }

    private static Judge judge(Journey journey) {
        var snapshot = journey.snapshot();
        var objects = Stream.concat(snapshot.workloads().stream().map(Workload::manifest), snapshot.objects().stream())
                .toList();
        var istio = home(objects, "Deployment", "istiod", IstioRules.USUAL_HOME);
        var linkerd = home(objects, "ConfigMap", "linkerd-config", LinkerdRules.USUAL_HOME);
        return new Judge(
                snapshot,
                journey.graph().dependencies(),
                () -> List.of(new IstioRules(istio), new LinkerdRules(linkerd, objects)));
    }

    private static String home(List<Manifest> objects, String kind, String name, String usual) {
        return objects.stream()
                .map(Manifest::key)
                .filter(key -> key.kind().equals(kind) && key.name().equals(name))
                .map(ObjectKey::namespace)
                .findFirst()
                .orElse(usual);
    }

    private static List<StageFiles> stages(PlanText text) {
        return text.byStage().entrySet().stream()
                .map(each -> new StageFiles(each.getKey(), each.getValue()))
                .toList();
    }

    public PlanText text() {
        return text;
    }

    /** What the simulator says. */
    public List<Harm> harms(PlanText plan) {
        return simulation.harms(plan.byStage());
    }

    /** What the judge says who has judged the plan as it was: he looks again at what is different alone. */
    public Judgement judgementOfChange(PlanText plan) {
        if (judged.isEmpty()) {
            judged = Optional.of(judging.get());
        }
        return judged.get().with(stages(plan), Map.of()).judgement();
    }

    /** What the judge says of all of it. */
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
