package dev.meshward.bundles;

import dev.meshward.bundles.StageDraft.Part;
import dev.meshward.bundles.StageDraft.Placed;
import dev.meshward.bundles.StageDraft.UndoPiece;
import dev.meshward.bundles.Step.Action;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way back from a stage: the files in reverse, each taken back by a file of its own. What the main part did goes
 * first, then pods are made anew where nothing else does it, and what had prepared the ground goes last.
 */
final class Undoing {

    private final StageDraft draft;
    private final Set<ObjectKey> created = new HashSet<>();
    private final Map<String, ApplyFile> createdByPath = new HashMap<>();
    private final Map<String, UndoPiece> pieceByPath = new HashMap<>();
    private final List<PatchFile> patches = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Undoing(StageDraft draft) {
        this.draft = draft;
        for (var file : draft.created()) {
            created.add(file.manifest().key());
            createdByPath.put(file.path(), file);
        }
        draft.undoPieces().forEach(piece -> pieceByPath.put(piece.path(), piece));
    }

    Undo undo(List<String> when) {
        takeBack(Part.MAIN);
        restart();
        awaitRuns();
        makeAnew();
        takeBack(Part.PREPARATION);
        var deleted = draft.created().reversed().stream()
                .map(file -> file.manifest().key())
                .toList();
        return new Undo(List.copyOf(steps), List.copyOf(patches), deleted, restarted(), when, List.of());
    }

    private void takeBack(Part part) {
        draft.steps().reversed().stream()
                .filter(placed -> placed.part() == part)
                .forEach(this::takeBack);
    }

    private void takeBack(Placed placed) {
        var condition = placed.part() == Part.MAIN ? draft.takenBackWhen() : "";
        placed.back().ifPresentOrElse(steps::add, () -> takeBack(placed.step(), condition));
    }

    private void takeBack(Step step, String condition) {
        switch (step.action()) {
            case CREATE -> step.files().reversed().forEach(this::delete);
            case PATCH -> restore(step, condition);
            case HELM -> uninstall(step);
            case MANUAL, RESTART, WAIT, DELETE -> {
                // Pods are made anew afterwards; waiting has no way back; and no stage deletes.
            }
        }
    }

    private void delete(String path) {
        var object = createdByPath.get(path);
        if (object != null) {
            steps.add(new Step(
                    Action.DELETE,
                    List.of(),
                    object.manifest().key().toString(),
                    "",
                    "",
                    "it was created by this stage"));
        }
    }

    private void restore(Step step, String condition) {
        var files = new ArrayList<String>();
        for (var path : step.files().reversed()) {
            var piece = pieceByPath.get(path);
            if (piece != null && !created.contains(piece.patch().object())) {
                files.add(undoFile(piece));
            }
        }
        if (!files.isEmpty()) {
            steps.add(new Step(
                    Action.PATCH,
                    files,
                    "",
                    condition,
                    step.owner(),
                    "exactly the fields that were changed, as they were before"));
        }
    }

    private String undoFile(UndoPiece piece) {
        var patch = piece.patch();
        var fields = RestoringPatch.of(piece.leaves());
        var path = "undo/" + piece.path();
        patches.add(new PatchFile(
                path, patch.object(), patch.apiVersion(), PatchFile.named(patch.apiVersion(), patch.object(), fields)));
        return path;
    }

    private void uninstall(Step step) {
        var release = draft.helm().stream()
                .filter(file -> step.files().contains(file.path()))
                .map(HelmFile::release)
                .findFirst();
        release.ifPresent(each -> steps.add(new Step(
                Action.HELM,
                List.of(),
                each.name(),
                "no pod carries a proxy any more",
                "",
                "helm uninstall " + each.name() + " -n " + each.namespace())));
    }

    /** What was restarted by command, or by hand, keeps its proxy until it is restarted again in the same way. */
    private void restart() {
        var byHand = draft.restarts().stream()
                .filter(batch -> batch.cause() == RestartBatch.Cause.BY_HAND)
                .flatMap(batch -> batch.workloads().stream())
                .map(WorkloadId::toString)
                .collect(Collectors.toSet());
        for (var placed : draft.steps()) {
            var step = placed.step();
            if (step.action() == Action.RESTART || (step.action() == Action.MANUAL && byHand.contains(step.target()))) {
                steps.add(new Step(
                        step.action(),
                        List.of(),
                        step.target(),
                        step.condition(),
                        step.owner(),
                        "pods keep their proxy until they are made anew"));
            }
        }
    }

    /** Whoever waited for runs without a proxy to end waits for those with one: what they stand on is taken away below. */
    private void awaitRuns() {
        draft.steps().stream()
                .map(Placed::step)
                .filter(step -> step.action() == Action.WAIT && !step.target().isEmpty())
                .forEach(step -> steps.add(new Step(
                        step.action(),
                        List.of(),
                        step.target(),
                        step.condition(),
                        step.owner(),
                        "a run that has begun keeps its proxy to its end")));
    }

    /** Where the main part was said to pods as they are made, those that were made since still obey it. */
    private void makeAnew() {
        var byCommand = draft.remadeOnTheWayBack().stream()
                .filter(Undoing::restartsByCommand)
                .map(workload -> workload.id().toString())
                .collect(Collectors.joining(", "));
        if (!byCommand.isEmpty()) {
            makeAnew(Action.RESTART, byCommand);
        }
        draft.remadeOnTheWayBack().stream()
                .filter(workload -> !restartsByCommand(workload))
                .forEach(workload -> makeAnew(Action.MANUAL, workload.id().toString()));
    }

    private static boolean restartsByCommand(Workload workload) {
        return workload.restart() == RestartMethod.ROLLOUT && !new RolloutStrategy(workload).isPaused();
    }

    private void makeAnew(Action action, String target) {
        steps.add(new Step(
                action,
                List.of(),
                target,
                "every pod that was made since is new and ready",
                "",
                "pods that were made since keep what their namespace said then, until they are made anew"));
    }

    private List<WorkloadId> restarted() {
        return Stream.concat(
                        draft.restarts().stream()
                                .filter(batch -> batch.cause() != RestartBatch.Cause.PATCH)
                                .flatMap(batch -> batch.workloads().stream()),
                        draft.remadeOnTheWayBack().stream().map(Workload::id))
                .distinct()
                .toList();
    }

    /** Every field the stage changes, once, as it was before the stage and as it is after it. */
    List<Touched> touched() {
        var touched = new ArrayList<Touched>();
        for (var file : draft.created()) {
            var key = file.manifest().key();
            touched.add(new Touched(
                    key, "", java.util.Optional.empty(), draft.now().object(key).map(Manifest::content)));
        }
        leavesByObject().forEach((object, leaves) -> touched.addAll(fields(object, leaves)));
        return touched;
    }

    private Map<ObjectKey, List<FieldPath>> leavesByObject() {
        var paths = new TreeMap<ObjectKey, List<FieldPath>>();
        for (var piece : draft.undoPieces()) {
            var object = piece.patch().object();
            if (!created.contains(object)) {
                var known = paths.computeIfAbsent(object, _ -> new ArrayList<>());
                piece.leaves().stream()
                        .map(PatchedFields.Leaf::path)
                        .filter(path -> known.stream().noneMatch(path::isWithin))
                        .forEach(known::add);
            }
        }
        return paths;
    }

    private List<Touched> fields(ObjectKey object, List<FieldPath> paths) {
        var before = draft.before().object(object).map(Manifest::content);
        var after = draft.now().object(object).map(Manifest::content);
        return paths.stream()
                .map(path -> new Touched(object, path.toString(), before.flatMap(path::in), after.flatMap(path::in)))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }
}
