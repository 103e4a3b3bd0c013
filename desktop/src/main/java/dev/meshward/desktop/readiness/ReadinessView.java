package dev.meshward.desktop.readiness;

import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.readiness.ReadinessViewModel.Content;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in the way, and what can be done about it. */
public final class ReadinessView implements View {

    public static final String ID = "readiness";
    private static final double LIST_SHARE = 0.45;

    private final Desk desk;
    private final ReadinessViewModel model;
    private final StackPane pane = new StackPane();
    private final TextField search = new TextField();
    private final Label figures = new Label();
    private final Label refusal = new Label();
    private final ScrollPane detail = new ScrollPane();
    private final FindingTree tree;
    private final SplitPane split;
    private final BorderPane working = new BorderPane();

    public ReadinessView(Desk desk) {
        this.desk = desk;
        this.model = new ReadinessViewModel(desk.session());
        this.tree = new FindingTree(model);
        pane.getStyleClass().add("readiness-view");
        detail.setFitToWidth(true);
        split = new SplitPane(tree, detail);
        split.setDividerPositions(LIST_SHARE);
        working.setTop(new VBox(bar(), figures, refusal));
        working.setCenter(split);
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        model.content().subscribe(this::show);
        model.selected().subscribe(this::show);
    }

    private HBox bar() {
        search.setId("finding-search");
        search.setPromptText(Words.say("readiness.search"));
        search.setAccessibleText(Words.say("readiness.search"));
        search.textProperty().bindBidirectional(model.query());
        HBox.setHgrow(search, Priority.ALWAYS);
        var grouping = new ComboBox<FindingGroup.By>();
        grouping.setId("grouping");
        grouping.setAccessibleText(Words.say("readiness.group"));
        grouping.getItems().setAll(FindingGroup.By.values());
        grouping.setConverter(new ChoiceWords<>(by -> Words.of("readiness.by", by)));
        grouping.valueProperty().bindBidirectional(model.grouping());
        figures.setId("finding-figures");
        figures.setWrapText(true);
        figures.getStyleClass().add("view-note");
        var bar = new HBox(10, grouping, search);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("readiness.to-search"), "/", search::requestFocus),
                by(Words.say("readiness.by-cause"), FindingGroup.By.CAUSE),
                by(Words.say("readiness.by-namespace"), FindingGroup.By.NAMESPACE),
                by(Words.say("readiness.by-workload"), FindingGroup.By.WORKLOAD));
    }

    private Command by(String title, FindingGroup.By grouping) {
        return Command.of(title, () -> model.grouping().set(grouping));
    }

    @Override
    public boolean back() {
        boolean isSearching = !model.query().get().isEmpty();
        model.query().set("");
        return isSearching;
    }

    @Override
    public void turnTo(Subject subject) {
        switch (subject) {
            case Subject.OfFinding(var code) -> model.query().set("finding:" + code.id());
            case Subject.OfWorkload(var workload) ->
                model.query().set("ns:" + workload.namespace() + " wl:" + workload.name());
            case Subject.OfNamespace(var namespace) -> model.query().set("ns:" + namespace);
            case Subject.OfCall _, Subject.OfStage _, Subject.OfGaps _ ->
                model.query().set("");
        }
    }

    private void show(Content content) {
        pane.getChildren()
                .setAll(
                        switch (content.standing()) {
                            case NOTHING_OPEN ->
                                Empty.nothingOpen(
                                        Words.say("readiness.nothing-open"),
                                        () -> desk.navigation().show("open"));
                            case AT_WORK -> busy();
                            case WORKED_OUT -> working;
                        });
        figures.setText(Words.say("readiness.figures", content.found(), content.of(), content.ready()));
        refusal.setText(content.refusal().orElse(""));
        refusal.setVisible(content.refusal().isPresent());
        refusal.setManaged(content.refusal().isPresent());
        working.setCenter(content.found() > 0 ? split : none(content));
    }

    private Node none(Content content) {
        return content.of() == 0
                ? new Empty(Empty.Why.NOTHING_THERE, Words.say("readiness.none"), Optional.empty())
                : new Empty(
                        Empty.Why.FILTERED_OUT,
                        Words.say("readiness.filtered-out", content.of()),
                        Optional.of(new Empty.Remedy(
                                Words.say("readiness.show-all"),
                                () -> model.query().set(""))));
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        return bar;
    }

    private void show(Optional<FindingRow> row) {
        detail.setContent(row.<Node>map(each -> new FindingDetail(model, each, desk.navigation()))
                .orElseGet(() -> new Empty(Empty.Why.NOT_CHOSEN, Words.say("readiness.choose"), Optional.empty())));
        detail.setVvalue(0);
    }
}
