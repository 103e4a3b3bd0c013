package dev.meshward.desktop.map;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;
import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.session.EdgeStatements;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.view.Command;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.Subject;
import dev.meshward.desktop.view.View;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.layout.Link;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The map of who calls whom. */
public final class MapView implements View {

    public static final String ID = "map";

    private final Desk desk;
    private final MapViewModel model;
    private final MapCanvas canvas;
    private final SearchBar search;
    private final BorderPane map = new BorderPane();
    private final StackPane pane = new StackPane();
    private Optional<Object> cluster = Optional.empty();

    /** @param nothingOpen what is offered as long as no cluster is open */
    public MapView(Desk desk, Empty.Remedy nothingOpen) {
        this.desk = desk;
        model = new MapViewModel(desk.session(), desk.background(), desk.painter());
        canvas = new MapCanvas(desk.look());
        search = new SearchBar(model);
        canvas.tells(this::toggle, this::select);
        model.drawing().subscribe(canvas::show);
        var panel = new EvidencePanel(model, new EdgeStatements(desk.session(), System.getProperty("user.name", "")));
        map.setTop(search);
        map.setCenter(new StackPane(canvas, placing()));
        map.setBottom(new VBox(new Legend(model), new PlayBar(model, desk.deriving()::wantPlan)));
        desk.look().appearance().subscribe(appearance -> map.setRight(appearance.isPresenting() ? null : panel));
        var empty = new Empty(Empty.Why.NOT_SCANNED, Words.say("map.nothing-open"), Optional.of(nothingOpen));
        desk.session().state().subscribe(state -> show(state, empty));
    }

    private Label placing() {
        var label = new Label(Words.say("map.placing"));
        label.getStyleClass().add("badge");
        label.setId("placing");
        label.setMouseTransparent(true);
        StackPane.setAlignment(label, Pos.TOP_CENTER);
        label.visibleProperty().bind(model.isPlacing());
        return label;
    }

    private void show(SessionState state, Empty empty) {
        var now = state.snapshot().<Object>map(_ -> state.source());
        if (!now.equals(cluster)) {
            cluster = now;
            canvas.forgetFit();
        }
        pane.getChildren().setAll(state.snapshot().isPresent() ? map : empty);
    }

    /** What was opened may need more room than there was. */
    private void toggle(String box) {
        var opened = model.toggle(box);
        opened.ifPresent(namespace -> canvas.reveal(boxesOf(namespace)));
    }

    private List<String> boxesOf(String namespace) {
        return desk.session().now().snapshot().stream()
                .flatMap(snapshot -> snapshot.workloadsIn(namespace).stream())
                .map(workload -> MapNode.idOf(workload.id()))
                .toList();
    }

    private void select(Selection selection, boolean isAdded) {
        var before = model.selected();
        if (isAdded && before.size() == 1 && selection instanceof Selection.Boxes(var more)) {
            model.change(wish -> wish.withSelection(new Selection.Boxes(List.of(before.getFirst(), more.getFirst()))));
        } else {
            model.change(wish -> wish.withSelection(selection));
        }
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public boolean back() {
        return model.back();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(Words.say("map.search"), "/", search::requestFocus),
                Command.of(Words.say("map.fit"), "F", () -> canvas.fit(model.selected())),
                Command.of(
                                Words.say("map.open-selected"),
                                "X",
                                () -> List.copyOf(model.selected()).forEach(this::toggle))
                        .where(this::hasBoxes),
                Command.of(Words.say("map.close-all"), "Shift+X", model::closeAll),
                Command.of(Words.say("map.focus-callers"), "I", model::focusOnCallers)
                        .where(this::hasBoxes),
                Command.of(Words.say("map.focus-callees"), "O", model::focusOnCallees)
                        .where(this::hasBoxes),
                Command.of(Words.say("map.path"), "P", this::path)
                        .where(() -> model.selected().size() == 2),
                Command.of(Words.say("map.hide"), "H", model::hideSelected).where(this::hasBoxes),
                Command.of(Words.say("map.hide-others"), "Shift+H", model::hideOthers)
                        .where(this::hasBoxes),
                Command.of(Words.say("map.place-anew"), "Shift+L", this::placeAnew));
    }

    private boolean hasBoxes() {
        return !model.selected().isEmpty();
    }

    private void path() {
        if (!model.focusOnPath()) {
            desk.notices().tell(Words.say("map.no-path"));
        }
    }

    private void placeAnew() {
        var undo = model.placeAnew();
        canvas.forgetFit();
        desk.notices().tell(Words.say("map.placed-anew"), Command.of(Words.say("command.undo"), () -> {
            undo.run();
            desk.notices().clear();
        }));
    }

    @Override
    public void turnTo(Subject subject) {
        switch (subject) {
            case Subject.OfNamespace(var namespace) -> {
                model.change(wish -> wish.selecting(MapNode.idOfNamespace(namespace)));
                canvas.reveal(List.of(MapNode.idOfNamespace(namespace)));
            }
            case Subject.OfWorkload(var workload) -> {
                model.change(wish -> wish.withOpened(opened -> opened.add(workload.namespace()))
                        .selecting(MapNode.idOf(workload)));
                canvas.reveal(boxesOf(workload.namespace()));
            }
            case Subject.OfCall(var call) ->
                call.to().receivers().stream().findFirst().ifPresent(receiver -> show(call, receiver));
            case Subject.OfStage _, Subject.OfFinding _, Subject.OfGaps _ -> {}
        }
    }

    private void show(Dependency call, WorkloadId receiver) {
        var link = new Link(MapNode.idOfCaller(call.from()), MapNode.idOf(receiver));
        model.change(wish -> wish.withOpened(opened -> {
                    opened.add(call.from().namespace());
                    opened.add(receiver.namespace());
                })
                .withSelection(new Selection.Line(link)));
        canvas.reveal(List.of(link.from(), link.to()));
    }
}
