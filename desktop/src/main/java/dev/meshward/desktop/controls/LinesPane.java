package dev.meshward.desktop.controls;

import dev.meshward.desktop.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A long text with numbered lines, one of which can be pointed at. Only the lines in sight are drawn. */
public final class LinesPane extends VBox {

    private final ListView<String> lines = new ListView<>();
    private final Label title = new Label();

    /** @param id of the list of lines */
    public LinesPane(String id, String accessibleText) {
        lines.setId(id);
        lines.setAccessibleText(accessibleText);
        lines.getStyleClass().addAll("lines", "code");
        lines.setCellFactory(_ -> new Line());
        title.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(6, title, gap, new IconButton("mdi2c-content-copy", Words.say("lines.copy"), this::copy));
        bar.getStyleClass().add("lines-bar");
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().setAll(bar, lines);
    }

    /** The line somebody chose, counted from 1; 0 for none. */
    public ObservableValue<Integer> chosen() {
        return lines.getSelectionModel().selectedIndexProperty().map(index -> index.intValue() + 1);
    }

    public void show(String heading, String text) {
        title.setText(heading);
        lines.getItems().setAll(text.lines().toList());
    }

    /** @param line counted from 1; nothing happens for others */
    public void pointAt(int line) {
        if (line > 0 && line <= lines.getItems().size()) {
            lines.getSelectionModel().clearAndSelect(line - 1);
            lines.scrollTo(Math.max(0, line - 4));
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(String.join("\n", lines.getItems()) + "\n");
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : "%5d  %s".formatted(getIndex() + 1, text));
        }
    }
}
