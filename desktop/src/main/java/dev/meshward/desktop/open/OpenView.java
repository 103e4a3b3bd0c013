package dev.meshward.desktop.open;

import dev.meshward.desktop.open.OpenViewModel.Contents;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.Contexts;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Opens a cluster, and shows what is in it and what could not be read. */
public final class OpenView implements View {

    public static final String ID = "open";

    private final OpenViewModel model;
    private final Desk desk;
    private final BorderPane pane = new BorderPane();
    private final StackPane content = new StackPane();
    private final TabPane tabs = new TabPane();

    public OpenView(Desk desk, List<SampleCluster> samples) {
        this.desk = desk;
        this.model = new OpenViewModel(
                desk.session(), desk.scanning(), desk.work(), samples, desk.background(), Contexts::ofUser);
        pane.getStyleClass().add("open-view");
        var ways = new ScrollPane(new WaysToOpen(model, this::chooseFiles, this::chooseFolder));
        ways.setFitToWidth(true);
        ways.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        ways.getStyleClass().add("ways");
        pane.setLeft(ways);
        pane.setCenter(content);
        pane.setOnDragOver(OpenView::offer);
        pane.setOnDragDropped(this::drop);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        model.contents().subscribe(this::show);
        model.waiting().subscribe(waiting -> waiting.ifPresent(this::ask));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("open.files"), "Shortcut+O", this::chooseFiles),
                Command.of(Words.say("open.folder"), "Shortcut+Shift+O", this::chooseFolder));
    }

    @Override
    public void shown() {
        model.lookForContexts();
    }

    @Override
    public void turnTo(Subject subject) {
        if (subject instanceof Subject.OfGaps) {
            tabs.getSelectionModel().selectLast();
        }
    }

    private void show(Optional<Contents> contents) {
        content.getChildren().setAll(contents.map(this::inside).orElseGet(FirstSteps::new));
    }

    private Node inside(Contents contents) {
        int chosen = Math.max(0, tabs.getSelectionModel().getSelectedIndex());
        var namespaces = new Tab(
                Words.say("open.namespaces"),
                contents.overview().<Node>map(NamespaceTable::new).orElseGet(OpenView::busy));
        var gaps = new Tab(Words.say("open.gaps", contents.gaps().size()), new GapList(contents.gaps()));
        tabs.getTabs().setAll(namespaces, gaps);
        tabs.getSelectionModel().select(chosen);
        return tabs;
    }

    private static Node busy() {
        var bar = new ProgressBar();
        bar.setAccessibleText(Words.say("status.progress"));
        bar.setMaxWidth(240);
        return new StackPane(bar);
    }

    private void ask(Runnable opening) {
        desk.notices()
                .tell(
                        Words.say(
                                "open.not-saved", desk.session().now().source().title()),
                        Command.of(Words.say("open.all-the-same"), () -> {
                            desk.notices().clear();
                            opening.run();
                        }));
    }

    private void chooseFiles() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.say("open.files"));
        Optional.ofNullable(chooser.showOpenMultipleDialog(pane.getScene().getWindow()))
                .ifPresent(this::open);
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Words.say("open.folder"));
        Optional.ofNullable(chooser.showDialog(pane.getScene().getWindow())).ifPresent(folder -> open(List.of(folder)));
    }

    private void open(List<File> files) {
        desk.notices().clear();
        model.open(files.stream().map(File::toPath).toList());
    }

    private static void offer(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        boolean hasFiles = event.getDragboard().hasFiles();
        if (hasFiles) {
            open(event.getDragboard().getFiles());
        }
        event.setDropCompleted(hasFiles);
        event.consume();
    }
}
