package dev.meshward.desktop.translate;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.translate.TranslateViewModel.Sheet;
import dev.meshward.desktop.words.Words;
import dev.meshward.mesh.MeshName;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is translated to what, what both decide, and the saving. */
final class TranslateBar extends VBox {

    private final TranslateViewModel model;
    private final Label verdict = new Label();
    private final Label answer = new Label();
    private final Label wider = new Label(Words.say("translate.wider"));
    private final CheckBox accept = new CheckBox(Words.say("translate.accept"));
    private final Button save = new Button(Words.say("translate.save"));

    TranslateBar(TranslateViewModel model, Runnable chooseFiles, Runnable chooseTarget) {
        this.model = model;
        var files = new Button(Words.say("translate.files"));
        files.setOnAction(_ -> chooseFiles.run());
        var paste = new Button(Words.say("translate.paste"));
        paste.setId("translate-paste");
        paste.setOnAction(_ -> pasted(text -> model.choose(new TranslateInput.Pasted(text))));
        save.setId("translate-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(_ -> chooseTarget.run());
        accept.setId("translate-accept");
        accept.setOnAction(_ -> {
            model.accept(accept.isSelected());
            save.setDisable(!model.maySave());
        });
        wider.getStyleClass().add("refusal");
        verdict.setId("translate-verdict");
        verdict.getStyleClass().add("view-note");
        answer.getStyleClass().add("view-note");
        List.of(verdict, answer, wider).forEach(label -> label.setWrapText(true));
        var bar = new FlowPane(10, 6, meshes(), files, paste, save);
        bar.getStyleClass().add("view-bar");
        getChildren().addAll(bar, verdict, new FlowPane(10, 6, wider, accept), answer);
        model.sheet().subscribe(this::show);
        model.answer().subscribe(text -> {
            answer.setText(text);
            show(answer, !text.isEmpty());
        });
    }

    private HBox meshes() {
        var group = new ToggleGroup();
        var box = new HBox(6, new Label(Words.say("translate.target")));
        box.getStyleClass().add("choice-line");
        for (MeshName mesh : TranslateViewModel.meshes()) {
            var button = new ToggleButton(mesh.title());
            button.setId("translate-to-" + mesh.word());
            button.setToggleGroup(group);
            button.setSelected(mesh == model.to());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.choose(mesh);
            });
            box.getChildren().add(button);
        }
        return box;
    }

    private static void pasted(Consumer<String> use) {
        var clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasString()) {
            use.accept(clipboard.getString());
        }
    }

    private void show(Sheet sheet) {
        verdict.setText(sheet instanceof Sheet.Ready(var translated) ? String.join("  ", translated.verdict()) : "");
        show(verdict, sheet instanceof Sheet.Ready);
        accept.setSelected(false);
        show(wider, model.isWider());
        show(accept, model.isWider());
        save.setDisable(!model.maySave());
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
