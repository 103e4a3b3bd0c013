package dev.meshward.desktop.translate;

import dev.meshward.desktop.translate.TranslateViewModel.Filter;
import dev.meshward.desktop.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What became of every field, what differs, and what else to know. */
final class LedgerTabs extends TabPane {

    private static final List<String> FATES = List.of("", "lost", "approximated", "carried");

    private final TranslateViewModel model;

    private final Tab ledger = new Tab();
    private final Tab differences = new Tab();
    private final Tab remarks = new Tab();

    LedgerTabs(TranslateViewModel model) {
        this.model = model;
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        ledger.setContent(ledger());
        getTabs().setAll(ledger, differences, remarks);
    }

    void fill(Translated translated) {
        ledger.setText(Words.say("translate.ledger", translated.fields().size()));
        differences.setText(
                Words.say("translate.differences", translated.differences().size()));
        differences.setContent(sentences(translated.differences()));
        remarks.setText(Words.say("translate.remarks", translated.remarks().size()));
        remarks.setContent(sentences(translated.remarks()));
    }

    private Node ledger() {
        var table = new TableView<LedgerRow>();
        table.setId("ledger");
        table.setAccessibleText(Words.say("translate.fields"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column(table, Words.say("translate.column-fate"), 7, LedgerRow::fate);
        column(
                table,
                Words.say("translate.column-object"),
                14,
                row -> row.object().toString());
        column(table, Words.say("translate.column-field"), 16, LedgerRow::field);
        column(table, Words.say("translate.column-code"), 5, LedgerRow::code);
        column(table, Words.say("translate.column-place"), 12, LedgerRow::place);
        column(table, Words.say("translate.column-because"), 30, LedgerRow::sentence);
        model.rows().subscribe(rows -> table.getItems().setAll(rows));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.choose(row);
            }
        });
        model.chosen()
                .subscribe(row -> row.filter(each -> table.getSelectionModel().getSelectedItem() != each)
                        .ifPresent(each -> {
                            table.getSelectionModel().select(each);
                            table.scrollTo(each);
                        }));
        var pane = new BorderPane(table);
        pane.setTop(bar());
        return pane;
    }

    private static void column(
            TableView<LedgerRow> table, String title, double ems, Function<LedgerRow, String> value) {
        var column = new TableColumn<LedgerRow, String>(title);
        column.setPrefWidth(ems * 13);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private HBox bar() {
        var search = new TextField(model.filter().words());
        search.setId("ledger-search");
        search.setPromptText(Words.say("translate.search"));
        search.setAccessibleText(Words.say("translate.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty()
                .subscribe(words -> model.filter(new Filter(model.filter().fate(), words)));
        var group = new ToggleGroup();
        var bar = new HBox(6);
        bar.getStyleClass().add("view-bar");
        for (var fate : FATES) {
            var button = new ToggleButton(fate.isEmpty() ? Words.say("translate.all-fates") : fate);
            button.setId("fate-" + (fate.isEmpty() ? "all" : fate));
            button.setToggleGroup(group);
            button.setSelected(fate.equals(model.filter().fate()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.filter(new Filter(fate, model.filter().words()));
            });
            bar.getChildren().add(button);
        }
        bar.getChildren().add(search);
        return bar;
    }

    private static Node sentences(List<String> sentences) {
        var list = new ListView<String>();
        list.getItems().setAll(sentences);
        list.setCellFactory(_ -> new Sentence());
        list.setPlaceholder(new Label(Words.say("translate.none")));
        return list;
    }

    private static final class Sentence extends ListCell<String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setWrapText(true);
            setPrefWidth(0);
        }
    }
}
