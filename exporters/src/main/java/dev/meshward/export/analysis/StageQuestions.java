package dev.meshward.export.analysis;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.StageKind;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What controllers can ask about a stage.
 *
 * @param before what has to hold before it begins
 * @param after what has to hold before it counts as done
 * @param undo what must never be while it is young: first that there is anything to see, then its alerts
 * @param people gates that no query answers
 */
record StageQuestions(
        SavedStage stage, List<Question> before, List<Question> after, List<Question> undo, List<Gate> people) {

    StageQuestions {
        before = List.copyOf(before);
        after = List.copyOf(after);
        undo = List.copyOf(undo);
        people = List.copyOf(people);
    }

    /** {@code 03-join-shop}. */
    String name() {
        return stage.folder().substring("stages/".length());
    }

    /** Where its objects go: a controller reads them beside its own. */
    List<String> namespaces() {
        return stage.stage().namespaces();
    }

    /** The name of an object, which Kubernetes wants in small letters. */
    String objectName(String what) {
        return ("meshward-" + name() + "-" + what).toLowerCase(Locale.ROOT);
    }

    /** Whether the undo questions tell silence from absence. */
    boolean knowsPresence() {
        return undo.stream().anyMatch(Question::asksForPresence);
    }

    static List<StageQuestions> of(SavedPlan plan) {
        return plan.stages().stream()
                .map(stage -> of(stage, presence(plan, stage)))
                .toList();
    }

    private static StageQuestions of(SavedStage stage, List<Gate> presence) {
        var alarms = StageAlarms.of(stage);
        var undo = new ArrayList<Question>();
        if (!alarms.isEmpty()) {
            undo.addAll(numbered("scraped", presence));
            for (int i = 0; i < alarms.size(); i++) {
                undo.add(alarms.get(i).named("undo-" + (i + 1)));
            }
        }
        return new StageQuestions(
                stage,
                numbered("before", gates(stage, Gate.When.BEFORE)),
                numbered("after", gates(stage, Gate.When.AFTER)),
                undo,
                stage.stage().gates().stream()
                        .filter(gate -> !Question.isFor(gate))
                        .toList());
    }

    private static List<Gate> gates(SavedStage stage, Gate.When when) {
        return stage.stage().gates().stream()
                .filter(gate -> gate.when() == when && Question.isFor(gate))
                .toList();
    }

    private static List<Question> numbered(String word, List<Gate> gates) {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < gates.size(); i++) {
            questions.add(Question.of(word + "-" + (i + 1), gates.get(i)));
        }
        return questions;
    }

    /**
     * An alert is silent where there is nothing to measure. What the joins of these namespaces ask of their proxies' series stays
     * true, so that it is asked beside the alerts.
     */
    private static List<Gate> presence(SavedPlan plan, SavedStage stage) {
        return plan.stages().stream()
                .filter(earlier -> earlier.stage().kind() == StageKind.JOIN
                        && earlier.stage().number() <= stage.stage().number()
                        && !Collections.disjoint(
                                earlier.stage().namespaces(), stage.stage().namespaces()))
                .flatMap(join -> gates(join, Gate.When.AFTER).stream())
                .filter(gate -> Question.of("", gate).asksForPresence())
                .toList();
    }
}
