package dev.meshward.desktop.plan;

import dev.meshward.adoption.Postponement;
import dev.meshward.desktop.plan.PlanViewModel.Board;
import dev.meshward.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The stages side by side, then whoever is postponed. Only the columns in sight are made: a plan may have hundreds. */
final class StageBoard extends ListView<StageBoard.Column> {

    private final StageColumn.Acts acts;

    /** What stands in one column. */
    sealed interface Column {

        record OfStage(StageCard card) implements Column {}

        record OfPostponed(List<Postponement> postponed) implements Column {}
    }

    StageBoard(StageColumn.Acts acts) {
        this.acts = acts;
        setId("board");
        setAccessibleText(Words.say("plan.board"));
        getStyleClass().add("board");
        setOrientation(Orientation.HORIZONTAL);
        setCellFactory(_ -> new ColumnCell());
    }

    void fill(Board board) {
        var columns = new ArrayList<Column>();
        board.cards().forEach(card -> columns.add(new Column.OfStage(card)));
        if (!board.postponed().isEmpty()) {
            columns.add(new Column.OfPostponed(board.postponed()));
        }
        if (!columns.equals(getItems())) {
            getItems().setAll(columns);
        }
    }

    /** Brings the column of this stage into sight. */
    void show(String stage) {
        for (var column : getItems()) {
            if (column instanceof Column.OfStage(var card) && card.stage().id().equals(stage)) {
                scrollTo(column);
            }
        }
    }

    private VBox node(Column column) {
        return switch (column) {
            case Column.OfStage(var card) -> new StageColumn(card, acts);
            case Column.OfPostponed(var postponed) -> postponed(postponed);
        };
    }

    private static VBox postponed(List<Postponement> postponed) {
        var title = new Label(Words.say("plan.postponed", postponed.size()));
        title.getStyleClass().add("text-bold");
        var list = new ListView<Postponement>();
        list.getItems().setAll(postponed);
        list.setCellFactory(_ -> new PostponedCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        var column = new VBox(6, title, list);
        column.setId("postponed");
        column.getStyleClass().addAll("stage-column", "postponed");
        return column;
    }

    private final class ColumnCell extends ListCell<Column> {
        @Override
        protected void updateItem(Column column, boolean empty) {
            super.updateItem(column, empty);
            if (empty || column == null) {
                setGraphic(null);
            } else {
                var node = node(column);
                // The whole height takes what is dropped.
                node.prefHeightProperty().bind(heightProperty().subtract(2));
                setGraphic(node);
            }
        }
    }

    private static final class PostponedCell extends ListCell<Postponement> {
        PostponedCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Postponement each, boolean empty) {
            super.updateItem(each, empty);
            setText(empty || each == null ? null : words(each));
        }

        private static String words(Postponement each) {
            return each.workload() + "\n" + (each.code().isEmpty() ? "" : each.code() + "  ") + each.because();
        }
    }
}
