package dev.meshward.desktop.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.rollout.HalfWay.Choice;
import dev.meshward.desktop.rollout.HalfWay.Kind;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.saved.RunState;
import dev.meshward.status.Answer;
import dev.meshward.status.Reason;
import dev.meshward.status.StageTonight;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that failed: finish, hold, undo. */
class HalfWayTest {

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void a_stage_that_was_reported_failed_has_three_ways_on_with_the_judges_word_and_commands()
            throws InterruptedException {
        var model = new RolloutViewModel(opened.session(), opened.quick(), InstantSource.system(), Optional.empty());
        write();
        model.choose(folder.resolve("rollout"));
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);
        var join = ((RolloutSheet.Ready) model.sheet().get())
                .stages().stream()
                        .filter(stage -> !stage.saved().stage().workloads().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(HalfWay.isOne(join)).isFalse();
        model.choose(join);
        report(model, RunState.STARTED);
        report(model, RunState.FAILED);
        assertThat(model.chosen().get())
                .hasValueSatisfying(stage -> assertThat(HalfWay.isOne(stage)).isTrue());
        model.look();
        opened.until(() -> model.chosen().get().flatMap(RolloutStage::tonight).isPresent());

        var stage = model.chosen().get().orElseThrow();
        var choices = new HalfWay(
                        stage.tonight().orElseThrow(),
                        stage.saved().steps(),
                        stage.saved().undo().steps())
                .choices();
        assertThat(choices).extracting(Choice::kind).containsExactly(Kind.FINISH, Kind.HOLD, Kind.UNDO);
        assertThat(choices).allSatisfy(choice -> assertThat(choice.why()).isNotEmpty());
        assertThat(choices.getFirst().steps()).isEqualTo(stage.saved().steps()).isNotEmpty();
        assertThat(choices.get(1).steps()).isEmpty();
        assertThat(choices.getLast().steps())
                .isEqualTo(stage.saved().undo().steps())
                .isNotEmpty();
    }

    @Test
    void what_speaks_against_the_way_back_does_not_speak_against_going_on_and_a_gate_does_not_forbid_to_wait()
            throws InterruptedException {
        opened.open("corner-shop");
        var tonight = tonight(
                new Reason(Reason.Weight.NO_GO, Reason.About.UNDO, "something is left over"),
                new Reason(Reason.Weight.NOT_KNOWN, Reason.About.GATE, "nobody looked"));
        var choices = new HalfWay(tonight, List.of(), List.of()).choices();

        assertThat(choices).extracting(Choice::answer).containsExactly(Answer.NOT_KNOWN, Answer.GO, Answer.NO_GO);
        assertThat(choices.getLast().why()).anyMatch(sentence -> sentence.contains("left over"));
        assertThat(new HalfWay(
                                tonight(new Reason(Reason.Weight.NO_GO, Reason.About.CALL, "a call breaks")),
                                List.of(),
                                List.of())
                        .choices())
                .extracting(Choice::answer)
                .containsExactly(Answer.NO_GO, Answer.NO_GO, Answer.GO);
    }

    private void report(RolloutViewModel model, RunState state) throws InterruptedException {
        model.report(state, "Ines", "pods do not come up");
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready
                && model.chosen()
                        .get()
                        .filter(stage -> stage.reported().equals(state.word()))
                        .isPresent());
    }

    private void write() throws InterruptedException {
        opened.open("corner-shop");
        var result = opened.planned().result();
        var survey = new Survey(Survey.Progress.unheard());
        PlanDirectoryWriter.write(
                folder.resolve("rollout"),
                survey.judged(survey.directory(result), result).files());
    }

    private StageTonight tonight(Reason... reasons) throws InterruptedException {
        var stage = opened.planned().result().bundle().stages().getFirst().stage();
        var undo = List.of(reasons).stream().anyMatch(reason -> reason.about() == Reason.About.UNDO)
                ? Answer.NO_GO
                : Answer.GO;
        return new StageTonight(
                new dev.meshward.status.PlannedStage(stage, "00", List.of(), false, ""),
                Answer.NO_GO,
                dev.meshward.status.Progress.PARTLY,
                List.of(reasons),
                List.of(),
                undo);
    }
}
