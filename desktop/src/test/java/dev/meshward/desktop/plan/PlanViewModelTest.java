package dev.meshward.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.plan.PlanViewModel.Board;
import dev.meshward.desktop.plan.PlanViewModel.Moving;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.manifest.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final PlanViewModel model = new PlanViewModel(opened.session(), opened.plan(), opened.quick());

    @BeforeEach
    void plan() throws InterruptedException {
        assertThat(model.sheet().get()).isInstanceOf(CurrentPlan.Sheet.NothingOpen.class);
        opened.open("northwind-rail");
        opened.planned();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void the_board_shows_every_stage_in_order_and_whoever_is_postponed() {
        var board = board();
        assertThat(board.headline()).contains("no plan can have fewer than");
        assertThat(board.cards())
                .extracting(card -> card.stage().number())
                .isSorted()
                .hasSizeGreaterThan(4);
        assertThat(board.cards()).allSatisfy(card -> assertThat(card.grade()).isPresent());
        assertThat(board.postponed()).isNotEmpty();
        assertThat(board.cards())
                .filteredOn(card -> card.stage().kind() == StageKind.JOIN)
                .allSatisfy(card -> assertThat(card.reasons()).isNotEmpty());
    }

    @Test
    void a_move_that_breaks_no_call_is_made_and_taken_back_by_the_journal() throws InterruptedException {
        for (var moving : movings()) {
            var stage = destination(moving, StageKind.JOIN);
            if (answer(moving, stage).kind() != MoveVerdict.Kind.REFUSED) {
                assertMoved(moving, stage);
                opened.session().undo();
                opened.until(() -> !climbsIn(stage, moving.subject()));
                return;
            }
        }
        throw new AssertionError("No workload may join in another stage.");
    }

    @Test
    void a_caller_that_would_join_after_its_server_turned_strict_stays_and_the_calls_are_named()
            throws InterruptedException {
        var before = opened.session().now();
        for (var moving : movings()) {
            var verdict = answer(moving, destination(moving, StageKind.STRICT));
            if (verdict.kind() == MoveVerdict.Kind.REFUSED) {
                assertThat(verdict.sentences()).anyMatch(sentence -> sentence.contains("→"));
                assertThat(opened.session().now().donePlan()).isEqualTo(before.donePlan());
                return;
            }
            opened.session().undo();
            opened.until(() -> climbsIn(moving.from(), moving.subject()));
        }
        throw new AssertionError("Everybody may join after everything turned strict.");
    }

    /** The last stage of the kind that is not its own. */
    private Stage destination(Moving moving, StageKind kind) {
        return model.destinations(moving).stream()
                .filter(stage -> stage.kind() == kind)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private MoveVerdict answer(Moving moving, Stage stage) throws InterruptedException {
        model.dismissVerdict();
        model.move(moving, stage.id());
        opened.until(() -> model.verdict().get().isPresent());
        return model.verdict().get().orElseThrow();
    }

    private void assertMoved(Moving moving, Stage stage) throws InterruptedException {
        opened.until(() -> climbsIn(stage, moving.subject()));
        assertThat(opened.session().journal().get().past().getLast().what())
                .contains(moving.subject().toString());
        assertThat(board().cards())
                .filteredOn(card -> card.pinned() > 0)
                .extracting(card -> card.stage().id())
                .contains(stage.id());
    }

    @Test
    void what_is_pinned_is_marked_where_it_joins_and_nowhere_else() throws InterruptedException {
        var moving = movings().getFirst();
        assertThat(board().cards()).allMatch(card -> card.pinned() == 0);

        new PlanWishes(opened.session())
                .wish(new Wish.At(moving.subject(), model.joinStageOf(moving), Place.nowhere()));
        opened.planned();

        assertThat(board().cards())
                .filteredOn(card -> card.pinned() > 0)
                .singleElement()
                .satisfies(card -> assertThat(card.stage().kind()).isEqualTo(StageKind.JOIN));
    }

    private boolean climbsIn(Stage stage, Wish.Target subject) {
        return model.board().get().stream()
                .flatMap(board -> board.cards().stream())
                .map(StageCard::stage)
                .filter(each -> each.id().equals(stage.id()))
                .flatMap(each -> each.workloads().stream())
                .anyMatch(workload -> workload.namespace().equals(subject.namespace())
                        && workload.name().equals(subject.workload()));
    }

    private List<Moving> movings() {
        return board().cards().stream()
                .map(StageCard::stage)
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .flatMap(stage -> stage.workloads().stream()
                        .map(workload -> new Moving(new Wish.Target(workload.namespace(), workload.name()), stage)))
                .toList();
    }

    private Board board() {
        return model.board().get().orElseThrow();
    }
}
