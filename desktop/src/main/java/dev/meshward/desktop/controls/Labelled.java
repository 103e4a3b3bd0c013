package dev.meshward.desktop.controls;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A control with its name before it: a field that is filled already does not say any more what belongs there. */
public final class Labelled extends HBox {

    public Labelled(String words, Control control) {
        super(6);
        getStyleClass().add("choice-line");
        var label = new Label(words);
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        setHgrow(control, Priority.ALWAYS);
        getChildren().addAll(label, control);
    }
}
