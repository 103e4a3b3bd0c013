package dev.meshward.desktop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.pictures.Darkroom;
import dev.meshward.desktop.rollout.RolloutStage;
import dev.meshward.desktop.session.Said;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.desktop.work.WorkFile;
import dev.meshward.export.PlanDirectoryWriter;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a session, in the whole window: nothing that was open is lost, and everything is said in words. */
class MishapsTest {

    @TempDir
    private Path folder = Path.of("");

    private Darkroom room;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        left();
        room = Darkroom.open(Theme.LIGHT, 1280, 800, new Configuration(folder.resolve("configuration")));
        room.act(bench -> bench.desk().scanning().open(Samples.of("corner-shop", "Corner Shop")));
        room.untilQuiet();
    }

    /** What a window kept that died: a process of this number is no more. */
    private void left() throws IOException {
        var survey = new Survey(Survey.Progress.unheard());
        var source = Source.of(List.of("../sample-clusters/corner-shop/cluster"));
        var snapshot = survey.scan(source, java.io.InputStream.nullInputStream());
        var unsaved = Files.createDirectories(folder.resolve("configuration/unsaved"));
        var state = SessionState.of(new SessionSource.Files("Lost Shop", source), snapshot, Said.nothing());
        Files.write(unsaved.resolve("0-0.meshward"), WorkFile.write(state));
        Files.writeString(unsaved.resolve("0-0.json"), "{\"title\": \"Lost Shop\", \"at\": \"2026-11-23T20:00:00Z\"}");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_reading_that_is_called_off_and_files_that_are_none_leave_what_was_open() throws IOException {
        room.act(bench -> {
            bench.desk().scanning().open(Samples.northwindRail());
            ((ButtonBase) bench.scene().lookup("#cancel")).fire();
        });
        assertThat(text("#doing")).contains("Northwind Rail", "was called off");
        assertThat(text("#cluster-name")).isEqualTo("Corner Shop");

        var broken = Files.writeString(folder.resolve("broken.meshward"), "{\"schema\": \"meshward.dev/session/v1\",");
        room.act(bench -> bench.desk().work().open(broken));
        room.until("it is refused", () -> text("#notice").contains("broken.meshward is damaged or cut short"));
        var gone = folder.resolve("gone").toString();
        room.act(bench -> bench.desk().scanning().open(new SessionSource.Files("gone", Source.of(List.of(gone)))));
        room.until("it cannot be read", () -> text("#doing").contains("did not work"));
        assertThat(text("#doing")).contains(gone);
        assertThat(text("#cluster-name")).isEqualTo("Corner Shop");
    }

    @Test
    void a_cluster_that_is_lost_while_it_is_planned_on_stays_as_it_was_read() throws IOException {
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            current-context: lost
            clusters: [{name: lost, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: lost, context: {cluster: lost, user: me}}]
            users: [{name: me, user: {}}]
            """);
        var cluster = new Source.Cluster(Optional.of("lost"), Optional.of(kubeconfig));
        room.act(bench -> {
            var session = bench.desk().session();
            session.begin(SessionState.of(
                    new SessionSource.Context("lost", Source.of(cluster)),
                    session.now().snapshot().orElseThrow(),
                    Said.nothing()));
        });
        room.untilQuiet();
        room.act(bench -> bench.desk().scanning().rescan());
        room.until("it cannot be reached", () -> text("#doing").contains("did not work"));
        assertThat(text("#doing")).contains("lost").doesNotContain("Exception");
        assertThat(text("#cluster-coverage")).contains("workloads");
        assertThat(Darkroom.onWindow(() -> room.bench().desk().session().now().isSurveyed()))
                .isTrue();
    }

    @Test
    void what_a_window_left_that_died_is_offered_and_gone_on_with() {
        room.until("it is offered", () -> link("Go on with it").isPresent());
        room.act(_ -> link("Go on with it").orElseThrow().fire());
        room.until("it is there", () -> text("#cluster-name").startsWith("Lost Shop"));
        room.untilQuiet();
        assertThat(Darkroom.onWindow(() -> room.bench().desk().session().isModified()))
                .isTrue();
        assertThat(link("Go on with it")).isEmpty();
    }

    @Test
    void a_stage_that_failed_says_where_it_stands_and_what_the_judge_says_of_each_way_on() {
        room.act(bench -> bench.desk().deriving().wantPlan());
        room.until("a plan", () -> room.bench().desk().plan().whole().isPresent());
        var result = room.bench().desk().plan().whole().orElseThrow().result();
        var survey = new Survey(Survey.Progress.unheard());
        var target = folder.resolve("rollout");
        PlanDirectoryWriter.write(
                target, survey.judged(survey.directory(result), result).files());
        room.act(bench -> bench.desk().navigation().show("rollout"));
        room.act(bench -> bench.desk().session().say("Chose it", said -> said.withFolder(target)));
        room.until("the stages", () -> room.bench().scene().lookup("#rollout-stages") != null);
        var stages = this.<TableView<RolloutStage>>find("#rollout-stages");
        room.act(_ -> stages.getSelectionModel().select(3));
        report("started");
        report("failed");
        press("#rollout-look");
        room.until("three ways on", () -> room.bench().scene().lookup("#half-way-undo") != null);
        for (var way : List.of("finish", "hold", "undo")) {
            assertThat(text("#half-way-" + way)).isIn("go", "no-go", "not known");
        }
    }

    private void report(String state) {
        press("#report-" + state);
        room.until("it is reported", () -> text("#rollout-answer").contains("is reported " + state));
        room.until("it is shown", () -> room.bench().scene().lookup("#report-" + state) != null);
    }

    private Optional<Hyperlink> link(String words) {
        return Darkroom.onWindow(() -> room.bench().scene().getRoot().lookupAll(".hyperlink").stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .filter(each -> each.getText().equals(words))
                .findFirst());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <N> N find(String selector) {
        var node = Darkroom.onWindow(() -> room.bench().scene().lookup(selector));
        assertThat(node).describedAs(selector).isNotNull();
        return (N) node;
    }

    private String text(String selector) {
        return Darkroom.onWindow(() -> ((Labeled) room.bench().scene().lookup(selector)).getText());
    }

    private void press(String selector) {
        room.until(selector, () -> room.bench().scene().lookup(selector) != null);
        room.act(bench -> ((ButtonBase) bench.scene().lookup(selector)).fire());
    }
}
