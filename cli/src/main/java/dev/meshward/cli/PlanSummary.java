package dev.meshward.cli;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Bound;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.StrictException;
import dev.meshward.bundles.StageBundle;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.export.graphs.GraphView;
import dev.meshward.saved.PlanResult;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code plan} says when it is done: enough to know what was planned, and where to read on. */
final class PlanSummary {

    private static final int WIDTH = 100;
    /** A reason names this many workloads; the plan itself names all. */
    private static final int NAMED = 3;
    /** A list shows this much; the plan itself holds all of it. */
    private static final int SHOWN = 8;

    private static final int QUESTIONS_SHOWN = 3;
    private static final int ITEM_LINES = 3;

    private final Terminal terminal;
    private final PlanResult result;
    private final SavedPlan judged;
    private final AdoptionPlan plan;

    PlanSummary(Terminal terminal, PlanResult result, SavedPlan judged) {
        this.judged = judged;
        this.terminal = terminal;
        this.result = result;
        this.plan = result.plan();
    }

    void print(Path directory) {
        headline();
        stages();
        list("Plaintext stays accepted", plan.exceptions().size(), exceptions(), SHOWN);
        list("Postponed", plan.postponed().size(), postponed(), SHOWN);
        list("Without an enforced policy", plan.leftOpen().size(), leftOpen(), SHOWN);
        list("Only your people know", plan.questions().size(), plan.questions(), QUESTIONS_SHOWN);
        unread();
        next(directory);
    }

    private void headline() {
        var snapshot = result.snapshot();
        int calls = GraphView.of(result.graph()).shown().size();
        say(terminal.bold("A rollout of " + plan.target().name().title() + " "
                + plan.target().meshVersion() + " for " + snapshot.cluster()));
        say("Kubernetes " + plan.target().kubernetesVersion()
                + (plan.target().kubernetesVersionIsKnown() ? "" : " (assumed; --kubernetes-version says it)") + ", "
                + Words.count(snapshot.namespaces().size(), "namespace") + ", "
                + Words.count(snapshot.workloads().size(), "workload") + ", "
                + Words.count(calls, "call") + "; " + FindingsText.total(result.findings()));
        say("");
    }

    private void stages() {
        var table = new Table("rlrrl").row("#", "stage", "workloads", "restarts", "agree with");
        result.bundle().stages().forEach(bundle -> table.row(row(bundle)));
        var lines = table.lines();
        say(terminal.faint(lines.getFirst()));
        lines.stream().skip(1).forEach(this::say);
        int pods = result.bundle().stages().stream()
                .mapToInt(StageBundle::restartedPods)
                .sum();
        say("");
        say(Words.count(plan.stages().size(), "stage") + fewest() + ", " + Words.count(pods, "pod")
                + " restarted in all.");
        plan.objective().words().ifPresent(words -> say("How good: " + words + "."));
        say(judgement());
    }

    private String judgement() {
        return judged.stages().stream()
                .map(SavedStage::verdict)
                .filter(verdict -> !verdict.isJudged())
                .findFirst()
                .map(SavedStage.Verdict::because)
                .orElseGet(() -> "Judged call by call: " + verdicts() + ".");
    }

    private String verdicts() {
        var count = judged.stages().stream()
                .collect(Collectors.groupingBy(stage -> stage.verdict().word(), TreeMap::new, Collectors.counting()));
        return count.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private String fewest() {
        var fewest = plan.objective().bound().map(Bound::stages);
        return fewest.map(stages -> stages == plan.stages().size()
                        ? " (within these limits no plan has fewer)"
                        : " (within these limits no plan can have fewer than " + stages + ")")
                .orElse("");
    }

    private static String[] row(StageBundle bundle) {
        var stage = bundle.stage();
        int pods = bundle.restartedPods();
        return new String[] {
            Integer.toString(stage.number()),
            stage.title(),
            stage.workloads().isEmpty()
                    ? ""
                    : Integer.toString(stage.workloads().size()),
            pods == 0 ? "" : Words.count(pods, "pod"),
            stage.owner()
        };
    }

    /** {@code shop, data, web and 4 more}. */
    private static String few(List<String> names) {
        if (names.size() <= NAMED) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    private List<String> exceptions() {
        return plan.exceptions().stream().map(PlanSummary::exception).toList();
    }

    private static String exception(StrictException exception) {
        var ports = exception.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        var callers = exception.callers().stream().map(PlanSummary::caller).toList();
        return exception.workload() + (ports.isEmpty() ? "" : " port " + ports) + ": for " + few(callers);
    }

    private static String caller(Caller caller) {
        return caller.namespace().isEmpty() ? caller.name() : caller.namespace() + "/" + caller.name();
    }

    private List<String> postponed() {
        return byReason(plan.postponed(), Postponement::because, Postponement::workload);
    }

    private List<String> leftOpen() {
        return byReason(plan.leftOpen(), LeftOpen::because, LeftOpen::workload);
    }

    /** One line for each reason, since one reason often holds for many. */
    private static <T> List<String> byReason(
            List<T> all, Function<T, String> because, Function<T, WorkloadId> workload) {
        var workloadsByReason = new TreeMap<String, List<String>>();
        all.forEach(each -> workloadsByReason
                .computeIfAbsent(because.apply(each), _ -> new ArrayList<>())
                .add(workload.apply(each).toString()));
        return workloadsByReason.entrySet().stream()
                .map(entry -> few(entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private void list(String title, int number, List<String> items, int shown) {
        if (items.isEmpty()) {
            return;
        }
        say("");
        say(terminal.bold(title) + " (" + number + ")");
        items.stream().limit(shown).forEach(this::item);
        if (items.size() > shown) {
            say("  - " + (items.size() - shown) + " more in the plan");
        }
    }

    private void item(String text) {
        var lines = Wrapped.lines(text, WIDTH - 4);
        say("  - " + lines.getFirst());
        lines.stream().skip(1).limit(ITEM_LINES - 1).forEach(line -> say("    " + line));
        if (lines.size() > ITEM_LINES) {
            say("    … (in full in the plan)");
        }
    }

    private void unread() {
        var unread = Visit.mattering(result.snapshot());
        if (!unread.isEmpty()) {
            say("");
            say(terminal.yellow(Words.count(unread.size(), "thing")
                    + " could not be read, and the plan may not know what stands there."));
        }
    }

    private void next(Path directory) {
        say("");
        say("Written to " + directory + ". Read " + directory.resolve("rollout-plan.md") + " first"
                + result.bundle().stages().stream()
                        .findFirst()
                        .map(first -> ", then begin with "
                                + directory
                                        .resolve("stages")
                                        .resolve(first.folder())
                                        .resolve("README.md"))
                        .orElse("")
                + ".");
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
