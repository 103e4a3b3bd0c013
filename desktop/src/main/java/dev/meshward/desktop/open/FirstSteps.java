package dev.meshward.desktop.open;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Shows the way in three steps, as long as nothing is open. */
final class FirstSteps extends VBox {

    FirstSteps() {
        super(24);
        setId("first-steps");
        getStyleClass().add("first-steps");
        setAlignment(Pos.CENTER);
        var title = new Label(Words.say("first.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        getChildren()
                .addAll(
                        title,
                        step("1", Words.say("first.open"), Words.say("first.open-how")),
                        step("2", Words.say("first.look"), Words.say("first.look-how")),
                        step("3", Words.say("first.plan"), Words.say("first.plan-how")));
    }

    private static HBox step(String number, String what, String how) {
        var digit = new Label(number);
        digit.getStyleClass().add("step-number");
        digit.setMinWidth(USE_PREF_SIZE);
        var title = new Label(what);
        title.getStyleClass().add(Styles.TITLE_4);
        var words = new Label(how);
        words.setWrapText(true);
        words.getStyleClass().add(Styles.TEXT_MUTED);
        var step = new HBox(16, digit, new VBox(2, title, words));
        step.getStyleClass().add("step");
        return step;
    }
}
