package dev.meshward.desktop.export;

import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.export.ExportViewModel.Preview;
import dev.meshward.desktop.manifests.DiffPane;
import dev.meshward.desktop.plan.PlanStanding;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;

/** Writes the plan: chosen on the left, every file that would be written on the right. */
public final class ExportView implements View {

    public static final String ID = "export";

    private static final double LIST_SHARE = 0.5;

    private final Desk desk;
    private final ExportViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane working = new BorderPane();
    private final StackPane files = new StackPane();
    private final ScrollPane text = new ScrollPane();
    private final Label figures = new Label();

    public ExportView(Desk desk) {
        this.desk = desk;
        this.model = new ExportViewModel(desk.session(), desk.plan(), desk.background());
        pane.getStyleClass().add("export-view");
        var form = new ScrollPane(new ExportForm(model, this::chooseFolder));
        form.setFitToWidth(true);
        form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form.getStyleClass().add("form-side");
        figures.setId("export-figures");
        figures.setWrapText(true);
        figures.getStyleClass().add("view-note");
        text.setFitToWidth(true);
        var split = new SplitPane(files, text);
        split.setDividerPositions(LIST_SHARE);
        var right = new BorderPane(split);
        right.setTop(figures);
        working.setLeft(form);
        working.setCenter(right);
        model.sheet()
                .subscribe(sheet ->
                        pane.getChildren().setAll(PlanStanding.of(desk, sheet).orElse(working)));
        model.preview().subscribe(this::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void shown() {
        desk.deriving().wantPlan();
        model.shown(true);
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("export.choose"), this::chooseFolder),
                Command.of(Words.say("export.write"), "Shortcut+E", model::write)
                        .where(model::mayWrite));
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.say("export.where"));
        model.folder().get().map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(pane.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::choose);
    }

    private void show(Preview preview) {
        text.setContent(new Empty(Empty.Why.NOT_CHOSEN, Words.say("export.choose-file"), Optional.empty()));
        if (!preview.isReady()) {
            figures.setText("");
            files.getChildren().setAll(busy());
            return;
        }
        figures.setText(preview.because()
                .orElseGet(() -> Words.say(
                        "export.figures",
                        preview.count(ExportFile.Fate.NEW),
                        preview.count(ExportFile.Fate.CHANGED),
                        preview.count(ExportFile.Fate.SAME),
                        preview.count(ExportFile.Fate.GOES))));
        files.getChildren().setAll(new ExportTable(preview.files(), this::show));
    }

    private void show(ExportFile file) {
        text.setContent(
                file.fate() == ExportFile.Fate.CHANGED ? new DiffPane(model.diff(file)) : plain(model.text(file)));
        text.setVvalue(0);
    }

    private static Label plain(String words) {
        var label = new Label(words);
        label.getStyleClass().addAll("code", "detail");
        return label;
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        return bar;
    }
}
