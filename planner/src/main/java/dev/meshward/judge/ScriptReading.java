package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the folder of one stage. Whatever is not understood is a problem: nobody may take it for harmless. */
final class ScriptReading {

    private static final Set<String> ACTIONS = Set.of("create", "patch", "delete", "restart", "helm", "wait", "manual");

    private final StageFiles stage;
    private final NamedWorkloads workloads;
    private final List<MeshRules> meshes;
    private final StageManifests manifests;
    private final MadeByHand byHand = new MadeByHand();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    /** @param order of this stage among all: what it creates is younger than what earlier ones did */
    ScriptReading(StageFiles stage, int order, NamedWorkloads workloads, List<MeshRules> meshes) {
        this.stage = stage;
        this.workloads = workloads;
        this.meshes = meshes;
        this.manifests = new StageManifests(stage, order, problems);
    }

    StageScript script() {
        var steps = steps("steps.json", "");
        var undo = steps("undo/steps.json", "undo ");
        var listed = new TreeSet<>(stage.files().keySet());
        listed.stream()
                .filter(path -> !used.contains(path) && !FolderLayout.mayLieThere(path))
                .forEach(path -> problems.add(path + " is in the folder, and no step uses it."));
        return new StageScript(stage.folder(), steps, undo, problems, SealedFiles.edited(stage));
    }

    private List<ScriptStep> steps(String path, String prefix) {
        used.add(path);
        var bytes = stage.files().get(path);
        if (bytes == null) {
            problems.add(path + " is missing.");
            return List.of();
        }
        var data = DataReader.json(path, bytes);
        if (data.broken().isPresent() || data.documents().size() != 1) {
            problems.add(path + " cannot be read: " + data.because());
            return List.of();
        }
        var steps = new ArrayList<ScriptStep>();
        for (var step : data.documents().getFirst().items()) {
            steps.add(step(step, prefix, prefix + (steps.size() + 1)));
        }
        return steps;
    }

    private ScriptStep step(Field step, String prefix, String name) {
        var action = step.at("action").textOr("");
        if (!ACTIONS.contains(action)) {
            problems.add("Step " + name + " does \"" + action + "\", which nobody here knows.");
        }
        return new ScriptStep(
                name,
                action,
                ops(step, action, prefix, name),
                renewed(step, action),
                !step.at("condition").textOr("").isBlank());
    }

    private List<Op> ops(Field step, String action, String prefix, String name) {
        var ops = new ArrayList<Op>();
        for (var path : step.at("files").texts()) {
            used.add(path);
            fileOp(path, action, name).ifPresent(ops::add);
        }
        switch (action) {
            case "delete" -> deleted(step.at("target").textOr(""), name).ifPresent(key -> ops.add(Op.delete(key)));
            case "helm" -> ops.addAll(helm(step, prefix, name));
            case "manual" -> ops.addAll(byHand(step, prefix));
            default -> {
                // Other steps change no object but those of their files.
            }
        }
        return ops;
    }

    private Optional<Op> fileOp(String path, String action, String name) {
        if (!stage.files().containsKey(path)) {
            problems.add("Step " + name + " uses " + path + ", which is missing.");
            return Optional.empty();
        }
        return switch (action) {
            case "create" -> manifests.whole(path).map(Op::create);
            case "patch" -> manifests.fields(path).map(Op::patch);
            case "helm", "manual", "wait" -> Optional.empty();
            default -> {
                problems.add("Step " + name + " does not say what becomes of " + path + ".");
                yield Optional.empty();
            }
        };
    }

    private Optional<ObjectKey> deleted(String target, String name) {
        var key = manifests.toDelete(target);
        if (key.isEmpty()) {
            problems.add("Step " + name + " deletes \"" + target + "\", which undo/delete.txt does not list.");
        }
        return key;
    }

    /** On the way back a release goes, on the way there it comes. */
    private List<Op> helm(Field step, String prefix, String name) {
        var release = step.at("target").textOr("");
        if (!prefix.isEmpty()) {
            return meshes.stream()
                    .flatMap(mesh -> mesh.removedWith(release).stream())
                    .map(object -> Op.delete(object.key()))
                    .toList();
        }
        var files = step.at("files").texts();
        if (files.size() > 1) {
            problems.add("Step " + name + " gives a release several files of values, which nobody here puts together.");
        }
        var values = files.stream().findFirst().flatMap(manifests::values);
        var settings = values.orElse(Field.of("", Mapping.empty()));
        return meshes.stream()
                .flatMap(mesh -> mesh.installedBy(release, settings).stream())
                .map(Op::create)
                .toList();
    }

    private List<Op> byHand(Field step, String prefix) {
        var told = step.at("because").textOr("");
        return workloads.listedIn(step.at("target").textOr("")).stream()
                .sorted()
                .flatMap(id -> workloads.find(id).stream())
                .flatMap(workload ->
                        (prefix.isEmpty() ? byHand.forward(workload, told) : byHand.back(workload)).stream())
                .toList();
    }

    /** Whose pods are new after the step: those restarted, those a person makes anew, those whose old runs are waited for. */
    private Set<WorkloadId> renewed(Field step, String action) {
        return switch (action) {
            case "restart", "manual" -> workloads.listedIn(step.at("target").textOr(""));
            case "wait" -> workloads.mentionedIn(step.at("condition").textOr(""));
            default -> Set.of();
        };
    }
}
