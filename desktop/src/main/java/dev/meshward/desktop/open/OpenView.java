package dev.meshward.desktop.open;

import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.open.OpenViewModel.Contents;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.Contexts;
import java.io.File;
import java.time.InstantSource;
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
    private final ReadingPage reading;
    private Optional<Contents> shown = Optional.empty();

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
        reading = new ReadingPage(
                new ReadingViewModel(InstantSource.system()), desk.scanning()::endEarly, desk.scanning()::cancel);
        model.contents().subscribe((Optional<Contents> _) -> show());
        desk.session().activity().subscribe((Activity _) -> show());
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

    /** What is being read, else what is open, else why nothing is. */
    private void show() {
        var activity = desk.session().activity().get();
        if (activity instanceof Activity.Busy busy && busy.task() == Activity.Task.SCAN) {
            reading.show(busy);
            put(reading);
            shown = Optional.empty();
        } else if (model.contents().get().isPresent()) {
            if (!model.contents().get().equals(shown)) {
                shown = model.contents().get();
                shown.ifPresent(contents -> put(inside(contents)));
            }
        } else if (activity instanceof Activity.Failed(var task, var _, var because) && task == Activity.Task.SCAN) {
            put(failed(because));
        } else {
            put(new FirstSteps());
        }
    }

    private void put(Node node) {
        if (!content.getChildren().equals(List.of(node))) {
            content.getChildren().setAll(node);
        }
    }

    private Empty failed(String because) {
        var source = desk.scanning().asked();
        var why = source instanceof SessionSource.Context ? Empty.Why.NOT_REACHABLE : Empty.Why.NOT_POSSIBLE;
        var again = new Empty.Remedy(
                Words.say("reading.again"), () -> desk.scanning().open(source));
        return new Empty(why, because, Optional.of(again));
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
