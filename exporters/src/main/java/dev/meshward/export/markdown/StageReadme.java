package dev.meshward.export.markdown;

import dev.meshward.adoption.Gate;
import dev.meshward.bundles.Step;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The page of one stage, for the person who carries it out and for the one who is woken by it. Its first twenty lines say
 * when to undo and how; all else comes after.
 */
public final class StageReadme {

    /** The name of the file in the stage's folder. */
    public static final String FILE = "README.md";

    private final SavedPlan plan;
    private final SavedStage saved;
    private final Page page = new Page();

    private StageReadme(SavedPlan plan, SavedStage saved) {
        this.plan = plan;
        this.saved = saved;
    }

    public static String of(SavedPlan plan, SavedStage stage) {
        return new StageReadme(plan, stage).written();
    }

    private String written() {
        page.heading(1, Words.number(saved) + ": " + Inline.text(saved.stage().title()));
        UndoAtTheTop.of(saved.undo()).writeTo(page);
        UnsafePlan.warnOf(plan, page);
        whatAndWhy();
        gates(Gate.When.BEFORE, "Before you begin");
        steps("Do this, in this order", saved.steps());
        verify();
        gates(Gate.When.AFTER, "Done when");
        watch();
        undoInFull();
        troubleshooting();
        escalation();
        return page.toString();
    }

    private void whatAndWhy() {
        var stage = saved.stage();
        page.heading(2, "What and why");
        StageSections.reasons(stage.because(), page);
        stage.warnings().forEach(warning -> page.paragraph("**Warning:** " + Words.sentence(warning)));
        page.bullets(facts());
    }

    private List<String> facts() {
        var stage = saved.stage();
        var facts = new ArrayList<String>();
        facts.add("Kind: " + stage.kind().word() + ", " + stage.criticality().word() + " criticality; target "
                + Words.mesh(plan.target().name()) + " "
                + Inline.text(plan.target().meshVersion()));
        facts.add("Verdict: " + Inline.text(saved.verdict().word()) + ". "
                + Words.sentence(saved.verdict().because()));
        if (!stage.workloads().isEmpty()) {
            facts.add(Words.count(stage.workloads().size(), "workload") + ": "
                    + StageSections.workloads(stage.workloads()).replace("<br/>", "; "));
        }
        facts.add(
                saved.restartedPods() == 0
                        ? "No pod restarts."
                        : Words.count(saved.restartedPods(), "pod") + " of "
                                + Words.count(saved.restartedWorkloads(), "workload") + " restart, in "
                                + Words.count(saved.restarts().size(), "batch", "batches") + ".");
        facts.add("Every field that changes, with its value before, is in `plan.json` under `touched`. Another value"
                + " there now is drift: stop and plan again.");
        return facts;
    }

    private void gates(Gate.When when, String title) {
        var gates = saved.stage().gates().stream()
                .filter(gate -> gate.when() == when)
                .toList();
        if (gates.isEmpty()) {
            return;
        }
        page.heading(2, title);
        page.paragraph("Each of these has to hold; no answer is a no.");
        gates.forEach(this::gate);
    }

    private void gate(Gate gate) {
        page.paragraph(Words.own(gate.because()) + " Expected: " + Inline.code(gate.expect())
                + (gate.forDuration().isEmpty() ? "." : " for " + Inline.text(gate.forDuration()) + "."));
        page.fence("promql", gate.query());
    }

    private void steps(String title, List<SavedStep> steps) {
        page.heading(2, title);
        if (steps.isEmpty()) {
            page.paragraph("Nothing is to be done in the cluster.");
            return;
        }
        page.paragraph(
                "Run the commands in the folder of the plan, where `plan.json` is. The order is the order of safety:"
                        + " do not swap steps. You may stop after any of them.");
        int number = 1;
        for (var step : steps) {
            step(number++, step);
        }
    }

    private void step(int number, SavedStep saved) {
        var step = saved.step();
        page.paragraph("**" + number + ". " + heading(step) + ":** " + Words.own(step.because()));
        if (!step.owner().isEmpty()) {
            forOthers(step);
        } else if (!saved.commands().isEmpty()) {
            page.fence("sh", String.join("\n", saved.commands()));
        } else if (!step.files().isEmpty()) {
            page.bullets(step.files().stream().map(Inline::code).toList());
        }
        if (!step.condition().isEmpty()) {
            page.paragraph("Go on when: " + Words.sentence(step.condition()));
        }
    }

    private static String heading(Step step) {
        if (step.target().isEmpty()) {
            return verb(step);
        }
        var target = Inline.text(step.target());
        return step.action() == Step.Action.MANUAL ? "By hand (" + target + ")" : verb(step) + " " + target;
    }

    private void forOthers(Step step) {
        var owner = "**" + Inline.text(step.owner()) + "**";
        if (step.files().isEmpty()) {
            page.paragraph("To be done by " + owner + ".");
            return;
        }
        page.paragraph("To be made by " + owner
                + ": a change by kubectl would be reverted. This is the change for where the" + " object is kept:");
        for (var file : step.files()) {
            page.paragraph(Inline.code(file));
            page.fence("yaml", saved.files().getOrDefault(file, "# this file is missing"));
        }
    }

    private static String verb(Step step) {
        return switch (step.action()) {
            case CREATE -> "Create";
            case PATCH -> "Patch";
            case DELETE -> "Delete";
            case RESTART -> "Restart";
            case HELM -> "Install";
            case WAIT -> step.target().isEmpty() ? "Wait" : "Wait for";
            case MANUAL -> "By hand";
        };
    }

    private void verify() {
        page.heading(2, "Verify");
        if (saved.verify().isEmpty()) {
            page.paragraph("The conditions of the steps say all there is to see.");
            return;
        }
        var alike = new LinkedHashMap<String, List<String>>();
        saved.verify()
                .forEach(verification -> alike.computeIfAbsent(
                                Words.own(verification.because()) + " Expected: "
                                        + Words.sentence(verification.expect()),
                                _ -> new ArrayList<>())
                        .add(verification.command()));
        alike.forEach((what, commands) -> page.paragraph(what).fence("sh", String.join("\n", commands)));
    }

    private void watch() {
        var alerts = saved.files().keySet().stream()
                .filter(file -> file.startsWith("monitoring/"))
                .map(Inline::code)
                .toList();
        if (saved.watch().isEmpty() && alerts.isEmpty()) {
            return;
        }
        page.heading(2, "Watch");
        page.bullets(saved.watch().stream().map(Words::sentence).toList());
        if (!alerts.isEmpty()) {
            page.bullet("For your monitoring to take over: " + Words.and(alerts) + ".");
        }
    }

    private void undoInFull() {
        page.heading(2, "Undo");
        if (saved.undo().steps().isEmpty()) {
            page.paragraph("There is nothing to undo.");
            return;
        }
        page.paragraph("Undo touches exactly the fields this stage touched. A field that no longer holds what the stage"
                + " wrote was changed by somebody else: leave it alone and tell them."
                + UndoAtTheTop.undoneBefore(saved.undo()));
        if (UndoAtTheTop.leavesSignsOut(saved.undo())) {
            page.paragraph("Undo if:");
            page.bullets(saved.undo().when().stream().map(Words::own).toList());
        }
        int number = 1;
        for (var step : saved.undo().steps()) {
            step(number++, step);
        }
        new UndoAfterOthers(plan, saved).writeTo(page);
    }

    private void troubleshooting() {
        if (saved.troubleshooting().isEmpty()) {
            return;
        }
        page.heading(2, "Troubleshooting");
        page.fence("sh", String.join("\n", saved.troubleshooting()));
    }

    private void escalation() {
        var owner = saved.stage().owner();
        page.heading(2, "Escalation");
        page.bullet(
                owner.isEmpty()
                        ? "Nobody is known to own these workloads; write a name here before you begin."
                        : "Owner: " + Inline.text(owner) + ".");
        if (!plan.emergency().isEmpty()) {
            page.bullet("When undo is not enough, or the mesh itself is down: [the bypass](../../emergency/).");
        }
        page.bullet("The plan as a whole: [" + RolloutPlanMarkdown.FILE + "](../../" + RolloutPlanMarkdown.FILE + ").");
    }
}
