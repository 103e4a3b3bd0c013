package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.Contexts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column with everything that can be opened. */
final class WaysToOpen extends VBox {

    private final OpenViewModel model;
    private final VBox contexts = new VBox(6);

    WaysToOpen(OpenViewModel model, Runnable chooseFiles, Runnable chooseFolder) {
        super(6);
        this.model = model;
        setId("ways-to-open");
        getStyleClass().add("ways-to-open");
        heading(Words.say("open.heading"));
        entry("open-folder", "mdi2f-folder-outline", Words.say("open.folder"), chooseFolder);
        entry("open-files", "mdi2f-file-multiple-outline", Words.say("open.files"), chooseFiles);
        getChildren().add(sentence(Words.say("open.drop")));
        heading(Words.say("open.contexts"));
        getChildren().add(contexts);
        model.contexts().subscribe(this::show);
        heading(Words.say("open.samples"));
        model.samples()
                .forEach(sample -> entry(
                        "sample-" + sample.folder().getFileName(),
                        "mdi2t-train",
                        sample.title(),
                        () -> model.open(sample)));
        if (model.samples().isEmpty()) {
            getChildren().add(sentence(Words.say("open.no-samples")));
        }
    }

    /** With the context that kubectl would use first, since it is meant most often. */
    private void show(Contexts found) {
        contexts.getChildren().clear();
        found.current().filter(found.names()::contains).ifPresent(this::context);
        found.names().stream()
                .filter(name -> !found.current().equals(Optional.of(name)))
                .forEach(this::context);
        found.problems().forEach(problem -> contexts.getChildren().add(sentence(problem)));
        if (contexts.getChildren().isEmpty()) {
            contexts.getChildren().add(sentence(Words.say("open.no-contexts")));
        }
    }

    private void context(String name) {
        contexts.getChildren().add(button("context-" + name, "mdi2k-kubernetes", name, () -> model.open(name)));
    }

    private static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private void heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        getChildren().add(label);
    }

    private void entry(String id, String icon, String words, Runnable action) {
        getChildren().add(button(id, icon, words, action));
    }

    private static Button button(String id, String icon, String words, Runnable action) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add(Styles.FLAT);
        // Names of contexts are Amazon's sentences now and then, and differ at their ends.
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
