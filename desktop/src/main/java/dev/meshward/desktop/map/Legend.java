package dev.meshward.desktop.map;

import dev.meshward.desktop.controls.ChoiceWords;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.session.MapKept.Colouring;
import dev.meshward.desktop.words.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Line;

/** What the marks mean; always there, and a filter. */
final class Legend extends HBox {

    private final MapViewModel model;
    private final FlowPane entries = new FlowPane(12, 4);

    Legend(MapViewModel model) {
        super(12);
        this.model = model;
        setId("legend");
        getStyleClass().add("legend");
        var colouring = new ChoiceBox<Colouring>();
        colouring.setId("colouring");
        colouring.getItems().setAll(Colouring.values());
        colouring.setConverter(new ChoiceWords<>(by -> Words.of("map.by", by)));
        colouring.setValue(model.wish().get().colouring());
        colouring.valueProperty().subscribe(chosen -> {
            if (chosen != null && chosen != model.wish().get().colouring()) {
                model.change(wish -> wish.withColouring(chosen));
            }
        });
        model.wish().subscribe(wish -> colouring.setValue(wish.colouring()));
        var label = new Label(Words.say("map.colours"));
        label.setLabelFor(colouring);
        var choice = new HBox(6, label, colouring);
        choice.getStyleClass().add("choice");
        choice.setMinWidth(USE_PREF_SIZE);
        setHgrow(entries, Priority.ALWAYS);
        getChildren().addAll(choice, entries);
        model.drawing().subscribe(this::show);
    }

    private void show(Drawing drawing) {
        var boxes = new LinkedHashMap<String, CheckBox>();
        drawing.marks().values().stream()
                .sorted(Comparator.comparing(Mark::style).thenComparing(Mark::key))
                .forEach(mark -> boxes.computeIfAbsent(mark.key(), _ -> entry(mark)));
        var before = entries.getChildren().stream()
                .map(node -> ((CheckBox) node).getText() + ((CheckBox) node).isSelected())
                .toList();
        var after = boxes.values().stream()
                .map(box -> box.getText() + box.isSelected())
                .toList();
        if (!before.equals(after)) {
            entries.getChildren().setAll(boxes.values());
        }
    }

    private CheckBox entry(Mark mark) {
        var box = new CheckBox(mark.letters().isEmpty() ? mark.key() : mark.letters() + "  " + mark.key());
        box.setSelected(!model.wish().get().offInLegend().contains(mark.key()));
        box.setGraphic(sample(mark.style()));
        box.setOnAction(_ -> model.change(wish -> wish.withLegend(off -> {
            if (box.isSelected()) {
                off.remove(mark.key());
            } else {
                off.add(mark.key());
            }
        })));
        return box;
    }

    private static Line sample(MeshState state) {
        var line = new Line(0, 0, 26, 0);
        line.setStrokeWidth(2.5);
        line.getStrokeDashArray()
                .setAll(state.dashes().stream().map(dash -> dash * 2).toList());
        line.setStyle("-fx-stroke: -mw-" + state.name().toLowerCase(Locale.ROOT) + ";");
        return line;
    }
}
