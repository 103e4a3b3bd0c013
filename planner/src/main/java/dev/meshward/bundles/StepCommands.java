package dev.meshward.bundles;

import static dev.meshward.bundles.ShellWords.word;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of a stage's steps, as typed in the folder of the plan; none for steps that somebody else takes. */
public final class StepCommands {

    private final String folder;
    private final Map<String, PatchFile> patchByPath;
    private final Map<String, HelmFile> helmByPath;
    private final Map<String, ObjectKey> deletedByName;
    private final Map<String, WorkloadId> workloadByName;

    public StepCommands(StageBundle stage) {
        this(stage.folder(), stage.patches(), stage.helm(), stage.restarts(), stage.undo());
    }

    StepCommands(
            String stageFolder, List<PatchFile> patches, List<HelmFile> helm, List<RestartBatch> restarts, Undo undo) {
        this.folder = "stages/" + stageFolder + "/";
        this.patchByPath = byKey(Stream.concat(patches.stream(), undo.patches().stream()), PatchFile::path);
        this.helmByPath = byKey(helm.stream(), HelmFile::path);
        this.deletedByName = byKey(undo.delete().stream(), ObjectKey::toString);
        var restarted = restarts.stream().flatMap(batch -> batch.workloads().stream());
        this.workloadByName = byKey(Stream.concat(restarted, undo.restart().stream()), WorkloadId::toString);
    }

    private static <T> Map<String, T> byKey(Stream<T> things, Function<T, String> key) {
        return things.collect(Collectors.toMap(key, Function.identity(), (first, _) -> first));
    }

    /** The commands of one step, of the way in or of the way back. */
    public List<String> of(Step step) {
        if (!step.owner().isEmpty()) {
            return List.of();
        }
        return switch (step.action()) {
            case CREATE -> step.files().stream().map(this::create).toList();
            case PATCH -> step.files().stream().map(this::patch).toList();
            case DELETE -> delete(step.target());
            case RESTART -> restart(step.target());
            case HELM -> helm(step);
            case WAIT, MANUAL -> List.of();
        };
    }

    private String create(String path) {
        return "kubectl apply --server-side --field-manager=meshward -f " + word(folder + path);
    }

    private String patch(String path) {
        var type =
                Optional.ofNullable(patchByPath.get(path)).map(PatchFile::type).orElse("merge");
        var file = word(folder + path);
        return "kubectl patch -f " + file + " --type=" + type + " --patch-file " + file;
    }

    private List<String> delete(String target) {
        return Optional.ofNullable(deletedByName.get(target)).stream()
                .map(object -> "kubectl delete " + resource(object) + " " + word(object.name())
                        + (object.isNamespaced() ? " -n " + word(object.namespace()) : "") + " --ignore-not-found")
                .toList();
    }

    /** kubectl takes a kind with its group where it takes the name of a resource. */
    static String resource(ObjectKey object) {
        var kind = object.kind().toLowerCase(Locale.ROOT);
        return object.group().isEmpty() ? kind : kind + "." + object.group();
    }

    private List<String> restart(String target) {
        var commands = new ArrayList<String>();
        var workloads = Stream.of(target.split(", ", -1))
                .map(workloadByName::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        workloads.forEach(each -> commands.add(rollout("restart", each)));
        workloads.forEach(each -> commands.add(rollout("status", each) + " --timeout=10m"));
        return commands;
    }

    private static String rollout(String verb, WorkloadId workload) {
        return "kubectl rollout " + verb + " " + workload.kind().toLowerCase(Locale.ROOT) + "/" + word(workload.name())
                + " -n " + word(workload.namespace());
    }

    private List<String> helm(Step step) {
        if (step.files().isEmpty()) {
            return List.of(step.because());
        }
        return step.files().stream()
                .flatMap(path -> Stream.ofNullable(helmByPath.get(path)))
                .map(HelmFile::command)
                .toList();
    }
}
