package dev.meshward.desktop.controls;

import dev.meshward.desktop.manifests.YamlSpans;
import dev.meshward.desktop.words.Words;
import java.util.List;
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
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A long YAML text with numbered lines, one of which can be pointed at. Only the lines in sight are drawn. */
public final class LinesPane extends VBox {

    private final ListView<String> lines = new ListView<>();
    private final Label title = new Label();
    private List<List<YamlSpans.Span>> spans = List.of();

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
        spans = YamlSpans.of(text);
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

    private final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setGraphic(empty ? null : parts(getIndex()));
            setAccessibleText(empty ? null : text);
        }

        private TextFlow parts(int line) {
            var flow = new TextFlow(text("%5d  ".formatted(line + 1), YamlSpans.Kind.COMMENT));
            if (line < spans.size()) {
                spans.get(line).forEach(span -> flow.getChildren().add(text(span.text(), span.kind())));
            }
            return flow;
        }

        private static Text text(String words, YamlSpans.Kind kind) {
            var text = new Text(words);
            text.getStyleClass().add(kind.style());
            return text;
        }
    }
}
