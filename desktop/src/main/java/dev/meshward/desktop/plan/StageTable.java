package dev.meshward.desktop.plan;

import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The stages, one line each. */
final class StageTable extends TableView<StageCard> {

    /** Beside the usual 80 of the other columns. */
    private static final double WIDTH_OF_TITLES = 320;

    /** Of a number, and of the sign that its heading is cut short. */
    private static final double LEAST_WIDTH = 52;

    StageTable(Consumer<String> choose) {
        setId("stages");
        setAccessibleText(Words.say("plan.list"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        addNumber(Words.say("plan.column-number"), card -> card.stage().number());
        add(Words.say("plan.column-title"), card -> card.stage().title());
        getColumns().getLast().setPrefWidth(WIDTH_OF_TITLES);
        add(
                Words.say("plan.column-verdict"),
                card -> card.grade().map(grade -> Words.of("plan.grade", grade)).orElse(""));
        addNumber(
                Words.say("plan.column-workloads"),
                card -> card.stage().workloads().size());
        addNumber(Words.say("plan.column-restarts"), StageCard::restarts);
        add(
                Words.say("plan.column-criticality"),
                card -> card.stage().criticality().word());
        add(Words.say("plan.column-owner"), card -> card.stage().owner());
        getSelectionModel().selectedItemProperty().subscribe(card -> {
            if (card != null) {
                choose.accept(card.stage().id());
            }
        });
    }

    void fill(List<StageCard> cards) {
        getItems().setAll(cards);
    }

    private void addNumber(String title, Function<StageCard, Integer> value) {
        var column = column(title, value);
        column.getStyleClass().add("number");
        column.setMinWidth(LEAST_WIDTH);
        getColumns().add(column);
    }

    private void add(String title, Function<StageCard, String> value) {
        getColumns().add(column(title, value));
    }

    private static <T> TableColumn<StageCard, T> column(String title, Function<StageCard, T> value) {
        var column = new TableColumn<StageCard, T>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }
}
