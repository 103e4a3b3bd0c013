package dev.meshward.desktop.plan;

import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.Planned;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.MoveAnswer;
import dev.meshward.survey.PlanEdits;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The stages of the plan that is on the desk, and the moving of workloads between them. */
public final class PlanViewModel {

    private final Session session;
    private final Background background;
    private final CurrentPlan current;
    private final ReadOnlyObjectWrapper<Optional<Board>> board = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Moving>> picked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<MoveVerdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<StageCard>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * What is to be seen.
     *
     * @param headline how many stages there are, and how few there could be
     * @param bound what no plan can beat, in all its figures, beside what this one has
     */
    public record Board(String headline, String bound, List<StageCard> cards, List<Postponement> postponed) {
        public Board {
            cards = List.copyOf(cards);
            postponed = List.copyOf(postponed);
        }
    }

    /**
     * What somebody is about to move.
     *
     * @param from the stage in which it climbs now
     */
    public record Moving(Wish.Target subject, Stage from) {}

    public PlanViewModel(Session session, CurrentPlan current, Background background) {
        this.session = session;
        this.background = background;
        this.current = current;
        current.sheet().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<CurrentPlan.Sheet> sheet() {
        return current.sheet();
    }

    /** Empty as long as there is no plan. */
    public ReadOnlyObjectProperty<Optional<Board>> board() {
        return board.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Moving>> picked() {
        return picked.getReadOnlyProperty();
    }

    /** What was said of the last move. */
    public ReadOnlyObjectProperty<Optional<MoveVerdict>> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /** The stage whose reasons are shown. */
    public ReadOnlyObjectProperty<Optional<StageCard>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void choose(String stage) {
        chosen.set(card(stage));
    }

    public void pick(Moving moving) {
        picked.set(Optional.of(moving));
    }

    public void dismissVerdict() {
        verdict.set(Optional.empty());
    }

    /** The other stages in which somebody climbs; beside one of another rung, a stage of its own is made. */
    public List<Stage> destinations(Moving moving) {
        return board.get().stream()
                .flatMap(each -> each.cards().stream())
                .map(StageCard::stage)
                .filter(stage -> isLadder(stage.kind()))
                .filter(stage -> !stage.id().equals(moving.from().id()))
                .toList();
    }

    /** The number, among the join stages, of the one in which this gets its proxy; 0 where it never does. */
    int joinStageOf(Moving moving) {
        var subject = moving.subject();
        var joins = board.get().stream()
                .flatMap(each -> each.cards().stream())
                .map(StageCard::stage)
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .toList();
        return joins.stream()
                .filter(stage -> stage.workloads().stream().anyMatch(workload -> isOf(workload, subject)))
                .findFirst()
                .map(stage -> joins.indexOf(stage) + 1)
                .orElse(0);
    }

    private static boolean isOf(WorkloadId workload, Wish.Target subject) {
        return workload.namespace().equals(subject.namespace())
                && (subject.workload().isEmpty() || workload.name().equals(subject.workload()));
    }

    /** Whether workloads of such a stage can be moved. */
    static boolean isLadder(StageKind kind) {
        return kind == StageKind.JOIN || kind == StageKind.STRICT || kind == StageKind.AUTHORIZE;
    }

    /** Moves it, unless that breaks a call. The judge is asked off the window's thread. */
    public void move(Moving moving, String stage) {
        session.now().donePlan().map(Planned.Done::edits).ifPresent(edits -> {
            var title = card(stage)
                    .map(card -> Words.say(
                            "plan.stage", card.stage().number(), card.stage().title()));
            background.run(
                    _ -> edits.move(moving.subject(), moving.from().kind(), stage),
                    answer -> answered(edits, answer, moving, title.orElse(stage)),
                    thrown -> verdict.set(Optional.of(
                            new MoveVerdict(MoveVerdict.Kind.REFUSED, Failure.inWords(thrown), List.of()))));
        });
    }

    private void answered(PlanEdits asked, MoveAnswer answer, Moving moving, String stage) {
        boolean isOvertaken =
                session.now().donePlan().filter(done -> done.edits() == asked).isEmpty();
        if (isOvertaken) {
            verdict.set(Optional.of(new MoveVerdict(MoveVerdict.Kind.REFUSED, Words.say("plan.overtaken"), List.of())));
            return;
        }
        var subject = moving.subject().toString();
        verdict.set(Optional.of(MoveVerdict.of(answer, subject, stage)));
        switch (answer) {
            case MoveAnswer.Fine fine -> take(fine.edits(), subject, stage);
            case MoveAnswer.Conditional conditional -> take(conditional.edits(), subject, stage);
            case MoveAnswer.Unsafe _, MoveAnswer.Impossible _ -> {}
        }
    }

    private void take(PlanEdits edits, String subject, String stage) {
        picked.set(Optional.empty());
        session.change(Words.say("did.move", subject, stage), before -> before.withEdits(edits));
    }

    private Optional<StageCard> card(String stage) {
        return board.get().stream()
                .flatMap(each -> each.cards().stream())
                .filter(card -> card.stage().id().equals(stage))
                .findFirst();
    }

    private void follow(CurrentPlan.Sheet sheet) {
        board.set(
                sheet instanceof CurrentPlan.Sheet.Whole whole
                        ? Optional.of(board(whole, pins(whole)))
                        : Optional.empty());
        chosen.set(chosen.get().flatMap(card -> card(card.stage().id())));
        picked.set(Optional.empty());
    }

    private Pins pins(CurrentPlan.Sheet.Whole whole) {
        return new Pins(
                session.now().said().preferences().wishes(), whole.edits().moves());
    }

    private static Board board(CurrentPlan.Sheet.Whole whole, Pins pins) {
        var plan = whole.result().plan();
        var objective = plan.objective();
        int stages = objective.stages();
        var headline = objective
                .bound()
                .map(bound -> Words.say("plan.headline-bound", stages, bound.stages()))
                .orElseGet(() -> Words.say("plan.headline", stages));
        var bound = objective
                .words()
                .or(() -> objective
                        .bound()
                        .map(each -> Words.say(
                                "plan.bound", objective.inversions(), stages, objective.exposure(), each.words())))
                .orElseGet(() -> Words.say("plan.no-bound"));
        return new Board(headline, bound, StageCard.of(whole, pins), plan.postponed());
    }
}
