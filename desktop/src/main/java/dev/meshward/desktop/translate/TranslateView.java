package dev.meshward.desktop.translate;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.controls.LinesPane;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.translate.TranslateViewModel.Sheet;
import dev.meshward.desktop.translate.TranslateViewModel.Translating;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Source on the left, result on the right, what became of every field below. */
public final class TranslateView implements View {

    public static final String ID = "translate";

    private static final double TEXTS_SHARE = 0.52;
    private static final List<String> GROUPS = List.of("istio.io", "linkerd.io", "split.smi-spec.io");

    private final TranslateViewModel model;
    private final StackPane pane = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final LinesPane left = new LinesPane("translate-left", Words.say("translate.source"));
    private final LinesPane right = new LinesPane("translate-right", Words.say("translate.result"));
    private final LedgerTabs below;
    private final SplitPane working;
    private boolean isPointing;

    public TranslateView(Desk desk) {
        this.model = new TranslateViewModel(desk.session(), desk.background(), Translating.bySurvey());
        this.below = new LedgerTabs(model);
        this.working = new SplitPane(new SplitPane(left, right), below);
        pane.getStyleClass().add("translate-view");
        working.setOrientation(Orientation.VERTICAL);
        working.setDividerPositions(TEXTS_SHARE);
        frame.setTop(new TranslateBar(model, this::chooseFiles, this::chooseTarget));
        frame.setCenter(pane);
        model.sheet().subscribe(this::show);
        model.chosen().subscribe(row -> row.ifPresent(this::pointAt));
        left.chosen().subscribe(line -> {
            if (!isPointing) {
                model.chooseSource(line);
            }
        });
    }

    /** Whether there is anything in this cluster that another mesh could say. */
    public static boolean speaksOfMesh(SessionState state) {
        return state.snapshot().filter(TranslateView::speaksOfMesh).isPresent();
    }

    private static boolean speaksOfMesh(ClusterSnapshot snapshot) {
        return snapshot.objects().stream()
                .map(object -> object.key().group())
                .anyMatch(group -> GROUPS.stream().anyMatch(group::endsWith));
    }

    @Override
    public Node node() {
        return frame;
    }

    @Override
    public void shown() {
        model.begin();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("translate.files"), this::chooseFiles),
                Command.of(Words.say("translate.save"), this::chooseTarget).where(model::maySave));
    }

    private void chooseFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.say("translate.files"));
        Optional.ofNullable(chooser.showOpenMultipleDialog(pane.getScene().getWindow()))
                .ifPresent(files -> model.choose(new TranslateInput.OfFiles(
                        files.stream().map(File::toPath).toList())));
    }

    private void chooseTarget() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.say("translate.save"));
        Optional.ofNullable(chooser.showDialog(pane.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::save);
    }

    private void show(Sheet sheet) {
        pane.getChildren()
                .setAll(
                        switch (sheet) {
                            case Sheet.NothingChosen _ ->
                                new Empty(
                                        Empty.Why.NOT_SCANNED,
                                        Words.say("translate.nothing-open"),
                                        Optional.of(new Empty.Remedy(Words.say("translate.files"), this::chooseFiles)));
                            case Sheet.AtWork _ -> busy();
                            case Sheet.Refused(var because) ->
                                new Empty(Empty.Why.NOTHING_THERE, because, Optional.empty());
                            case Sheet.Ready(var translated) -> filled(translated);
                        });
    }

    private Node filled(Translated translated) {
        left.show(
                Words.say("translate.from", translated.translation().from().title()),
                translated.left().text());
        right.show(
                Words.say("translate.to", translated.translation().to().name().title()),
                translated.right().text());
        below.fill(translated);
        return working;
    }

    private void pointAt(LedgerRow row) {
        isPointing = true;
        left.pointAt(row.from());
        right.pointAt(row.to());
        isPointing = false;
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        return bar;
    }
}
