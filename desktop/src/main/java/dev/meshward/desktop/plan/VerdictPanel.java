package dev.meshward.desktop.plan;

import atlantafx.base.theme.Styles;
import dev.meshward.desktop.controls.IconButton;
import dev.meshward.desktop.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The judge's answer to a move. */
final class VerdictPanel extends BorderPane {

    VerdictPanel(MoveVerdict verdict, Runnable dismiss) {
        setId("verdict");
        getStyleClass().addAll("verdict", "verdict-" + verdict.kind().name().toLowerCase(java.util.Locale.ROOT));
        var headline = new Label(verdict.headline());
        headline.setId("verdict-headline");
        headline.setWrapText(true);
        headline.getStyleClass().add(Styles.TEXT_BOLD);
        headline.setGraphic(new FontIcon(
                switch (verdict.kind()) {
                    case FINE -> "mdi2c-check-circle-outline";
                    case CONDITIONAL -> "mdi2c-checkbox-marked-circle-plus-outline";
                    case REFUSED -> "mdi2c-close-octagon-outline";
                }));
        setTop(headline);
        setRight(new IconButton("mdi2c-close", Words.say("plan.dismiss"), dismiss));
        if (!verdict.sentences().isEmpty()) {
            setCenter(sentences(verdict));
        }
    }

    private static ScrollPane sentences(MoveVerdict verdict) {
        var box = new VBox(4);
        verdict.sentences().forEach(sentence -> {
            var label = new Label(sentence);
            label.setWrapText(true);
            box.getChildren().add(label);
        });
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return scroll;
    }
}
