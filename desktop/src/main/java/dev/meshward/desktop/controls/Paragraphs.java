package dev.meshward.desktop.controls;

import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/** A page of headings, sentences and commands, one below the other. */
public final class Paragraphs extends VBox {

    public Paragraphs() {
        super(6);
        getStyleClass().add("detail");
    }

    public Paragraphs heading(String text) {
        return with(label(text, "heading"));
    }

    public Paragraphs sentence(String text) {
        return with(label(text, "sentence"));
    }

    /** A heading and its sentences; nothing where there are none. */
    public Paragraphs section(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            heading(heading);
            sentences.forEach(this::sentence);
        }
        return this;
    }

    public Paragraphs code(String text) {
        var label = label(text, "code");
        label.getStyleClass().add("code-block");
        label.setMaxWidth(Double.MAX_VALUE);
        return with(label);
    }

    /** A button that copies this text. */
    public Paragraphs copying(String title, String text) {
        var button = new Button(title);
        button.setOnAction(_ -> copy(text));
        return with(button);
    }

    public Paragraphs with(Node node) {
        getChildren().add(node);
        return this;
    }

    public ScrollPane scrolling() {
        var scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** Puts it on the clipboard. */
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A text that can be read and copied, not changed. */
    public static TextArea readable(String text) {
        var area = new TextArea(text);
        area.setEditable(false);
        area.getStyleClass().add("code");
        area.setAccessibleText(Words.say("stage.file-text"));
        return area;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
