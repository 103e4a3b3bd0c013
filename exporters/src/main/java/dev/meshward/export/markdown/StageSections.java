package dev.meshward.export.markdown;

import dev.meshward.adoption.Gate;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.Step;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages: a table of all, and a section for each. */
final class StageSections {

    private static final int MOST_IN_A_PARAGRAPH = 4;
    private static final int MOST_IN_A_CELL = 8;

    private static final String FAIL_CLOSED = " Gates fail closed: no answer is a no.";

    private StageSections() {}

    static void overview(SavedPlan plan, Page page) {
        page.heading(2, "The stages");
        if (plan.stages().isEmpty()) {
            page.paragraph("There is nothing to do: no workload of this cluster can climb now.");
            return;
        }
        var columns = List.of("#", "Stage", "Kind", "Namespaces", "Workloads", "Pods that restart", "Owner", "Verdict");
        boolean hasDates =
                plan.stages().stream().anyMatch(stage -> stage.starts().isPresent());
        page.table(
                hasDates ? with(columns, "Begins", "Ends") : columns,
                plan.stages().stream()
                        .map(stage -> hasDates ? with(row(stage), day(stage.starts()), day(stage.ends())) : row(stage))
                        .toList());
        plan.stages().stream()
                .map(SavedStage::verdict)
                .map(verdict -> "“" + Inline.text(verdict.word()) + "” means: " + meaning(verdict))
                .distinct()
                .forEach(page::paragraph);
    }

    private static String meaning(SavedStage.Verdict verdict) {
        if (!verdict.isJudged()) {
            return Words.sentence(verdict.because()) + FAIL_CLOSED;
        }
        return switch (verdict.word()) {
            case "safe" -> "no call breaks and no door opens, whoever calls.";
            case "unsafe" -> "a call that works breaks, or a door opens; the stage's page names it.";
            default -> "every known call goes on; it holds if its gates hold." + FAIL_CLOSED;
        };
    }

    private static List<String> with(List<String> cells, String starts, String ends) {
        return Stream.concat(cells.stream(), Stream.of(starts, ends)).toList();
    }

    private static String day(Optional<String> day) {
        return Inline.text(day.orElse("–"));
    }

    private static List<String> row(SavedStage saved) {
        var stage = saved.stage();
        return List.of(
                String.valueOf(stage.number()),
                "[" + Inline.text(stage.title()) + "](" + saved.folder() + "/README.md)",
                stage.kind().word(),
                stage.namespaces().size() > MOST_IN_A_CELL
                        ? stage.namespaces().size() + " namespaces, named below"
                        : codes(stage.namespaces()),
                String.valueOf(stage.workloads().size()),
                String.valueOf(saved.restartedPods()),
                stage.owner().isEmpty() ? "–" : Inline.text(stage.owner()),
                Inline.text(saved.verdict().word()));
    }

    static void oneByOne(SavedPlan plan, Page page) {
        page.heading(2, "Stage by stage");
        plan.stages().forEach(stage -> write(stage, page));
    }

    private static void write(SavedStage saved, Page page) {
        var stage = saved.stage();
        page.heading(3, stage.number() + ". " + Inline.text(stage.title()));
        reasons(stage.because(), page);
        page.table(List.of("", ""), facts(saved));
        stage.warnings().forEach(warning -> page.paragraph("**Warning:** " + Words.sentence(warning)));
        gates(stage.gates(), page);
        restarts(saved.restarts(), page);
        undo(saved, page);
    }

    static void reasons(List<String> because, Page page) {
        var reasons = because.stream().map(Words::sentence).toList();
        if (reasons.size() > MOST_IN_A_PARAGRAPH) {
            page.bullets(reasons);
        } else {
            page.paragraph(String.join(" ", reasons));
        }
    }

    private static List<List<String>> facts(SavedStage saved) {
        var stage = saved.stage();
        var facts = new ArrayList<List<String>>();
        facts.add(
                List.of("Kind", stage.kind().word() + ", " + stage.criticality().word() + " criticality"));
        if (!stage.namespaces().isEmpty()) {
            facts.add(List.of("Namespaces", namespaces(saved)));
        }
        if (!stage.workloads().isEmpty()) {
            facts.add(List.of("Workloads", workloads(stage.workloads())));
        }
        facts.add(List.of("Changes", StageChanges.of(saved)));
        facts.add(List.of("Owner", stage.owner().isEmpty() ? "nobody known" : Inline.text(stage.owner())));
        var others = owners(saved);
        if (!others.isEmpty()) {
            facts.add(List.of("Changes others make", Words.and(others)));
        }
        saved.starts().ifPresent(starts -> facts.add(List.of("Begins", Inline.text(starts))));
        saved.ends().ifPresent(ends -> facts.add(List.of("Ends", Inline.text(ends))));
        return facts;
    }

    private static String namespaces(SavedStage saved) {
        var whole = saved.stage().wholeNamespaces();
        return saved.stage().namespaces().stream()
                .map(namespace -> Inline.codeInCell(namespace) + (whole.contains(namespace) ? " (as a whole)" : ""))
                .collect(Collectors.joining(", "));
    }

    private static List<String> owners(SavedStage saved) {
        return saved.steps().stream()
                .map(step -> step.step().owner())
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .sorted()
                .map(Inline::text)
                .toList();
    }

    /** By namespace, each name once with its kind where it is no Deployment. */
    static String workloads(Collection<WorkloadId> workloads) {
        var namesByNamespace = new TreeMap<String, List<String>>();
        workloads.forEach(workload -> namesByNamespace
                .computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                .add(Inline.codeInCell(workload.name())
                        + (workload.kind().equals("Deployment") ? "" : " (" + Inline.text(workload.kind()) + ")")));
        return namesByNamespace.entrySet().stream()
                .map(entry -> Inline.text(entry.getKey()) + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("<br/>"));
    }

    /** In words; the queries are on the stage's page. What a person answers has no other words than the question. */
    private static void gates(List<Gate> gates, Page page) {
        if (gates.isEmpty()) {
            return;
        }
        page.paragraph("Gates:");
        page.bullets(gates.stream().map(StageSections::gate).distinct().toList());
    }

    private static String gate(Gate gate) {
        var duration = Soak.duration(gate.forDuration());
        var window = duration.isZero() ? Inline.text(gate.forDuration()) : Soak.words(duration);
        return (gate.when() == Gate.When.BEFORE ? "Before" : "After") + (window.isEmpty() ? "" : ", for " + window)
                + ": "
                + (gate.query().strip().endsWith("?") ? Words.sentence(gate.query()) + " " : "")
                + Words.sentence(gate.because());
    }

    private static void restarts(List<RestartBatch> batches, Page page) {
        if (batches.isEmpty()) {
            return;
        }
        page.paragraph("Restarts, batch after batch:");
        var rows = new ArrayList<List<String>>();
        for (var batch : batches) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    String.valueOf(batch.pods()),
                    workloads(batch.workloads()),
                    by(batch.cause()),
                    Words.own(batch.because())));
        }
        page.table(List.of("Batch", "Pods", "Workloads", "By", "Because"), rows);
    }

    private static String by(RestartBatch.Cause cause) {
        return switch (cause) {
            case COMMAND -> "a command";
            case PATCH -> "the changed template";
            case BY_HAND -> "hand";
        };
    }

    private static void undo(SavedStage saved, Page page) {
        var undo = saved.undo();
        var restores = undo.steps().stream()
                .filter(step -> step.step().action() == Step.Action.PATCH)
                .flatMap(step -> step.step().files().stream())
                .distinct()
                .count();
        var parts = new ArrayList<String>();
        if (restores > 0) {
            parts.add("restores the touched fields of " + Words.count(restores, "object"));
        }
        if (!undo.delete().isEmpty()) {
            parts.add("deletes " + Words.count(undo.delete().size(), "object") + " the stage created");
        }
        if (!undo.restart().isEmpty()) {
            parts.add("restarts " + Words.count(undo.restart().size(), "workload"));
        }
        var what = parts.isEmpty() ? "there is nothing to take back" : Words.and(parts);
        var commands = undo.steps().isEmpty() && parts.isEmpty()
                ? ""
                : "; the commands are in [the stage's page](" + saved.folder() + "/README.md)";
        var first =
                undo.first().isEmpty() ? "" : " What was applied of " + numbers(undo.first()) + " is undone before.";
        page.paragraph("**Undo:** " + what + commands + "." + first);
        if (!undo.when().isEmpty()) {
            page.paragraph("Undo if:");
            page.bullets(undo.when().stream().map(Words::own).toList());
        }
    }

    /** The stages of these folders: {@code stages 9 to 12 and 20}. */
    static String numbers(List<String> folders) {
        if (!folders.stream().allMatch(folder -> folder.matches("[0-9]{1,9}-.*"))) {
            return codes(folders);
        }
        var numbers = new TreeSet<Integer>();
        folders.forEach(folder -> numbers.add(Integer.parseInt(folder.replaceFirst("-.*", ""))));
        return (numbers.size() == 1 ? "stage " : "stages ") + Words.ranges(numbers);
    }

    static String codes(List<String> names) {
        return names.isEmpty() ? "–" : names.stream().map(Inline::codeInCell).collect(Collectors.joining(", "));
    }
}
