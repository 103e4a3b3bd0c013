package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says what this window will do, and where it can be done today. */
final class WhatComes extends VBox {

    WhatComes() {
        super(10);
        setId("what-comes");
        getStyleClass().add("what-comes");
        var title = new Label("What comes");
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren().add(title);
        room("Map", "who calls whom, and how we know");
        room("Readiness", "what stands in the way, grouped by cause");
        room("Plan", "the stages on a board and a calendar");
        room("Questions", "what only your people can answer");
        room("Rollout", "each stage with its steps, gates and undo");
        text("Today the same answers are on the command line:");
        command("./meshward graph SOURCE");
        command("./meshward check SOURCE");
        command("./meshward plan SOURCE --out DIR");
    }

    private void room(String name, String what) {
        var title = new Label(name);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().add(new VBox(2, title, wrapped(what)));
    }

    private void text(String words) {
        getChildren().add(wrapped(words));
    }

    private void command(String line) {
        var label = new Label(line);
        label.getStyleClass().add("command");
        getChildren().add(label);
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
