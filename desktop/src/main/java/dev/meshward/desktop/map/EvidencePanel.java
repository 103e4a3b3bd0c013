package dev.meshward.desktop.map;

import atlantafx.base.theme.Styles;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.Evidence;
import dev.meshward.desktop.session.CallNames;
import dev.meshward.desktop.session.EdgeStatements;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.layout.Link;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Beside the map: what is selected, and for every call each reason to believe in it, with file and line. */
final class EvidencePanel extends ScrollPane {

    private final MapViewModel model;
    private final EdgeStatements statements;
    private final VBox content = new VBox(10);
    private Optional<Object> shown = Optional.empty();

    EvidencePanel(MapViewModel model, EdgeStatements statements) {
        this.model = model;
        this.statements = statements;
        setId("evidence");
        getStyleClass().add("side-panel");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("content");
        setContent(content);
        model.drawing().subscribe(this::show);
    }

    /** What somebody writes into a field survives as long as the same thing is selected. */
    private void show(Drawing drawing) {
        var about = List.<Object>of(drawing.selection(), drawing.chart(), drawing.states());
        if (shown.filter(about::equals).isPresent()) {
            return;
        }
        shown = Optional.of(about);
        content.getChildren()
                .setAll(
                        switch (drawing.selection()) {
                            case Selection.Nothing _ -> List.<Node>of(wrapped(Words.say("map.select-something")));
                            case Selection.Boxes(var ids) ->
                                ids.stream()
                                        .flatMap(id -> Optional.ofNullable(
                                                drawing.chart().nodes().get(id))
                                                .stream())
                                        .<Node>map(node -> ofBox(node, drawing))
                                        .toList();
                            case Selection.Line(var link) ->
                                Optional.ofNullable(drawing.chart().edges().get(link))
                                        .map(edge -> ofLine(edge, drawing))
                                        .orElse(List.of());
                        });
    }

    private VBox ofBox(MapNode node, Drawing drawing) {
        var box = new VBox(6, title(node.title()));
        Optional.ofNullable(drawing.marks().get(node.id()))
                .ifPresent(mark -> box.getChildren().add(new Label(mark.letters() + "  " + mark.key())));
        node.workload()
                .ifPresent(workload -> box.getChildren().add(muted(workload.kind() + " " + workload.namespace())));
        if (node.kind() == MapNode.Kind.NAMESPACE) {
            var open =
                    new Button(Words.say("map.open-namespace", node.workloads().size()));
            open.setOnAction(_ -> model.open(node.title()));
            box.getChildren().add(open);
        }
        links(box, Words.say("map.callers"), drawing, link -> link.to().equals(node.id()), Link::from);
        links(box, Words.say("map.callees"), drawing, link -> link.from().equals(node.id()), Link::to);
        node.workload()
                .ifPresent(workload -> box.getChildren()
                        .add(new AddCall(CallNames.name(workload.namespace(), workload.name()), statements)));
        return box;
    }

    private void links(
            VBox box,
            String heading,
            Drawing drawing,
            java.util.function.Predicate<Link> isMeant,
            java.util.function.Function<Link, String> otherEnd) {
        var found = drawing.chart().edges().values().stream()
                .filter(edge -> isMeant.test(edge.link()))
                .toList();
        box.getChildren().add(heading(heading + "  " + found.size()));
        for (var edge : found) {
            var other = drawing.chart().nodes().get(otherEnd.apply(edge.link()));
            var state = Marking.state(
                    drawing.states().getOrDefault(edge.link(), dev.meshward.desktop.look.MeshState.UNKNOWN));
            var link = new Hyperlink(Words.say(
                    "map.link", other == null ? "" : other.title(), edge.calls().size(), state.key()));
            link.setOnAction(_ -> model.change(wish -> wish.withSelection(new Selection.Line(edge.link()))));
            box.getChildren().add(link);
        }
    }

    private List<Node> ofLine(MapEdge edge, Drawing drawing) {
        var from = drawing.chart().nodes().get(edge.link().from());
        var to = drawing.chart().nodes().get(edge.link().to());
        var nodes = new java.util.ArrayList<Node>();
        nodes.add(title((from == null ? "" : from.title()) + " → " + (to == null ? "" : to.title())));
        edge.calls().forEach(call -> nodes.add(ofCall(call)));
        return nodes;
    }

    private VBox ofCall(Dependency call) {
        var name = wrapped(CallNames.of(call));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        var box = new VBox(4, name, muted(Words.of("confidence", call.confidence())));
        call.evidence().forEach(evidence -> box.getChildren().add(ofEvidence(evidence)));
        var why = new TextField();
        why.setPromptText(Words.say("map.why"));
        why.setAccessibleText(Words.say("map.why"));
        HBox.setHgrow(why, Priority.ALWAYS);
        var confirm = new Button(Words.say("map.confirm"));
        confirm.setOnAction(_ -> statements.confirm(call, reason(why)));
        var reject = new Button(Words.say("map.reject"));
        reject.setOnAction(_ -> statements.reject(call, reason(why)));
        box.getChildren().addAll(why, new HBox(6, confirm, reject));
        box.getStyleClass().add("call");
        return box;
    }

    private static String reason(TextField field) {
        return field.getText().isBlank()
                ? Words.say("map.no-reason")
                : field.getText().strip();
    }

    private static VBox ofEvidence(Evidence evidence) {
        var place = wrapped(evidence.place().toString());
        place.getStyleClass().add("code");
        return new VBox(1, wrapped(evidence.because()), place);
    }

    private static Label title(String text) {
        var label = wrapped(text);
        label.getStyleClass().add(Styles.TITLE_4);
        return label;
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label muted(String text) {
        var label = wrapped(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
