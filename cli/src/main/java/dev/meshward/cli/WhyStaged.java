package dev.meshward.cli;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Reason;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedException;
import dev.meshward.saved.SavedFinding;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedReason;
import dev.meshward.saved.SavedStage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says of a namespace or a workload why each of its stages is where it is, which conditions it has, and why plaintext
 * stays accepted or a workload waits: each with the rule and the calls that decided.
 */
final class WhyStaged {

    private static final int WIDTH = 100;
    /** A reason shows so many calls; plan.json holds all of them. */
    private static final int CALLS_SHOWN = 8;

    private final Terminal terminal;
    private final SavedPlan plan;
    private final WhyScope scope;

    /** @throws Refused when the cluster has nothing of this name */
    WhyStaged(Terminal terminal, SavedPlan plan, String about) {
        this.terminal = terminal;
        this.plan = plan;
        this.scope = WhyScope.of(about, plan);
    }

    void print() {
        var never = plan.neverStaged().get(scope.namespace());
        if (never != null) {
            say(scope.namespace() + " is never staged: " + never);
        }
        plan.stages().stream().filter(scope::isTouchedBy).forEach(this::stage);
        plan.exceptions().stream()
                .filter(exception -> scope.covers(exception.workload()))
                .forEach(this::exception);
        plan.postponed().stream()
                .filter(postponed -> scope.covers(postponed.workload()))
                .forEach(this::postponed);
        plan.leftOpen().stream()
                .filter(open -> scope.covers(open.workload()))
                .forEach(open -> section(open.workload() + " gets no enforced policy", List.of(open.because())));
        plan.alreadyThere().stream()
                .filter(there -> scope.covers(there.workload()))
                .forEach(there -> section(
                        there.workload() + " had climbed before the plan: "
                                + there.rung().word(),
                        List.of(there.because())));
    }

    private void stage(SavedStage saved) {
        var stage = saved.stage();
        say(terminal.bold("Stage " + stage.number() + ", " + stage.title()));
        here(stage.workloads());
        stage.because().forEach(this::item);
        side("Why not earlier", Reason.Side.NOT_EARLIER, saved);
        side("Why not later", Reason.Side.NOT_LATER, saved);
        if (!stage.gates().isEmpty()) {
            say("  Conditions");
            stage.gates().forEach(this::gate);
        }
        if (saved.verdict().isJudged() && !saved.verdict().because().isEmpty()) {
            item("Judged " + saved.verdict().word() + ": " + saved.verdict().because());
        }
        stage.warnings().forEach(warning -> item("Mind: " + warning));
        say("");
    }

    /** Those that climb here, where the stage is about workloads at all. */
    private void here(List<WorkloadId> workloads) {
        var names =
                workloads.stream().filter(scope::covers).map(Object::toString).toList();
        if (!names.isEmpty()) {
            item("Here: " + String.join(", ", names));
        }
    }

    private void side(String title, Reason.Side side, SavedStage saved) {
        var reasons = saved.positions().stream()
                .filter(reason -> reason.side() == side && scope.isMeant(reason.workloads()))
                .toList();
        if (!reasons.isEmpty()) {
            say("  " + title);
            reasons.forEach(this::reason);
        }
    }

    private void reason(SavedReason reason) {
        item(reason.because() + " [" + reason.rule() + "]");
        calls(reason.calls().stream()
                .map(call -> call.call() + evidence(call.evidence()))
                .toList());
    }

    private void gate(Gate gate) {
        var when = gate.when() == Gate.When.BEFORE ? "before it begins" : "before it counts as done";
        var duration = gate.forDuration().isEmpty() ? "" : " for " + gate.forDuration();
        item(when + duration + ", expecting " + gate.expect() + ": " + gate.because());
        gate.query().lines().forEach(line -> say("      " + line.strip()));
    }

    private void exception(SavedException exception) {
        var port = exception.port().isPresent() ? " on port " + exception.port().getAsInt() : "";
        say(terminal.bold(exception.workload() + " goes on accepting plaintext" + port));
        item(exception.because() + " [strict after every caller]");
        calls(callsOf(exception).map(WhyStaged::words).toList());
        item("Until " + exception.expires() + "."
                + (exception.manifest().isEmpty() ? "" : " It stands in " + exception.manifest() + "."));
        say("");
    }

    /** Known calls of the excepted callers to the workload; the exception names container ports, a call the Service's. */
    private Stream<SavedDependency> callsOf(SavedException exception) {
        var receiver = exception.workload();
        return plan.dependencies().stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .filter(call -> call.toNamespace().equals(receiver.namespace())
                        && call.toWorkloads().contains(receiver.name()))
                .filter(call -> exception.callers().stream()
                        .anyMatch(caller -> caller.equals(call.fromWorkload())
                                || caller.endsWith(" " + call.fromNamespace() + "/" + call.fromWorkload())));
    }

    private static String words(SavedDependency call) {
        var from =
                call.fromNamespace().isEmpty() ? call.fromWorkload() : call.fromNamespace() + "/" + call.fromWorkload();
        return from + " → " + call.toNamespace() + "/" + call.toService() + (call.port() > 0 ? ":" + call.port() : "")
                + evidence(call.evidence().stream().findFirst().orElse(""));
    }

    private static String evidence(String evidence) {
        return evidence.isEmpty() ? "" : " (" + evidence + ")";
    }

    private void postponed(Postponement postponed) {
        say(terminal.bold(postponed.workload() + (postponed.forever() ? " never joins" : " is postponed")));
        item(postponed.because());
        plan.findings().stream()
                .filter(finding -> finding.code().id().equals(postponed.code()))
                .filter(finding -> finding.workloads().contains(postponed.workload()))
                .findFirst()
                .ifPresent(this::finding);
        say("");
    }

    private void finding(SavedFinding finding) {
        item(finding.code().id() + (finding.place().isEmpty() ? "" : " at " + finding.place()) + ": " + finding.why());
        item(finding.advice() + " meshward explain " + finding.code().id() + " says more.");
    }

    private void section(String title, List<String> items) {
        say(terminal.bold(title));
        items.forEach(this::item);
        say("");
    }

    private void calls(List<String> calls) {
        calls.stream().limit(CALLS_SHOWN).forEach(call -> say("      " + call));
        if (calls.size() > CALLS_SHOWN) {
            say("      and " + (calls.size() - CALLS_SHOWN) + " more, in plan.json");
        }
    }

    private void item(String text) {
        var lines = Wrapped.lines(text, WIDTH - 4);
        say("  - " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> say("    " + line));
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
