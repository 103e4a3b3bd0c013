package dev.meshward.desktop.rollout;

import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.status.PlanStatus;
import dev.meshward.status.StageStatus.State;
import java.io.File;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** The rollout while it goes on. */
public final class RolloutView implements View {

    public static final String ID = "rollout";

    private static final double TABLE_SHARE = 0.52;
    /** The variable of the command line. */
    private static final String TOKEN = "MESHWARD_PROMETHEUS_TOKEN";

    private final Desk desk;
    private final RolloutViewModel model;
    private final BorderPane frame = new BorderPane();
    private final StackPane pane = new StackPane();
    private final Label figures = new Label();
    private final Label where = new Label();
    private final Label said = new Label();
    private final ReplanQuestion question;
    private final RolloutTable table;
    private final ScrollPane detail = new ScrollPane();
    private final SplitPane working;

    public RolloutView(Desk desk) {
        this.desk = desk;
        this.model = new RolloutViewModel(
                desk.session(),
                desk.background(),
                InstantSource.system(),
                Optional.ofNullable(System.getenv(TOKEN)).map(String::strip));
        this.table = new RolloutTable(model::choose);
        this.working = new SplitPane(table, detail);
        this.question = new ReplanQuestion(model::writeProposed, model::dropProposed);
        working.setDividerPositions(TABLE_SHARE);
        detail.setFitToWidth(true);
        var bar = bar();
        figures.setId("rollout-figures");
        figures.setWrapText(true);
        figures.getStyleClass().add("view-note");
        said.setId("rollout-answer");
        said.setWrapText(true);
        said.getStyleClass().add("view-note");
        frame.setTop(new VBox(bar, figures, said, question));
        frame.setCenter(pane);
        frame.getStyleClass().add("rollout-view");
        model.sheet().subscribe(this::show);
        model.chosen().subscribe(this::show);
        model.proposed().subscribe(question::show);
        model.answer().subscribe(answer -> {
            said.setText(answer);
            said.setManaged(!answer.isEmpty());
        });
    }

    private FlowPane bar() {
        var look = new Button(Words.say("rollout.look"));
        look.setId("rollout-look");
        look.setOnAction(_ -> model.look());
        var choose = new Button(Words.say("rollout.choose"));
        choose.setOnAction(_ -> chooseFolder());
        var replan = new Button(Words.say("rollout.replan"));
        replan.setId("rollout-replan");
        replan.setOnAction(_ -> model.replan());
        var prometheus = new PromptField("rollout-prometheus", Words.say("rollout.prometheus"));
        prometheus.textProperty().bindBidirectional(model.prometheus());
        prometheus.setOnAction(_ -> model.look());
        var bar = new FlowPane(10, 6, look, prometheus, replan, choose, where);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    @Override
    public Node node() {
        return frame;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("rollout.look"), "Shortcut+L", model::look),
                Command.of(Words.say("rollout.replan"), model::replan),
                Command.of(Words.say("rollout.choose"), this::chooseFolder));
    }

    @Override
    public boolean back() {
        boolean isAsked = model.proposed().get().isPresent();
        if (isAsked) {
            model.dropProposed();
        }
        return isAsked;
    }

    @Override
    public void turnTo(Subject subject) {
        if (subject instanceof Subject.OfStage(var stage)) {
            model.choose(stage);
        }
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.say("rollout.choose"));
        Optional.ofNullable(chooser.showDialog(pane.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::choose);
    }

    private void show(RolloutSheet sheet) {
        figures.setText("");
        where.setText("");
        pane.getChildren()
                .setAll(
                        switch (sheet) {
                            case RolloutSheet.NoFolder _ ->
                                new Empty(
                                        Empty.Why.NOT_CHOSEN,
                                        Words.say("rollout.none"),
                                        Optional.of(new Empty.Remedy(
                                                Words.say("view.export"),
                                                () -> desk.navigation().show("export"))));
                            case RolloutSheet.AtWork _ -> busy();
                            case RolloutSheet.Refused(var _, var because) ->
                                new Empty(
                                        Empty.Why.NOT_POSSIBLE,
                                        because,
                                        Optional.of(new Empty.Remedy(Words.say("rollout.choose"), this::chooseFolder)));
                            case RolloutSheet.Ready ready -> filled(ready);
                        });
    }

    private Node filled(RolloutSheet.Ready ready) {
        where.setText(ready.folder().toString());
        figures.setText(ready.status()
                .map(status -> figures(status, ready.note()))
                .orElse(Words.say("rollout.look-first", ready.stages().size())));
        table.fill(ready.stages());
        return working;
    }

    private static String figures(PlanStatus status, String note) {
        var parts = new ArrayList<String>();
        Stream.of(State.values())
                .filter(state -> status.stagesThatAre(state) > 0)
                .forEach(state -> parts.add(status.stagesThatAre(state) + " " + state.word()));
        list(parts, Words.say("rollout.new-namespaces"), status.newNamespaces());
        list(parts, Words.say("rollout.new-workloads"), status.newWorkloads());
        list(parts, Words.say("rollout.gone"), status.goneWorkloads());
        if (!note.isEmpty()) {
            parts.add(note);
        }
        return String.join("  ·  ", parts);
    }

    private static void list(List<String> parts, String title, List<?> all) {
        if (!all.isEmpty()) {
            parts.add(title + " "
                    + String.join(", ", all.stream().map(Object::toString).toList()));
        }
    }

    private void show(Optional<RolloutStage> stage) {
        table.point(stage);
        detail.setContent(stage.<Node>map(each -> new RolloutDetail(each, model))
                .orElseGet(() -> new Empty(Empty.Why.NOT_CHOSEN, Words.say("rollout.no-stage"), Optional.empty())));
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        return bar;
    }
}
