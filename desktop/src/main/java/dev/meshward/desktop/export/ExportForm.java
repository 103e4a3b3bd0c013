package dev.meshward.desktop.export;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.documents.DocumentFormat;
import dev.meshward.export.gitops.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is wanted, and where. */
final class ExportForm extends VBox {

    private final ExportViewModel model;
    private final Label folder = new Label();
    private final Label unsafe = new Label(Words.say("export.unsafe"));
    private final CheckBox insist = new CheckBox(Words.say("export.insist"));
    private final Button write = new Button(Words.say("export.write"));
    private final Label answer = new Label();

    ExportForm(ExportViewModel model, Runnable chooseFolder) {
        super(6);
        this.model = model;
        setId("export-form");
        getStyleClass().add("form");
        heading(Words.say("export.where"));
        var choose = new Button(Words.say("export.choose"));
        choose.setId("export-choose");
        choose.setOnAction(_ -> chooseFolder.run());
        folder.setId("export-folder");
        List.of(folder, unsafe, answer).forEach(label -> label.setWrapText(true));
        folder.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().addAll(folder, choose);
        heading(Words.say("export.documents"));
        getChildren().add(always());
        for (var format : DocumentFormat.values()) {
            box(
                    Words.of("export.format", format),
                    model.wish().get().formats().contains(format),
                    isOn -> model.change(wish -> wish.with(format, isOn)));
        }
        heading(Words.say("export.pages"));
        for (var page : ExportWish.Page.values()) {
            box(Words.of("export.page", page), false, isOn -> model.change(wish -> wish.with(page, isOn)));
        }
        box(
                Words.say("export.all-stages"),
                false,
                isOn -> model.change(wish -> wish.with(isOn ? ExportWish.Stages.ALL : ExportWish.Stages.NEXT)));
        heading(Words.say("export.layout"));
        getChildren().add(layouts());
        finish();
        model.folder().subscribe(each -> folder.setText(each.map(Path::toString).orElse(Words.say("export.nowhere"))));
        model.preview().subscribe(this::show);
        model.answer().subscribe(answer::setText);
    }

    private void heading(String words) {
        var label = new Label(words);
        label.getStyleClass().add("heading");
        getChildren().add(label);
    }

    private static CheckBox always() {
        var box = new CheckBox(Words.say("export.plan"));
        box.setWrapText(true);
        box.setSelected(true);
        box.setDisable(true);
        return box;
    }

    private void box(String words, boolean isOn, Consumer<Boolean> change) {
        var box = new CheckBox(words);
        box.setWrapText(true);
        box.setSelected(isOn);
        box.setOnAction(_ -> change.accept(box.isSelected()));
        getChildren().add(box);
    }

    private ComboBox<Layout> layouts() {
        var layouts = new ComboBox<Layout>();
        layouts.setId("export-layout");
        layouts.setAccessibleText(Words.say("export.layout"));
        layouts.getItems().setAll(Layout.values());
        layouts.setValue(model.wish().get().layout());
        layouts.setOnAction(_ -> model.change(wish -> wish.with(layouts.getValue())));
        return layouts;
    }

    private void finish() {
        unsafe.getStyleClass().add("refusal");
        insist.setId("export-insist");
        insist.setOnAction(_ -> {
            model.accept(insist.isSelected());
            write.setDisable(!model.mayWrite());
        });
        write.setId("export-write");
        write.getStyleClass().add(Styles.ACCENT);
        write.setOnAction(_ -> model.write());
        answer.setId("export-answer");
        getChildren().addAll(unsafe, insist, write, answer);
    }

    private void show(ExportViewModel.Preview preview) {
        for (var node : List.of(unsafe, insist)) {
            node.setVisible(preview.isUnsafe());
            node.setManaged(preview.isUnsafe());
        }
        write.setDisable(!model.mayWrite());
    }
}
