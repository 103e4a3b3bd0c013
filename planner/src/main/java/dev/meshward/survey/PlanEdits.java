package dev.meshward.survey;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Move;
import dev.meshward.adoption.PlanMoves;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.Positions;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.bundles.Assembled;
import dev.meshward.bundles.BundleAssembly;
import dev.meshward.bundles.StageBundle;
import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedPlan;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageFiles;
import dev.meshward.judge.StageJudgement;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.StageWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan on a person's desk: workloads are moved from stage to stage, each move is judged at once, and can be taken back and
 * made again. Never changed: whoever moves gets another one. Only what a move changes is assembled and judged anew.
 */
public final class PlanEdits {

    private final Desk desk;
    private final Draft now;
    private final List<Draft> past;
    private final List<Draft> future;

    /** What stays the same while a plan is edited. */
    private record Desk(PlanResult result, PlanQuestion question, StageWriting writing) {}

    /** One state of the plan. */
    private record Draft(PlanMoves moves, Assembled assembled, List<StageFiles> files, JudgedPlan judged) {}

    private PlanEdits(Desk desk, Draft now, List<Draft> past, List<Draft> future) {
        this.desk = desk;
        this.now = now;
        this.past = List.copyOf(past);
        this.future = List.copyOf(future);
    }

    /**
     * Takes a plan that was just made, and judges it as a whole once.
     *
     * @param preferences it was made with
     * @param earlier the plan it was made over: nobody moves into or out of its stages that were approved or begun
     */
    public static PlanEdits of(PlanResult result, PlanPreferences preferences, Optional<EarlierPlan> earlier) {
        var plan = result.plan();
        var dialect = Dialects.of(plan.target().name());
        var question = new PlanQuestion(
                result.snapshot(), result.graph(), result.findings(), plan.target(), dialect, preferences);
        var desk = new Desk(result, question, new StageWriting(result.snapshot()));
        var assembled = Assembled.of(plan, result.snapshot(), result.graph(), result.findings(), dialect);
        var files = files(desk, assembled, List.of(), List.of());
        var judged = Referee.judge(result.snapshot(), result.graph()).judged(files, Map.of());
        var settled = earlier.map(before -> before.precedent().settled()).orElse(Set.of());
        var moves = PlanMoves.in(question, plan, result.history().moves(), settled);
        return new PlanEdits(desk, new Draft(moves, assembled, files, judged), List.of(), List.of());
    }

    /** The plan as it is now. Its objective, and what stages that nobody moved say of others, are those of before. */
    public AdoptionPlan plan() {
        return now.moves().plan();
    }

    /** What the judge says of the plan as it is now. */
    public Judgement judgement() {
        return now.judged().judgement();
    }

    /** Everything that was moved, where it is now. */
    public List<Move> moves() {
        return now.moves().moves();
    }

    /** Before the last move; empty where there was none. */
    public Optional<PlanEdits> undo() {
        return past.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanEdits(desk, past.getLast(), past.subList(0, past.size() - 1), with(future, now)));
    }

    /** After the move that was taken back last; empty where none was, or something was moved since. */
    public Optional<PlanEdits> redo() {
        return future.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PlanEdits(desk, future.getLast(), with(past, now), future.subList(0, future.size() - 1)));
    }

    /**
     * Moves a workload, or a namespace, into another stage of its rung.
     *
     * @param stage the id of the stage, whose kind says the rung
     */
    public MoveAnswer move(Wish.Target subject, String stage) {
        return plan().stages().stream()
                .filter(each -> each.id().equals(stage))
                .findFirst()
                .map(target -> move(subject, target.kind(), stage))
                .orElse(new MoveAnswer.Impossible("There is no such stage in this plan."));
    }

    /**
     * Moves the climb of one rung. Where the stage is of another rung, a stage of its own is made beside it.
     *
     * @param stage the id of the stage
     */
    public MoveAnswer move(Wish.Target subject, StageKind rung, String stage) {
        return switch (now.moves().move(subject, rung, stage)) {
            case PlanMoves.Answer.Impossible(var because) -> new MoveAnswer.Impossible(because);
            case PlanMoves.Answer.Moved(var moved, var against) -> judged(after(moved), against);
        };
    }

    private PlanEdits after(PlanMoves moved) {
        var assembled = now.assembled().with(moved.plan());
        var files = files(desk, assembled, now.assembled().stages(), now.files());
        var draft = new Draft(moved, assembled, files, now.judged().with(files, Map.of()));
        return new PlanEdits(desk, draft, with(past, now), List.of());
    }

    private static List<Draft> with(List<Draft> drafts, Draft another) {
        var more = new ArrayList<>(drafts);
        more.add(another);
        return more;
    }

    /** A bundle that is the very same has the very same files. */
    private static List<StageFiles> files(
            Desk desk, Assembled assembled, List<StageBundle> bundlesBefore, List<StageFiles> filesBefore) {
        var bundles = assembled.stages();
        var files = new ArrayList<StageFiles>();
        for (int i = 0; i < bundles.size(); i++) {
            boolean isSame = i < bundlesBefore.size() && bundlesBefore.get(i) == bundles.get(i);
            files.add(
                    isSame
                            ? filesBefore.get(i)
                            : new StageFiles(
                                    bundles.get(i).folder(), desk.writing().files(bundles.get(i))));
        }
        return files;
    }

    private MoveAnswer judged(PlanEdits after, List<Reason> against) {
        var judgement = after.judgement();
        return switch (judgement.grade()) {
            case UNSAFE ->
                new MoveAnswer.Unsafe(
                        after,
                        judgement
                                .calls()
                                .filter(call -> call.weight() == Grade.UNSAFE)
                                .toList(),
                        judgement.stages().stream()
                                .flatMap(stage -> stage.problems().stream())
                                .toList(),
                        against);
            case CONDITIONAL, SAFE -> {
                var gates = gates(after);
                yield gates.isEmpty()
                        ? new MoveAnswer.Fine(after, against)
                        : new MoveAnswer.Conditional(after, gates, against);
            }
        };
    }

    /** Of the stages that hold only if their gates hold, and of which something else is said than before. */
    private List<Gate> gates(PlanEdits after) {
        var before = judgement().stages();
        var gates = new ArrayList<Gate>();
        var stages = after.judgement().stages();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).grade() == Grade.CONDITIONAL && isOther(stages.get(i), before)) {
                gates.addAll(after.plan().stages().get(i).gates());
            }
        }
        return gates;
    }

    private static boolean isOther(StageJudgement stage, List<StageJudgement> before) {
        return before.stream().noneMatch(stage::equals);
    }

    /** The plan as it is now, made whole: with its objective, its reasons and the moves, ready to be written. */
    public PlanResult result() {
        var result = desk.result();
        var plan = now.moves().finished();
        var dialect = desk.question().dialect();
        return new PlanResult(
                result.snapshot(),
                result.graph(),
                result.findings(),
                plan,
                new BundleAssembly().assemble(plan, result.snapshot(), result.graph(), result.findings(), dialect),
                result.toolVersion(),
                Positions.of(desk.question(), plan),
                result.history().with(plan, moves()),
                result.quotas());
    }

    /** What whoever plans again has to respect of the plan as it is now. */
    public EarlierPlan asEarlier() {
        return EarlierPlan.of(plan(), desk.result().history(), moves());
    }
}
