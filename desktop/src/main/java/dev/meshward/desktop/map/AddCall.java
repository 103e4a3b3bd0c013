package dev.meshward.desktop.map;

import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.session.EdgeStatements;
import dev.meshward.desktop.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** A call that nothing shows and somebody knows of. */
final class AddCall extends TitledPane {

    private static final int LARGEST_PORT = 65_535;

    AddCall(String from, EdgeStatements statements) {
        var to = new PromptField("add-to", Words.say("map.add-to"));
        var port = new PromptField("add-port", Words.say("map.add-port"));
        var why = new PromptField("add-why", Words.say("map.why"));
        var add = new Button(Words.say("map.add"));
        add.setId("add-call");
        add.disableProperty()
                .bind(to.textProperty().isEmpty().or(why.textProperty().isEmpty()));
        add.setOnAction(_ -> {
            int number = number(port.getText());
            if (number < 0) {
                port.requestFocus();
            } else {
                statements.add(from, to.getText().strip(), number, why.getText().strip());
            }
        });
        setText(Words.say("map.add-call"));
        setMinWidth(0);
        setExpanded(false);
        setContent(new VBox(6, to, port, why, add));
    }

    /** 0 for every port; less where that is no port. */
    private static int number(String text) {
        if (text.isBlank()) {
            return 0;
        }
        boolean isNumber = text.strip().matches("\\d{1,5}");
        int number = isNumber ? Integer.parseInt(text.strip()) : -1;
        return number > LARGEST_PORT ? -1 : number;
    }
}
