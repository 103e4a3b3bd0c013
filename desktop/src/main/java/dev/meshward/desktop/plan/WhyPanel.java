package dev.meshward.desktop.plan;

import atlantafx.base.theme.Styles;
import dev.meshward.adoption.Reason;
import dev.meshward.desktop.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Why a stage is where it is: what keeps it from coming earlier and from coming later, and what the judge says. */
final class WhyPanel extends VBox {

    WhyPanel(StageCard card) {
        super(6);
        setId("why");
        getStyleClass().add("detail");
        add(Words.say("plan.stage", card.stage().number(), card.stage().title()), Styles.TITLE_4);
        card.stage().because().forEach(sentence -> add(sentence, "sentence"));
        section(Words.say("plan.not-earlier"), sentences(card, Reason.Side.NOT_EARLIER));
        section(Words.say("plan.not-later"), sentences(card, Reason.Side.NOT_LATER));
        card.judgement().ifPresent(judged -> section(Words.say("plan.verdict"), List.of(judged.because())));
        section(Words.say("plan.warnings"), card.stage().warnings());
    }

    private static List<String> sentences(StageCard card, Reason.Side side) {
        return card.reasons().stream()
                .filter(reason -> reason.side() == side)
                .map(reason -> Words.say("plan.reason", reason.rule(), reason.because()))
                .toList();
    }

    private void section(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            add(heading, "heading");
            sentences.forEach(sentence -> add(sentence, "sentence"));
        }
    }

    private void add(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        getChildren().add(label);
    }
}
