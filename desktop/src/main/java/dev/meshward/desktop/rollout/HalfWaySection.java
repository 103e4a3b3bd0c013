package dev.meshward.desktop.rollout;

import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.rollout.HalfWay.Choice;
import dev.meshward.desktop.rollout.HalfWay.Kind;
import dev.meshward.desktop.words.Words;
import dev.meshward.saved.SavedStage;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The three choices of a stage that stands half-way, each with the judge's word and what is typed for it. */
final class HalfWaySection {

    private final SavedStage stage;
    private final Paragraphs page = new Paragraphs();

    private HalfWaySection(SavedStage stage) {
        this.stage = stage;
    }

    static Paragraphs of(HalfWay halfWay, SavedStage stage) {
        var section = new HalfWaySection(stage);
        section.page.setId("half-way");
        section.page.getStyleClass().setAll("half-way");
        section.page.heading(Words.say("rollout.half-way"));
        halfWay.choices().forEach(section::add);
        return section.page;
    }

    private void add(Choice choice) {
        page.with(title(choice));
        choice.why().forEach(page::sentence);
        if (choice.kind() == Kind.UNDO) {
            page.section(Words.say("stage.undo-before"), stage.undo().first());
        }
        if (choice.steps().isEmpty()) {
            page.sentence(Words.of("rollout.half-way-nothing", choice.kind()));
        } else {
            var script = RolloutDetail.script(choice.steps());
            page.copying(copy(choice.kind()), script).code(script);
        }
    }

    private static String copy(Kind kind) {
        return kind == Kind.UNDO ? Words.say("stage.copy-undo") : Words.say("stage.copy-commands");
    }

    private static HBox title(Choice choice) {
        var name = new Label(Words.of("rollout.half-way", choice.kind()));
        name.getStyleClass().add("headline");
        var word = new Label(choice.answer().word());
        word.setId("half-way-" + choice.kind().name().toLowerCase(Locale.ROOT));
        word.getStyleClass().addAll("badge", style(choice));
        var line = new HBox(8, name, word);
        line.getStyleClass().addAll("choice-line", "half-way-title");
        return line;
    }

    private static String style(Choice choice) {
        return switch (choice.answer()) {
            case GO -> "grade-safe";
            case NOT_KNOWN -> "grade-conditional";
            case NO_GO -> "grade-unsafe";
        };
    }
}
