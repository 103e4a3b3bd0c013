package dev.meshward.desktop.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.export.ExportFile.Fate;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.export.PlanDirectoryReader;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.export.gitops.Layout;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();
    private final ExportViewModel model = new ExportViewModel(opened.session(), opened.plan(), opened.quick());

    @BeforeEach
    void plan() throws InterruptedException {
        opened.open("corner-shop");
        opened.planned();
        model.shown(true);
        opened.until(() -> model.preview().get().isReady());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void what_is_shown_before_is_what_lies_there_afterwards() throws InterruptedException, IOException {
        model.change(wish -> wish.with(DocumentFormat.HTML, true)
                .with(Layout.KUSTOMIZE)
                .with(ExportWish.Page.BOARD, true)
                .with(ExportWish.Page.AUDITOR, true)
                .with(ExportWish.Page.ONCALL, true)
                .with(ExportWish.Page.OWNERS, true)
                .with(ExportWish.Stages.ALL));
        opened.until(() -> isShown("for/auditor.html") && isShown("rollout-plan.html"));
        assertThat(model.mayWrite()).isFalse();
        var rollout = folder.resolve("rollout");
        model.choose(rollout);
        var promised = model.preview().get();
        assertThat(promised.files()).extracting(ExportFile::fate).containsOnly(Fate.NEW);
        assertThat(promised.files())
                .extracting(ExportFile::path)
                .contains("plan.json", "rollout-plan.xlsx", "for/board-00.md", "for/oncall-03.html")
                .anyMatch(path -> path.startsWith("gitops/kustomize/"));
        assertThat(Files.exists(rollout)).isFalse();

        write();

        var written = PlanDirectoryReader.read(rollout);
        assertThat(written.keySet()).isEqualTo(promised.texts().keySet());
        written.forEach(
                (path, bytes) -> assertThat(bytes).isEqualTo(promised.texts().get(path)));
        opened.until(() -> model.preview().get().count(Fate.SAME) == written.size());
        assertThat(opened.session().now().said().folder()).contains(rollout.toRealPath());
    }

    @Test
    void what_the_room_decided_and_approved_stands_in_the_plan_and_on_its_pages()
            throws InterruptedException, IOException {
        var stage = opened.plan().whole().orElseThrow().result().plan().stages().getFirst();
        opened.session()
                .say(
                        "Decided",
                        said -> said.deciding(new Decision(
                                        "mesh",
                                        "Which mesh?",
                                        List.of("Istio", "Linkerd"),
                                        "Istio",
                                        "we know it",
                                        "all",
                                        TODAY))
                                .withApprovals(List.of(new Approval(stage.id(), "", "Ines", TODAY))));
        model.change(wish -> wish.with(DocumentFormat.EXCEL, false).with(ExportWish.Page.BOARD, true));
        model.choose(folder.resolve("rollout"));
        opened.until(() -> isShown("for/board.md") && model.mayWrite());
        write();

        var plan = read(folder.resolve("rollout"));
        assertThat(plan.decisions())
                .anySatisfy(each -> assertThat(each.toString()).contains("we know it"));
        assertThat(plan.approvals())
                .anySatisfy(each -> assertThat(each.toString()).contains("Ines"));
        assertThat(Files.readString(folder.resolve("rollout/for/board.md"))).contains("Ines");
    }

    @Test
    void a_folder_of_somebody_elses_is_not_touched() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        model.choose(folder);
        opened.until(() -> model.preview().get().because().isPresent());
        model.write();
        opened.until(() -> !model.answer().get().isEmpty());

        assertThat(model.answer().get()).contains("holds no plan of ours");
        assertThat(folder.resolve("plan.json")).doesNotExist();
        assertThat(folder.resolve("thesis.txt")).hasContent("mine");
    }

    private boolean isShown(String path) {
        return model.preview().get().texts().containsKey(path);
    }

    private void write() throws InterruptedException {
        opened.until(model::mayWrite);
        model.write();
        opened.until(() -> !model.answer().get().isEmpty());
        assertThat(model.answer().get()).startsWith("Written to");
    }

    private static SavedPlan read(Path rollout) throws IOException {
        return PlanReading.of(PlanDirectoryReader.read(rollout)) instanceof PlanReading.Read(var plan)
                ? plan
                : org.assertj.core.api.Assertions.fail("no plan");
    }
}
