package dev.meshward.desktop.stage;

import dev.meshward.adoption.Stage;
import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.controls.IconButton;
import dev.meshward.desktop.plan.PlanStanding;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.DryRun;
import dev.meshward.survey.Source;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** One stage of the plan. */
public final class StageView implements View {

    public static final String ID = "stage";

    private final Desk desk;
    private final StageViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane working = new BorderPane();
    private final ComboBox<Stage> stages = new ComboBox<>();
    private final DryRunning dryRun;
    private final Button tryIt = new Button();
    private final Label said = new Label();
    private final StageTabs tabs = new StageTabs();
    private boolean isFilling;

    public StageView(Desk desk) {
        this.desk = desk;
        this.model = new StageViewModel(desk.plan(), desk.background());
        this.dryRun = new DryRunning(desk.session(), desk.plan(), desk.scenarios(), DryRun::of);
        pane.getStyleClass().add("stage-view");
        said.setId("dry-run-answer");
        said.setWrapText(true);
        said.getStyleClass().add("view-note");
        working.setTop(new VBox(bar(), said));
        dryRun.answer().subscribe(_ -> showDryRun());
        model.sheet().subscribe(this::show);
        model.stages().subscribe(this::offer);
        model.page().subscribe(this::show);
    }

    private FlowPane bar() {
        stages.setId("stage-choice");
        stages.setAccessibleText(Words.say("stage.choose"));
        stages.setConverter(new ChoiceWords<>(stage -> Words.say("plan.stage", stage.number(), stage.title())));
        stages.valueProperty().subscribe(stage -> {
            if (!isFilling && stage != null) {
                model.choose(stage.id());
            }
        });
        var inPlan = new Hyperlink(Words.say("stage.in-plan"));
        inPlan.setOnAction(_ -> Optional.ofNullable(stages.getValue())
                .ifPresent(stage -> desk.navigation().show("plan", new Subject.OfStage(stage.id()))));
        var export = new Button(Words.say("stage.export"));
        export.setId("stage-export");
        export.setOnAction(_ -> chooseTarget());
        tryIt.setId("stage-dry-run");
        tryIt.setOnAction(_ -> Optional.ofNullable(stages.getValue()).ifPresent(stage -> dryRun.ask(stage.id())));
        var bar = new FlowPane(
                6,
                6,
                new IconButton("mdi2c-chevron-left", Words.say("stage.earlier"), () -> model.step(-1)),
                stages,
                new IconButton("mdi2c-chevron-right", Words.say("stage.later"), () -> model.step(1)),
                inPlan,
                export,
                tryIt);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private void chooseTarget() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.say("stage.export"));
        Optional.ofNullable(chooser.showDialog(pane.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(target -> model.export(target, desk.notices()::tell));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void shown() {
        desk.deriving().wantPlan();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("stage.earlier"), "Alt+Left", () -> model.step(-1)),
                Command.of(Words.say("stage.later"), "Alt+Right", () -> model.step(1)),
                Command.of(Words.say("stage.export"), this::chooseTarget),
                Command.of(Words.say("stage.to-undo"), "U", tabs::showUndo),
                Command.of(Words.say("stage.to-emergency"), "E", tabs::showEmergency));
    }

    @Override
    public void turnTo(Subject subject) {
        if (subject instanceof Subject.OfStage(var stage)) {
            model.choose(stage);
        }
    }

    private void show(CurrentPlan.Sheet sheet) {
        pane.getChildren().setAll(PlanStanding.of(desk, sheet).orElse(working));
    }

    private void show(Optional<StagePage> page) {
        page.ifPresent(this::fill);
        working.setCenter(page.isPresent() ? tabs : PlanStanding.busy());
    }

    private void offer(List<Stage> all) {
        isFilling = true;
        stages.getItems().setAll(all);
        isFilling = false;
    }

    private void fill(StagePage page) {
        isFilling = true;
        stages.setValue(page.stage());
        isFilling = false;
        tabs.fill(page);
        showDryRun();
    }

    /** What a cluster said of another stage is not shown here. */
    private void showDryRun() {
        var cluster = dryRun.cluster();
        tryIt.setVisible(cluster.isPresent());
        tryIt.setText(Words.say(
                "stage.dry-run", cluster.flatMap(Source.Cluster::context).orElse("")));
        var stage = Optional.ofNullable(stages.getValue()).map(Stage::id).orElse("");
        said.setText(dryRun.answer()
                .get()
                .filter(answer -> answer.stage().equals(stage))
                .map(answer -> String.join("\n", answer.sentences()))
                .orElse(""));
        said.setManaged(!said.getText().isEmpty());
    }
}
