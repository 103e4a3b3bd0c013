package dev.meshward.desktop.rollout;

import dev.meshward.adoption.Gate;
import dev.meshward.desktop.controls.Labelled;
import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.controls.PromptField;
import dev.meshward.desktop.words.Words;
import dev.meshward.saved.RunState;
import dev.meshward.saved.SavedStep;
import dev.meshward.status.GateLook;
import dev.meshward.status.Reason;
import dev.meshward.status.StageStatus;
import dev.meshward.status.StageTonight;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One stage of the rollout: may it go, where it stands, how it is undone, and what is reported of it. */
final class RolloutDetail extends VBox {

    private final RolloutStage stage;

    RolloutDetail(RolloutStage stage, RolloutViewModel model) {
        super(6);
        this.stage = stage;
        setId("rollout-detail");
        var page = new Paragraphs()
                .heading(Words.say(
                        "plan.stage", stage.number(), stage.saved().stage().title()));
        stage.tonight().ifPresent(tonight -> tonight(page, tonight));
        stage.status().ifPresent(status -> status(page, status));
        boolean isHalfWay = HalfWay.isOne(stage);
        if (isHalfWay) {
            halfWay(page, model);
        }
        reports(page, model);
        gates(page, Words.say("stage.gates-before"), Gate.When.BEFORE);
        gates(page, Words.say("stage.gates-after"), Gate.When.AFTER);
        if (!isHalfWay || stage.tonight().isEmpty()) {
            undo(page);
            steps(page);
        }
        getChildren().add(page);
    }

    private static void tonight(Paragraphs page, StageTonight tonight) {
        page.section(
                Words.say("rollout.tonight", tonight.answer().word()),
                tonight.reasons().stream()
                        .map(reason -> Words.say("rollout.reason", weight(reason), reason.sentence()))
                        .toList());
        page.section(
                Words.say("rollout.gates-now"),
                tonight.gates().stream().map(GateLook::sentence).toList());
    }

    /** Nobody can judge what stands half-way without having looked. */
    private void halfWay(Paragraphs page, RolloutViewModel model) {
        stage.tonight()
                .ifPresentOrElse(
                        tonight -> page.with(HalfWaySection.of(
                                new HalfWay(
                                        tonight,
                                        stage.saved().steps(),
                                        stage.saved().undo().steps()),
                                stage.saved())),
                        () -> {
                            var look = new Button(Words.say("rollout.look"));
                            look.setOnAction(_ -> model.look());
                            page.heading(Words.say("rollout.half-way"))
                                    .sentence(Words.say("rollout.half-way-look"))
                                    .with(look);
                        });
    }

    private static String weight(Reason reason) {
        return Words.of("rollout.weight", reason.weight());
    }

    private static void status(Paragraphs page, StageStatus status) {
        page.section(Words.say("rollout.drift"), status.drift());
        if (!status.withoutProxy().isEmpty()) {
            page.section(
                    Words.say("rollout.without-proxy"),
                    status.withoutProxy().stream().map(Object::toString).toList());
            page.section(
                    Words.say("rollout.with-proxy"),
                    status.withProxy().stream().map(Object::toString).toList());
        }
    }

    private void reports(Paragraphs page, RolloutViewModel model) {
        var by = new PromptField("report-by", Words.say("rollout.by"));
        by.setText(System.getProperty("user.name", ""));
        var note = new PromptField("report-note", Words.say("rollout.note"));
        var buttons = new FlowPane(6, 6);
        Stream.of(RunState.values()).forEach(state -> {
            var button = new Button(Words.of("rollout.report", state));
            button.setId("report-" + state.word());
            button.setOnAction(_ -> model.report(state, by.getText(), note.getText()));
            buttons.getChildren().add(button);
        });
        page.heading(
                        stage.reported().isEmpty()
                                ? Words.say("rollout.reports")
                                : Words.say("rollout.reported", stage.reported()))
                .with(new Labelled(Words.say("rollout.by"), by))
                .with(note)
                .with(buttons);
    }

    private void gates(Paragraphs page, String heading, Gate.When when) {
        page.section(
                heading,
                stage.saved().stage().gates().stream()
                        .filter(gate -> gate.when() == when)
                        .map(gate ->
                                Words.say("plan.gate", gate.because(), gate.query(), gate.expect(), gate.forDuration()))
                        .toList());
    }

    /** The way back is at hand before anything is done. */
    private void undo(Paragraphs page) {
        var undo = stage.saved().undo();
        page.section(Words.say("stage.undo-when"), undo.when());
        page.section(Words.say("stage.undo-before"), undo.first());
        var script = script(undo.steps());
        if (script.isEmpty()) {
            page.section(Words.say("stage.undo"), List.of(Words.say("stage.nothing-to-undo")));
        } else {
            page.heading(Words.say("stage.undo"))
                    .copying(Words.say("stage.copy-undo"), script)
                    .code(script);
        }
    }

    private void steps(Paragraphs page) {
        var script = script(stage.saved().steps());
        page.heading(Words.say("stage.steps", stage.saved().steps().size()))
                .copying(Words.say("stage.copy-commands"), script)
                .code(script);
    }

    static String script(List<SavedStep> steps) {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append("# ").append(step.step().because()).append('\n');
            step.commands().forEach(command -> text.append(command).append('\n'));
        }
        return text.toString();
    }
}
