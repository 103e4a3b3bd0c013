package dev.meshward.survey;

import dev.meshward.bundles.Step;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.judge.Judgement;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.StageSelection;
import dev.meshward.status.Evening;
import dev.meshward.status.Held;
import dev.meshward.status.Observation;
import dev.meshward.status.ObservedStage;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.PlannedStage;
import dev.meshward.status.Roundup;
import dev.meshward.status.TakenBack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A plan held against a cluster: hands the room of the status what it needs for its answers. */
public final class PlanAgainstCluster {

    private final SavedPlan plan;
    private final PlanFiles files;
    private final ClusterSnapshot now;

    PlanAgainstCluster(SavedPlan plan, PlanFiles files, ClusterSnapshot now) {
        this.plan = plan;
        this.files = files;
        this.now = now;
    }

    /** Every stage as the cluster shows it. */
    List<ObservedStage> observed() {
        var dialect = Dialects.of(plan.target().name());
        return Observation.of(
                now,
                plan.stages().stream().map(this::planned).toList(),
                dialect.installedVersion(now).isPresent());
    }

    private PlannedStage planned(SavedStage saved) {
        return new PlannedStage(
                saved.stage(),
                folder(saved),
                saved.touched(),
                saved.steps().stream().anyMatch(step -> step.step().action() == Step.Action.HELM),
                StageSelection.lastState(plan, saved.stage().id()));
    }

    private static String folder(SavedStage saved) {
        return saved.folder().replaceFirst("^stages/", "");
    }

    /**
     * Whether stages may be carried out now.
     *
     * @throws TestimonyRefused when what is said besides makes no sense
     */
    public TonightAnswer tonight(TonightWish wish) {
        var wanted = wish.stage()
                .map(words -> StageSelection.named(plan, words).map(List::of).orElse(List.of()))
                .orElse(plan.stages());
        if (wanted.isEmpty() && wish.stage().isPresent()) {
            return new TonightAnswer.NoSuchStage(
                    StageSelection.unknown(plan, wish.stage().get()));
        }
        return switch (files.snapshot()) {
            case SavedSnapshot.Recalled.Refused(var because) -> new TonightAnswer.Refused(because + ".");
            case SavedSnapshot.Recalled.Read(var snapshot) ->
                Referee.refusal(files)
                        .<TonightAnswer>map(TonightAnswer.Refused::new)
                        .orElseGet(() -> tonight(
                                snapshot,
                                wish,
                                wanted.stream().map(saved -> saved.stage().id()).toList()));
        };
    }

    /** Where every stage stands. */
    public StatusAnswer status() {
        return switch (files.snapshot()) {
            case SavedSnapshot.Recalled.Refused(var because) -> new StatusAnswer.Refused(because + ".");
            case SavedSnapshot.Recalled.Read(var snapshot) ->
                Referee.refusal(files)
                        .<StatusAnswer>map(StatusAnswer.Refused::new)
                        .orElseGet(() -> new StatusAnswer.Answered(status(snapshot)));
        };
    }

    private PlanStatus status(ClusterSnapshot planned) {
        var observed = observed();
        var traits = Dialects.of(plan.target().name()).traits();
        var neverStaged = new HashSet<>(plan.neverStaged().keySet());
        neverStaged.addAll(traits.controlPlaneNamespaces());
        return new Roundup(
                        heldAsPlanned(planned),
                        heldNow(knowing(TakenBack.of(now, observed), planned), observed, Testimony.none()),
                        now,
                        observed,
                        Set.of(traits.proxyMark()))
                .status(neverStaged);
    }

    /** The cluster as it is now, without what stages of the plan wrote so far: whoever plans again begins there. */
    public ClusterSnapshot withoutThePlan() {
        return TakenBack.of(now, observed());
    }

    /** Where the other clusters were not read again, their calls are taken to be what they were. */
    private static ClusterSnapshot knowing(ClusterSnapshot now, ClusterSnapshot planned) {
        return now.foreignCalls().isEmpty() ? now.knowing(planned.foreignCalls()) : now;
    }

    private Held heldAsPlanned(ClusterSnapshot planned) {
        return held(planned, Hearing.graph(planned, Testimony.none()), _ -> true);
    }

    private Held heldNow(ClusterSnapshot without, List<ObservedStage> observed, Testimony testimony) {
        return held(without, Hearing.graph(without, testimony), folder -> isReplayed(observed, folder));
    }

    private TonightAnswer tonight(ClusterSnapshot planned, TonightWish wish, List<String> wanted) {
        var observed = observed();
        var without = knowing(TakenBack.of(now, observed), planned);
        var gates = new PrometheusGates(wish.prometheus().map(Hearing::reached), wish.now());
        var evening =
                new Evening(heldAsPlanned(planned), heldNow(without, observed, wish.testimony()), observed, gates);
        return new TonightAnswer.Answered(evening.answer(wanted));
    }

    /** What a release brought cannot be taken back by fields; a stage that installed one is over. */
    private static boolean isReplayed(List<ObservedStage> observed, String folder) {
        return observed.stream()
                .filter(stage -> stage.planned().folder().equals(folder))
                .noneMatch(stage -> stage.planned().bringsReleases() && stage.isInstalled());
    }

    private Held held(ClusterSnapshot snapshot, DependencyGraph graph, Predicate<String> isReplayed) {
        var findings = Readiness.findings(snapshot, graph, plan.target());
        return new Held(snapshot, graph, judged(snapshot, graph, isReplayed), findings);
    }

    private Judgement judged(ClusterSnapshot snapshot, DependencyGraph graph, Predicate<String> isReplayed) {
        var stages = files.stages().stream()
                .filter(stage -> isReplayed.test(stage.folder()))
                .toList();
        return Referee.judge(snapshot, graph).judge(stages, files.gatesByFolder());
    }
}
