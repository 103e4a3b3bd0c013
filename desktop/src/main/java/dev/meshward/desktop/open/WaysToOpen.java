package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column with everything that can be opened. */
final class WaysToOpen extends VBox {

    WaysToOpen(OpenViewModel model, Runnable chooseFiles, Runnable chooseFolder) {
        super(6);
        setId("ways-to-open");
        getStyleClass().add("ways-to-open");
        heading(Words.say("open.heading"));
        entry("open-folder", "mdi2f-folder-outline", Words.say("open.folder"), chooseFolder);
        entry("open-files", "mdi2f-file-multiple-outline", Words.say("open.files"), chooseFiles);
        var drop = new Label(Words.say("open.drop"));
        drop.setWrapText(true);
        drop.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().add(drop);
        heading(Words.say("open.samples"));
        model.samples()
                .forEach(sample -> entry(
                        "sample-" + sample.folder().getFileName(),
                        "mdi2t-train",
                        sample.title(),
                        () -> model.open(sample)));
        if (model.samples().isEmpty()) {
            var none = new Label(Words.say("open.no-samples"));
            none.setWrapText(true);
            getChildren().add(none);
        }
    }

    private void heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        getChildren().add(label);
    }

    private void entry(String id, String icon, String words, Runnable action) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add(Styles.FLAT);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
    }
}
