package dev.meshward.saved;

import dev.meshward.adoption.Reason;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageDates;
import dev.meshward.bundles.HelmFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.StepCommands;
import dev.meshward.bundles.Touched;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of one stage, all paths below its folder, and the stage as it will be read again. */
final class StageFolder {

    private final StageBundle bundle;
    private final StepCommands commands;
    private final ObjectList lists;
    private final Optional<StageDates> dates;
    private final List<Reason> positions;
    private final SortedMap<String, String> texts = new TreeMap<>();

    private StageFolder(StageBundle bundle, ObjectList lists, Optional<StageDates> dates, List<Reason> positions) {
        this.positions = positions;
        this.dates = dates;
        this.bundle = bundle;
        this.commands = new StepCommands(bundle);
        this.lists = lists;
    }

    static SavedStage of(StageBundle bundle, ObjectList lists, Optional<StageDates> dates, List<Reason> positions) {
        return new StageFolder(bundle, lists, dates, positions).saved();
    }

    private SavedStage saved() {
        var steps = commanded(bundle.steps());
        var undoSteps = commanded(bundle.undo().steps());
        wholeFiles();
        texts.put("steps.json", ManifestWriter.json(PlanJson.steps(steps)));
        texts.put("restart.txt", lists.ofBatches(bundle.restarts()));
        texts.put("undo/steps.json", ManifestWriter.json(PlanJson.steps(undoSteps)));
        texts.put("undo/delete.txt", lists.ofObjects(bundle.undo().delete()));
        texts.put("undo/restart.txt", lists.ofWorkloads(bundle.undo().restart()));
        var listing = Checksums.listing(texts);
        texts.put("SHA256SUMS", listing);
        return new SavedStage(
                onOneLineEach(bundle.stage()),
                SavedStage.Verdict.notJudged("nobody asked the judge."),
                dates.map(days -> days.starts().toString()),
                dates.map(days -> days.ends().toString()),
                steps,
                bundle.restarts(),
                bundle.touched().stream().map(StageFolder::withoutNulls).toList(),
                bundle.verify(),
                bundle.watch(),
                bundle.troubleshooting(),
                wayBack(undoSteps),
                texts,
                Checksums.sha256(listing),
                positions.stream().map(SavedReason::of).toList());
    }

    private SavedStage.WayBack wayBack(List<SavedStep> steps) {
        var undo = bundle.undo();
        return new SavedStage.WayBack(steps, undo.delete(), undo.restart(), undo.when(), undo.first());
    }

    private List<SavedStep> commanded(List<Step> steps) {
        return steps.stream()
                .map(step -> new SavedStep(step, commands.of(step)))
                .toList();
    }

    private void wholeFiles() {
        bundle.apply()
                .forEach(file -> texts.put(
                        file.path(), ManifestWriter.yaml(file.manifest().content())));
        bundle.patches().forEach(file -> texts.put(file.path(), ManifestWriter.yaml(file.content())));
        bundle.undo().patches().forEach(file -> texts.put(file.path(), ManifestWriter.yaml(file.content())));
        bundle.helm().forEach(file -> texts.put(file.path(), helmText(file)));
        bundle.monitoring().forEach(file -> texts.put(FileNames.safe(below("monitoring/", file.path())), file.text()));
    }

    private static String below(String folder, String path) {
        return path.startsWith(folder) ? path : folder + path;
    }

    private static String helmText(HelmFile file) {
        var release = file.release();
        return "# chart " + release.chart() + " " + release.version() + " of " + release.repository() + "\n# "
                + file.command().strip().replace("\n", "\n# ") + "\n" + ManifestWriter.yaml(release.values());
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
}
