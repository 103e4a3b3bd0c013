package dev.meshward.desktop.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.survey.DryRunReport;
import dev.meshward.survey.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final StageViewModel model = new StageViewModel(opened.plan(), opened.quick());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("northwind-rail");
        opened.planned();
        opened.until(() -> model.page().get().isPresent());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void every_stage_has_its_page_with_steps_files_and_the_way_back() throws InterruptedException {
        for (var stage : model.stages().get()) {
            model.choose(stage.id());
            opened.until(() -> model.page()
                    .get()
                    .filter(page -> page.stage().equals(stage))
                    .isPresent());
            var page = model.page().get().orElseThrow();
            assertThat(page.judgement()).isPresent();
            assertThat(page.steps()).isNotEmpty();
            assertThat(page.files())
                    .allSatisfy(file -> assertThat(file.diff().lines()).isNotEmpty());
            assertThat(page.script()).contains("# 1. ");
        }
    }

    @Test
    void a_dry_run_sends_the_stages_up_to_this_one_to_the_cluster_of_the_session_and_tells_of_this_one()
            throws InterruptedException {
        var sent = new java.util.ArrayList<dev.meshward.bundles.RolloutBundle>();
        var dryRun = new DryRunning(opened.session(), opened.plan(), opened.quick(), (bundle, cluster) -> {
            sent.add(bundle);
            return new DryRunReport(
                    "staging",
                    7,
                    bundle.stages().stream()
                            .map(each -> new DryRunReport.Remark("stages/" + each.folder() + "/a.yaml", "too long"))
                            .toList(),
                    List.of(),
                    List.of());
        });
        var second = model.stages().get().get(1).id();
        dryRun.ask(second);
        assertThat(dryRun.cluster()).isEmpty();
        assertThat(dryRun.answer().get()).isEmpty();

        var staging = Source.of(new Source.Cluster(Optional.of("staging"), Optional.empty()));
        opened.session()
                .learn(now -> new SessionState(
                        new SessionSource.Context("staging", staging),
                        now.snapshot(),
                        now.said(),
                        now.recalled(),
                        now.survey(),
                        now.plan(),
                        now.map()));
        dryRun.ask(second);
        opened.until(() -> dryRun.answer()
                .get()
                .filter(answer -> answer.sentences().size() > 1)
                .isPresent());

        assertThat(sent)
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.stages()).hasSize(2));
        assertThat(dryRun.answer().get().orElseThrow().sentences())
                .containsExactly(
                        "Dry run of this stage on staging, which kept nothing: 1 refused, 0 not known, 0 not asked.",
                        "refused: a.yaml: too long");
    }

    @Test
    void one_goes_from_stage_to_stage_and_stops_at_both_ends() throws InterruptedException {
        var first = model.page().get().orElseThrow().stage();
        model.step(-1);
        model.step(1);
        opened.until(() ->
                model.page().get().filter(page -> !page.stage().equals(first)).isPresent());
        assertThat(model.page().get().orElseThrow().stage())
                .isEqualTo(model.stages().get().get(1));
    }
}
