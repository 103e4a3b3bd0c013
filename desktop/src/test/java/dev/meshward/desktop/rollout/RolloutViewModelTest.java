package dev.meshward.desktop.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.saved.RunState;
import dev.meshward.status.StageStatus.State;
import dev.meshward.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutViewModelTest {

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();
    private final RolloutViewModel model =
            new RolloutViewModel(opened.session(), opened.quick(), InstantSource.system(), Optional.empty());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("corner-shop");
        var result = opened.planned().result();
        var survey = new Survey(Survey.Progress.unheard());
        PlanDirectoryWriter.write(
                folder.resolve("rollout"),
                survey.judged(survey.directory(result), result).files());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void nothing_is_begun_on_the_cluster_that_was_planned_on_and_the_first_stage_is_asked_about()
            throws InterruptedException {
        assertThat(model.sheet().get()).isInstanceOf(RolloutSheet.NoFolder.class);
        model.choose(folder.resolve("rollout"));
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);
        assertThat(ready().status()).isEmpty();

        model.look();
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready ready
                && ready.status().isPresent());

        var status = ready().status().orElseThrow();
        assertThat(status.stagesThatAre(State.DONE) + status.stagesThatAre(State.DRIFTED))
                .isZero();
        assertThat(status.stagesThatAre(State.NOT_BEGUN)).isPositive();
        assertThat(model.chosen().get()).hasValueSatisfying(stage -> {
            assertThat(stage.number()).isZero();
            assertThat(stage.tonight()).isPresent();
        });
    }

    @Test
    void what_is_reported_stands_in_the_run_log_and_what_cannot_be_true_is_refused()
            throws InterruptedException, IOException {
        model.choose(folder.resolve("rollout"));
        opened.until(() -> model.chosen().get().isPresent());

        model.report(RunState.UNDONE, "Ines", "");
        opened.until(() -> !model.answer().get().isEmpty());
        assertThat(model.answer().get()).contains("cannot be undone");
        model.report(RunState.APPLIED, "Ines", "went well");
        opened.until(() -> model.answer().get().contains("is reported applied"));
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready ready
                && ready.stages().getFirst().reported().equals("applied"));

        assertThat(Files.readString(folder.resolve("rollout/plan.json"))).contains("went well");
        assertThat(ready().next())
                .hasValueSatisfying(next -> assertThat(next.number()).isEqualTo(1));
    }

    @Test
    void planning_the_rest_again_on_the_same_cluster_changes_no_stage_and_keeps_what_was_reported()
            throws InterruptedException, IOException {
        model.choose(folder.resolve("rollout"));
        opened.until(() -> model.chosen().get().isPresent());
        model.report(RunState.APPLIED, "Ines", "went well");
        opened.until(() -> model.answer().get().contains("is reported applied"));
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);
        var before = ready().stages().stream().map(RolloutStage::id).toList();

        var untouched = Files.readString(folder.resolve("rollout/plan.json"));
        model.replan();
        opened.until(() -> model.proposed().get().isPresent());
        assertThat(model.proposed().get().orElseThrow().sentence())
                .isEqualTo("The stages are those of the plan that was here.");
        assertThat(Files.readString(folder.resolve("rollout/plan.json"))).isEqualTo(untouched);
        model.writeProposed();
        opened.until(() -> model.answer().get().startsWith("Planned again"));
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);

        assertThat(ready().stages().stream().map(RolloutStage::id)).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("rollout/plan.json"))).contains("went well");
        opened.until(() -> opened.plan().whole().isPresent());
        assertThat(opened.plan().whole().orElseThrow().result().plan().stages())
                .extracting(stage -> stage.id())
                .isEqualTo(before);
        assertThat(opened.session().undo())
                .hasValueSatisfying(what -> assertThat(what).contains("rest"));
    }

    @Test
    void what_was_proposed_is_not_written_where_somebody_leaves_it_or_reports_something_meanwhile()
            throws InterruptedException, IOException {
        model.choose(folder.resolve("rollout"));
        opened.until(() -> model.chosen().get().isPresent());
        var before = Files.readString(folder.resolve("rollout/plan.json"));
        model.replan();
        opened.until(() -> model.proposed().get().isPresent());
        model.dropProposed();
        model.writeProposed();

        assertThat(model.answer().get()).contains("stays as it is");
        assertThat(Files.readString(folder.resolve("rollout/plan.json"))).isEqualTo(before);
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);
        model.replan();
        opened.until(() -> model.proposed().get().isPresent());
        model.report(RunState.STARTED, "Ines", "");
        opened.until(() -> model.proposed().get().isEmpty());
    }

    @Test
    void a_prometheus_that_nobody_can_ask_leaves_its_gates_open_and_says_why() throws InterruptedException {
        model.choose(folder.resolve("rollout"));
        model.prometheus().set("http://127.0.0.1:1");
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready);
        model.look();
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Ready ready
                && ready.status().isPresent());

        assertThat(opened.session().now().said().prometheus()).contains("http://127.0.0.1:1");
        var asked = ready().stages().stream()
                .flatMap(stage -> stage.tonight().stream())
                .flatMap(tonight -> tonight.gates().stream())
                .filter(look -> look.because().contains("127.0.0.1"))
                .toList();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                        look -> assertThat(look.state()).isEqualTo(dev.meshward.status.GateLook.State.NOT_EVALUATED));
    }

    @Test
    void a_folder_without_a_plan_is_refused_in_words() throws InterruptedException {
        model.choose(folder);
        opened.until(() -> model.sheet().get() instanceof RolloutSheet.Refused);

        assertThat(((RolloutSheet.Refused) model.sheet().get()).because()).contains("no plan.json");
    }

    private RolloutSheet.Ready ready() {
        return model.sheet().get() instanceof RolloutSheet.Ready ready
                ? ready
                : org.assertj.core.api.Assertions.fail(model.sheet().get().toString());
    }
}
