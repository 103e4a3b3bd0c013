package dev.meshward.saved;

import dev.meshward.bundles.Step;
import dev.meshward.bundles.Touched;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/** The steps of a stage, or of its way back, each with the files as they are named on disk and the commands it takes. */
final class CommandedSteps {

    private final StageFolder folder;
    private final List<Step> steps;

    CommandedSteps(StageFolder folder, List<Step> steps) {
        this.folder = folder;
        this.steps = steps;
    }

    List<SavedStep> forward() {
        var deleted = folder.bundle().touched().stream()
                .filter(touched -> touched.path().isEmpty() && touched.after().isEmpty())
                .map(Touched::object)
                .toList();
        return commanded(false, this::workloadsOfBatch, deleted);
    }

    List<SavedStep> backward() {
        var undo = folder.bundle().undo();
        return commanded(true, (step, _) -> named(step, undo.restart()), undo.delete());
    }

    private List<SavedStep> commanded(
            boolean undo, BiFunction<Step, Integer, List<WorkloadId>> restarted, List<ObjectKey> deleted) {
        var commanded = new ArrayList<SavedStep>();
        int restarts = 0;
        for (var step : steps) {
            var onDisk = withFiles(
                    step,
                    step.files().stream().map(file -> folder.fileOf(file, undo)).toList());
            var workloads =
                    step.action() == Step.Action.RESTART ? restarted.apply(step, restarts++) : List.<WorkloadId>of();
            commanded.add(new SavedStep(onDisk, commandsOf(onDisk, workloads, deleted)));
        }
        return commanded;
    }

    private static Step withFiles(Step step, List<String> files) {
        return new Step(step.action(), files, step.target(), step.condition(), step.owner(), step.because());
    }

    private List<String> commandsOf(Step step, List<WorkloadId> restarted, List<ObjectKey> deleted) {
        if (StepCommands.isForOthers(step)) {
            return List.of();
        }
        return switch (step.action()) {
            case CREATE -> step.files().isEmpty() ? List.of() : List.of(StepCommands.apply(step.files()));
            case PATCH -> folder.patchCommands(step);
            case DELETE -> folder.commands().delete(named(step, deleted));
            case RESTART -> StepCommands.restart(restarted);
            case HELM -> folder.helmCommands(step);
            case WAIT, MANUAL -> List.of();
        };
    }

    /** Batch after batch where there is a step for each; else those the step names. */
    private List<WorkloadId> workloadsOfBatch(Step step, int position) {
        var batches = folder.bundle().restarts();
        long restarts = steps.stream()
                .filter(each -> each.action() == Step.Action.RESTART)
                .count();
        if (restarts == batches.size()) {
            return batches.get(position).workloads();
        }
        return named(
                step,
                batches.stream().flatMap(batch -> batch.workloads().stream()).toList());
    }

    /** Those the step names as its target; all of them where it names none. */
    private static <T> List<T> named(Step step, Collection<T> all) {
        var named = all.stream()
                .filter(each -> each.toString().equals(step.target()))
                .toList();
        return named.isEmpty() ? List.copyOf(all) : named;
    }
}
