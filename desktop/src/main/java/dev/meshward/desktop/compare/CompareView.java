package dev.meshward.desktop.compare;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.compare.CompareViewModel.Content;
import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.session.Scenario;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.comparison.ComparedRow;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.TargetWish;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is wished for now beside what could be wished for instead. */
public final class CompareView implements View {

    public static final String ID = "compare";

    private static final double FIGURE_WIDTH = 290;
    private static final double VALUE_WIDTH = 290;

    private final Desk desk;
    private final CompareViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane working = new BorderPane();
    private final TableView<ComparedRow> table = new TableView<>();
    private final FlowPane kept = new FlowPane(16, 4);
    private final Label waiting = new Label();

    public CompareView(Desk desk) {
        this.desk = desk;
        this.model = new CompareViewModel(desk.session(), desk.scenarios());
        table.setId("compared");
        table.setAccessibleText(Words.say("compare.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        waiting.setId("compare-waiting");
        waiting.setWrapText(true);
        waiting.getStyleClass().add("view-note");
        kept.getStyleClass().add("view-note");
        working.setTop(new VBox(bar(), kept, waiting));
        working.setCenter(table);
        model.content().subscribe(this::show);
    }

    private FlowPane bar() {
        var name = new TextField();
        name.setId("scenario-name");
        name.setPromptText(Words.say("compare.name"));
        name.setAccessibleText(Words.say("compare.name"));
        var keep = new Button(Words.say("compare.keep"));
        keep.setId("scenario-keep");
        keep.setOnAction(_ -> {
            model.keep(name.getText());
            name.clear();
        });
        var bar = new FlowPane(10, 6, name, keep);
        for (var mesh : MeshName.values()) {
            var button = new Button(Words.say("compare.with-mesh", mesh.title()));
            button.setId("scenario-" + mesh.word());
            button.setOnAction(_ -> model.keepFor(TargetWish.of(mesh)));
            bar.getChildren().add(button);
        }
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void shown() {
        model.shown(true);
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    private void show(Content content) {
        pane.getChildren()
                .setAll(
                        content.isOpen()
                                ? working
                                : Empty.nothingOpen(
                                        Words.say("plan.nothing-open"),
                                        () -> desk.navigation().show("open")));
        kept.getChildren().setAll(model.scenarios().stream().map(this::line).toList());
        show(kept, !kept.getChildren().isEmpty());
        waiting.setText((content.waiting() > 0 ? Words.say("compare.waiting", content.waiting()) + " " : "")
                + String.join(" ", content.refused()));
        show(waiting, !waiting.getText().isEmpty());
        table.setPlaceholder(
                new Label(content.waiting() > 0 ? Words.say("compare.being-made") : Words.say("compare.none")));
        table.getColumns().clear();
        var figure = column(Words.say("compare.figure"), FIGURE_WIDTH, CompareView::title);
        figure.setMaxWidth(FIGURE_WIDTH);
        table.getColumns().add(figure);
        for (int i = 0; i < content.names().size(); i++) {
            int position = i;
            table.getColumns()
                    .add(column(
                            content.names().get(i),
                            VALUE_WIDTH,
                            row -> row.values().get(position)));
        }
        table.getItems().setAll(content.rows());
    }

    /** What differs is marked by a sign as well as by its order. */
    private static String title(ComparedRow row) {
        return row.differs() ? "≠  " + row.title() : "    " + row.title();
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private static TableColumn<ComparedRow, String> column(
            String title, double width, Function<ComparedRow, String> value) {
        var column = new TableColumn<ComparedRow, String>(title);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private HBox line(Scenario scenario) {
        var name = new Label(scenario.name());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        var take = new Hyperlink(Words.say("compare.take"));
        take.setOnAction(_ -> model.take(scenario));
        var forget = new Hyperlink(Words.say("compare.forget"));
        forget.setOnAction(_ -> model.forget(scenario));
        var line = new HBox(6, name, take, forget);
        line.getStyleClass().add("choice-line");
        return line;
    }
}
