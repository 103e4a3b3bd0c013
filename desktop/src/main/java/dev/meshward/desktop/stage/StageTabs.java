package dev.meshward.desktop.stage;

import dev.meshward.adoption.Gate;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.desktop.controls.Paragraphs;
import dev.meshward.desktop.stage.StagePage.StageStep;
import dev.meshward.desktop.words.Words;
import dev.meshward.judge.Condition;
import dev.meshward.judge.StageJudgement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The parts of a stage's page. */
final class StageTabs extends TabPane {

    StageTabs() {
        setId("stage-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /** Shows another page at the same part. */
    void fill(StagePage page) {
        int at = Math.max(0, getSelectionModel().getSelectedIndex());
        getTabs()
                .setAll(
                        new Tab(Words.say("stage.overview"), overview(page)),
                        new Tab(Words.say("stage.steps", page.steps().size()), steps(page)),
                        new Tab(Words.say("stage.files", page.files().size()), new FileBrowser(page.files())),
                        new Tab(Words.say("stage.gates", page.stage().gates().size()), gates(page)),
                        new Tab(Words.say("stage.undo"), undo(page)),
                        new Tab(Words.say("stage.emergency"), emergency(page)));
        getSelectionModel().select(at);
    }

    void showUndo() {
        getSelectionModel().select(getTabs().size() - 2);
    }

    void showEmergency() {
        getSelectionModel().selectLast();
    }

    private static Node overview(StagePage page) {
        var stage = page.stage();
        var text = new Paragraphs()
                .section(Words.say("stage.why"), stage.because())
                .section(
                        Words.say("stage.who", stage.workloads().size()),
                        stage.workloads().isEmpty()
                                ? Stream.of(String.join(", ", stage.namespaces()))
                                        .filter(names -> !names.isEmpty())
                                        .toList()
                                : stage.workloads().stream()
                                        .map(Object::toString)
                                        .toList());
        page.judgement().ifPresent(judged -> {
            text.section(Words.say("plan.verdict"), List.of(judged.because()));
            text.section(
                    Words.say("stage.conditions"),
                    judged.conditions().stream().map(Condition::sentence).toList());
            text.section(Words.say("stage.problems"), judged.problems());
            text.section(
                    Words.say("stage.calls"),
                    judged.calls().stream()
                            .filter(call -> !call.outcome().isDelivered())
                            .map(StageJudgement::words)
                            .toList());
        });
        return text.section(Words.say("plan.warnings"), stage.warnings())
                .section(
                        Words.say("stage.restarts"),
                        page.restarts().stream().map(StageTabs::words).toList())
                .scrolling();
    }

    private static String words(RestartBatch batch) {
        return Words.say(
                "stage.restart",
                batch.pods(),
                batch.workloads().stream().map(Object::toString).collect(Collectors.joining(", ")),
                batch.because());
    }

    private static Node steps(StagePage page) {
        var text = new Paragraphs().copying(Words.say("stage.copy-commands"), page.script());
        page.steps().forEach(step -> add(text, step));
        return text.scrolling();
    }

    private static void add(Paragraphs text, StageStep each) {
        var step = each.step();
        text.heading(Words.say("stage.step", each.number(), step.action().word(), step.target()));
        text.sentence(step.because());
        if (!step.owner().isEmpty()) {
            text.sentence(Words.say("stage.step-owner", step.owner()));
        }
        if (!each.commands().isEmpty()) {
            text.code(String.join("\n", each.commands()));
        }
        if (!step.condition().isEmpty()) {
            text.sentence(Words.say("stage.step-until", step.condition()));
        }
    }

    private static Node gates(StagePage page) {
        var text = new Paragraphs();
        add(text, Words.say("stage.gates-before"), page.gates(Gate.When.BEFORE));
        add(text, Words.say("stage.gates-after"), page.gates(Gate.When.AFTER));
        if (!page.verify().isEmpty()) {
            text.heading(Words.say("stage.verify"));
            page.verify()
                    .forEach(each -> text.sentence(each.because())
                            .code(each.command())
                            .sentence(Words.say("stage.expect", each.expect())));
        }
        return text.section(Words.say("stage.watch"), page.watch()).scrolling();
    }

    private static void add(Paragraphs text, String heading, List<Gate> gates) {
        if (!gates.isEmpty()) {
            text.heading(heading);
            gates.forEach(gate -> text.sentence(gate.because())
                    .code(String.join(" ", gate.query(), gate.expect(), gate.forDuration())
                            .strip()));
        }
    }

    private static Node undo(StagePage page) {
        var text = new Paragraphs()
                .section(Words.say("stage.undo-when"), page.undoWhen())
                .section(Words.say("stage.undo-before"), page.undoBefore());
        if (page.undo().isEmpty()) {
            text.sentence(Words.say("stage.nothing-to-undo"));
        } else {
            text.copying(Words.say("stage.copy-undo"), page.undoScript());
        }
        page.undo().forEach(step -> add(text, step));
        return text.scrolling();
    }

    private static Node emergency(StagePage page) {
        var text = new Paragraphs();
        page.emergency()
                .forEach(file -> text.copying(Words.say("stage.copy-page", file.path()), file.text())
                        .code(file.text()));
        if (page.emergency().isEmpty()) {
            text.sentence(Words.say("stage.no-emergency"));
        }
        return text.scrolling();
    }
}
