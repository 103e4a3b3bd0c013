package dev.meshward.desktop.rollout;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.words.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asks whether the plan in the folder is to be replaced by what was made of the rest of it. */
final class ReplanQuestion extends VBox {

    private final Label changes = new Label();
    private final Label asked = new Label();

    ReplanQuestion(Runnable write, Runnable leave) {
        super(8);
        setId("replan-question");
        getStyleClass().addAll("verdict", "verdict-conditional");
        asked.getStyleClass().add(Styles.TEXT_BOLD);
        asked.setWrapText(true);
        changes.setId("replan-changes");
        changes.setWrapText(true);
        var writing = new Button(Words.say("rollout.replan-write"));
        writing.setId("replan-write");
        writing.getStyleClass().add(Styles.ACCENT);
        writing.setOnAction(_ -> write.run());
        var leaving = new Button(Words.say("rollout.replan-leave"));
        leaving.setId("replan-leave");
        leaving.setOnAction(_ -> leave.run());
        getChildren().addAll(asked, changes, new FlowPane(8, 6, writing, leaving));
    }

    void show(Optional<Replan> proposed) {
        setVisible(proposed.isPresent());
        setManaged(proposed.isPresent());
        proposed.ifPresent(replan -> {
            asked.setText(Words.say("rollout.replan-question", replan.folder()));
            changes.setText(replan.sentence());
        });
    }
}
