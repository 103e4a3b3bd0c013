package dev.meshward.desktop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.pictures.Darkroom;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.view.Subject;
import dev.meshward.survey.MoveAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planning session in twelve steps: eight people before one window, without a screen. */
class PlanningSessionTest {

    @TempDir
    private Path folder = Path.of("");

    private Darkroom room;

    @BeforeEach
    void open() throws TimeoutException {
        room = Darkroom.open(Theme.LIGHT, 1280, 800);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_room_goes_from_a_cluster_to_an_agreed_plan_in_twelve_steps() throws Exception {
        scope();
        map();
        questions();
        statement();
        readiness();
        board();
        calendar();
        refusedMove();
        scenarios();
        play();
        firstStage();
        agreement();
        afterwards();
    }

    private void scope() {
        room.act(bench -> bench.desk().look().togglePresenting());
        room.act(bench -> bench.desk().scanning().open(Samples.northwindRail()));
        room.untilQuiet();
        assertThat(text("#cluster-name")).isEqualTo("Northwind Rail");
        assertThat(text("#read-only")).isEqualTo("READ-ONLY");
        assertThat(text("#cluster-coverage")).contains("namespaces", "workloads");
        room.act(bench -> bench.desk().look().togglePresenting());
    }

    private void map() {
        show("map");
        room.until("boxes have places", () -> node("#play-plan").isVisible());
        assertThat(text("#play-counts")).contains("plaintext");
    }

    private void questions() {
        show("questions");
        planned();
        room.until(
                "questions",
                () -> !this.<ListView<?>>find("#questions-open").getItems().isEmpty());
        int before = this.<ListView<?>>find("#questions-open").getItems().size();
        press("#answer-no");
        planned();
        room.until(
                "one question fewer",
                () -> this.<ListView<?>>find("#questions-open").getItems().size() < before);
        assertThat(state().said().statements()).hasSize(1);
        write("#later-who", "Oli");
        press("#answer-later");
        assertThat(state().said().answers()).hasSize(2);
    }

    private void statement() {
        show("map", new Subject.OfNamespace("payments"));
        var workload = Darkroom.onWindow(() -> state().snapshot()
                .orElseThrow()
                .workloadsIn("payments")
                .getFirst()
                .id());
        room.act(bench -> bench.desk().navigation().show("map", new Subject.OfWorkload(workload)));
        room.until("the call can be added", () -> room.bench().scene().lookup("#evidence .titled-pane") != null);
        room.act(bench -> ((TitledPane) bench.scene().lookup("#evidence .titled-pane")).setExpanded(true));
        write("#add-to", "mail.example.org");
        write("#add-port", "25");
        write("#add-why", "the accountants get their mails");
        press("#add-call");
        planned();
        assertThat(state().said().statements()).hasSize(2);
    }

    private void readiness() {
        show("readiness");
        room.until("findings", () -> room.bench().scene().lookup("#finding-search") != null);
        assertThat(text("#finding-figures")).contains("findings");
        assertThat(this.<TreeView<?>>find(".tree-view").getRoot().getChildren()).isNotEmpty();
    }

    private void board() {
        show("plan");
        planned();
        room.until("the board", () -> room.bench().scene().lookup("#stage-1") != null);
        assertThat(text("#plan-headline")).contains("no plan can have fewer than");
        assertThat(this.<ListView<?>>find("#board").getItems())
                .hasSizeGreaterThan(
                        state().donePlan().orElseThrow().edits().plan().stages().size());
    }

    private void calendar() {
        press("#as-calendar");
        room.act(bench -> ((DatePicker) bench.scene().lookup("#calendar-start")).setValue(LocalDate.of(2027, 1, 4)));
        press("#calendar-set");
        room.until(
                "days",
                () -> state().isPlanned()
                        && !state().donePlan()
                                .orElseThrow()
                                .result()
                                .plan()
                                .datesByStage()
                                .isEmpty());
        assertThat(this.<TableView<?>>find("#calendar").getItems()).isNotEmpty();
    }

    /** Somebody wants a caller to join after everything turned strict: the judge names the calls, and nothing moves. */
    private void refusedMove() {
        var edits = state().donePlan().orElseThrow().edits();
        var stages = edits.plan().stages();
        var last = stages.stream()
                .filter(stage -> stage.kind() == StageKind.STRICT)
                .reduce((_, later) -> later)
                .orElseThrow();
        var refused = stages.stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .flatMap(stage -> stage.workloads().stream())
                .map(workload -> new Wish.Target(workload.namespace(), workload.name()))
                .map(subject -> edits.move(subject, StageKind.JOIN, last.id()))
                .filter(MoveAnswer.Unsafe.class::isInstance)
                .map(MoveAnswer.Unsafe.class::cast)
                .findFirst();
        assertThat(refused)
                .hasValueSatisfying(answer -> assertThat(answer.calls()).isNotEmpty());
    }

    private void scenarios() {
        show("compare");
        press("#scenario-linkerd");
        room.until(
                "plans are made",
                () -> text("#compare-waiting").isEmpty()
                        || !text("#compare-waiting").contains("being made"));
        assertThat(text("#compare-waiting")).isEmpty();
        assertThat(this.<TableView<?>>find("#compared").getColumns()).hasSize(3);
        assertThat(this.<TableView<?>>find("#compared").getItems()).hasSizeGreaterThan(6);
    }

    private void play() {
        show("map");
        planned();
        room.until("the slider", () -> find("#play-slider").isVisible());
        var before = text("#play-counts");
        room.act(bench -> {
            var slider = (Slider) bench.scene().lookup("#play-slider");
            slider.setValue(slider.getMax());
        });
        room.until("the counts follow", () -> !text("#play-counts").equals(before));
        assertThat(text("#play-stage")).contains("2027");
    }

    private void firstStage() {
        var first = state().donePlan()
                .orElseThrow()
                .edits()
                .plan()
                .stages()
                .getFirst()
                .id();
        show("stage", new Subject.OfStage(first));
        room.until(
                "the page",
                () -> room.bench().scene().lookup("#stage-choice") != null
                        && !this.<ComboBox<?>>find("#stage-choice").getItems().isEmpty());
    }

    private void agreement() throws Exception {
        show("agree");
        room.until(
                "stages",
                () -> !this.<TableView<?>>find("#agreements").getItems().isEmpty());
        write("#agree-who", "Ines");
        press("#agree-approve-all");
        write("#decision-question", "Which mesh?");
        write("#decision-outcome", "Istio");
        press("#decide");
        assertThat(state().said().approvals()).isNotEmpty();
        assertThat(state().said().decisions()).hasSize(1);
        show("export");
        room.until("a preview", () -> room.bench().scene().lookup("#export-files") != null);
    }

    private void afterwards() throws Exception {
        var file = folder.resolve("rail.meshward");
        room.act(bench -> bench.desk().work().saveAs(file, () -> {}));
        room.until("saved", () -> !room.bench().desk().session().isModified());
        assertThat(Files.readString(file)).contains("meshward.dev/session/v1", "Which mesh?", "mail.example.org");
    }

    // ------------------------------------------------------------------ hands and eyes

    private SessionState state() {
        return room.bench().desk().session().now();
    }

    private void show(String view) {
        room.act(bench -> bench.desk().navigation().show(view));
    }

    private void show(String view, Subject subject) {
        room.act(bench -> bench.desk().navigation().show(view, subject));
    }

    private void planned() {
        room.act(bench -> bench.desk().deriving().wantPlan());
        room.until(
                "a plan",
                () -> state().isPlanned() && room.bench().desk().plan().whole().isPresent());
    }

    private Node node(String selector) {
        return room.bench().scene().lookup(selector);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <N extends Node> N find(String selector) {
        var node = room.bench().scene().lookup(selector);
        assertThat(node).describedAs(selector).isNotNull();
        return (N) node;
    }

    private String text(String selector) {
        return on(selector, Labeled.class, Labeled::getText);
    }

    private <N extends Node, T> T on(String selector, Class<N> kind, Function<N, T> look) {
        return Darkroom.onWindow(() -> look.apply(kind.cast(find(selector))));
    }

    private void press(String selector) {
        use(selector, ButtonBase.class, ButtonBase::fire);
    }

    private void write(String selector, String words) {
        use(selector, TextField.class, field -> field.setText(words));
    }

    private <N extends Node> void use(String selector, Class<N> kind, Consumer<N> hand) {
        room.until(selector, () -> room.bench().scene().lookup(selector) != null);
        room.act(_ -> hand.accept(kind.cast(find(selector))));
    }
}
