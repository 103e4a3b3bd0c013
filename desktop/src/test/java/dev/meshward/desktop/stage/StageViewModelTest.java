package dev.meshward.desktop.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageViewModelTest {

    private final OpenedSession opened = new OpenedSession();
    private final StageViewModel model = new StageViewModel(opened.plan(), opened.quick());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("northwind-rail");
        opened.deriving().wantPlan();
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
