package dev.meshward.saved;

import dev.meshward.adoption.Stage;
import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.HelmFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.Touched;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of one stage, all paths below its folder, and the stage as it will be read again. */
final class StageFolder {

    private final StageBundle bundle;
    private final ResourceNames resources;
    private final Map<String, String> safeByPath;
    private final Map<String, PatchFile> patchByFile = new HashMap<>();
    private final Map<String, HelmFile> helmByFile = new HashMap<>();
    private final SortedMap<String, String> texts = new TreeMap<>();

    StageFolder(StageBundle bundle, ResourceNames resources) {
        this.bundle = bundle;
        this.resources = resources;
        var written = writtenByPath();
        this.safeByPath = FileNames.safeByPath(written.keySet());
        written.forEach((path, text) -> texts.put(safe(path), text));
        bundle.patches().forEach(patch -> patchByFile.put(safe(below("patch/", patch.path())), patch));
        bundle.undo().patches().forEach(patch -> patchByFile.put(safe(undoPath(patch)), patch));
        bundle.helm().forEach(helm -> helmByFile.put(safe(below("helm/", helm.path())), helm));
    }

    SavedStage saved() {
        var steps = new CommandedSteps(this, bundle.steps()).forward();
        var undoSteps = new CommandedSteps(this, bundle.undo().steps()).backward();
        texts.put("steps.json", ManifestWriter.json(PlanJson.steps(steps)));
        var lists = new ObjectList(resources);
        texts.put("restart.txt", lists.ofBatches(bundle.restarts()));
        texts.put("undo/steps.json", ManifestWriter.json(PlanJson.steps(undoSteps)));
        texts.put("undo/delete.txt", lists.ofObjects(bundle.undo().delete()));
        texts.put("undo/restart.txt", lists.ofWorkloads(bundle.undo().restart()));
        var listing = Checksums.listing(texts);
        texts.put("SHA256SUMS", listing);
        return new SavedStage(
                onOneLineEach(bundle.stage()),
                SavedStage.Verdict.notJudged(),
                Optional.empty(),
                Optional.empty(),
                steps,
                bundle.restarts(),
                bundle.touched().stream().map(StageFolder::withoutNulls).toList(),
                bundle.verify(),
                bundle.watch(),
                bundle.troubleshooting(),
                new SavedStage.WayBack(
                        undoSteps,
                        bundle.undo().delete(),
                        bundle.undo().restart(),
                        bundle.undo().when(),
                        bundle.undo().first()),
                texts,
                Checksums.sha256(listing));
    }

    /** To Kubernetes a field that is null is not there. */
    private static Touched withoutNulls(Touched touched) {
        return new Touched(
                touched.object(),
                touched.path(),
                touched.before().filter(value -> !(value instanceof Value.Nothing)),
                touched.after().filter(value -> !(value instanceof Value.Nothing)));
    }

    /** plan.json separates the reasons by line breaks. */
    private static Stage onOneLineEach(Stage stage) {
        return new Stage(
                stage.id(),
                stage.number(),
                stage.slug(),
                stage.kind(),
                stage.title(),
                stage.because().stream()
                        .map(because -> because.strip().replaceAll("\\s*\\R\\s*", " "))
                        .filter(because -> !because.isEmpty())
                        .toList(),
                stage.namespaces(),
                stage.wholeNamespaces(),
                stage.workloads(),
                stage.criticality(),
                stage.owner(),
                stage.gates(),
                stage.warnings());
    }

    private Map<String, String> writtenByPath() {
        Map<String, String> written = new LinkedHashMap<>();
        bundle.apply()
                .forEach(file -> written.put(
                        below("apply/", file.path()),
                        ManifestWriter.yaml(file.manifest().content())));
        bundle.patches()
                .forEach(file -> written.put(below("patch/", file.path()), ManifestWriter.yaml(file.content())));
        bundle.helm().forEach(file -> written.put(below("helm/", file.path()), helmText(file)));
        bundle.undo().patches().forEach(file -> written.put(undoPath(file), ManifestWriter.yaml(file.content())));
        bundle.monitoring().forEach(file -> written.put(below("monitoring/", file.path()), file.text()));
        return written;
    }

    private static String helmText(HelmFile file) {
        var release = file.release();
        return "# chart " + release.chart() + " " + release.version() + " of " + release.repository() + "\n# "
                + file.command().replace("\n", "\n# ") + "\n" + valuesText(release.values());
    }

    private static String valuesText(Mapping values) {
        return values.isEmpty() ? "{}\n" : ManifestWriter.yaml(values);
    }

    private static String undoPath(PatchFile patch) {
        return below("undo/", patch.path().startsWith("undo/") ? patch.path() : below("patch/", patch.path()));
    }

    private static String below(String folder, String path) {
        return path.startsWith(folder) ? path : folder + path;
    }

    private String safe(String path) {
        return safeByPath.getOrDefault(path, FileNames.safe(path));
    }

    /** The file a step names, wherever below the folder it is; undo looks below {@code undo/} first. */
    String fileOf(String named, boolean undo) {
        var places = undo
                ? Stream.of("undo/" + named, "undo/patch/" + named, named)
                : Stream.of(named, "apply/" + named, "patch/" + named, "helm/" + named);
        return safe(places.filter(safeByPath::containsKey).findFirst().orElse(named));
    }

    /** The path below the plan directory. */
    String pathOf(ApplyFile file) {
        return inDirectory(below("apply/", file.path()));
    }

    /** The path below the plan directory. */
    String pathOf(PatchFile file) {
        return inDirectory(below("patch/", file.path()));
    }

    private String inDirectory(String path) {
        return "stages/" + bundle.folder() + "/" + safe(path);
    }

    StageBundle bundle() {
        return bundle;
    }

    StepCommands commands() {
        return new StepCommands(resources);
    }

    List<String> patchCommands(Step step) {
        return step.files().stream()
                .filter(patchByFile::containsKey)
                .map(file -> StepCommands.patch(file, patchByFile.get(file).type()))
                .toList();
    }

    /** The commands of the releases a step names by file or, without files, by name. */
    List<String> helmCommands(Step step) {
        return step.files().isEmpty()
                ? bundle.helm().stream()
                        .filter(helm -> helm.release().name().equals(step.target()))
                        .map(HelmFile::command)
                        .toList()
                : step.files().stream()
                        .filter(helmByFile::containsKey)
                        .map(file -> helmByFile.get(file).command())
                        .toList();
    }
}
