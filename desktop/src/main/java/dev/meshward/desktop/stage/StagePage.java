package dev.meshward.desktop.stage;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Stage;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.SideFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.StepCommands;
import dev.meshward.bundles.Verification;
import dev.meshward.desktop.manifests.LineDiff;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.judge.StageJudgement;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything there is to say of one stage.
 *
 * @param judgement what the judge says; empty where it said nothing
 * @param emergency pages that lead out of the mesh, of this stage's namespaces and of the mesh as a whole
 */
public record StagePage(
        Stage stage,
        Optional<StageJudgement> judgement,
        List<StageStep> steps,
        List<StageFile> files,
        List<RestartBatch> restarts,
        List<Verification> verify,
        List<String> watch,
        List<StageStep> undo,
        List<String> undoWhen,
        List<String> undoBefore,
        List<SideFile> emergency) {

    /**
     * A step with what is typed for it.
     *
     * @param commands none where somebody else takes the step
     */
    public record StageStep(int number, Step step, List<String> commands) {}

    /**
     * A file of the stage.
     *
     * @param path below the stage's folder
     * @param diff against the object that was read, for a patch; against nothing, for what is created
     */
    public record StageFile(String path, String text, LineDiff diff) {}

    static StagePage of(CurrentPlan.Sheet.Whole whole, StageBundle bundle) {
        var commands = new StepCommands(bundle);
        return new StagePage(
                bundle.stage(),
                whole.judgement().stages().stream()
                        .filter(each -> each.stage().equals(bundle.folder()))
                        .findFirst(),
                steps(bundle.steps(), commands),
                files(whole, bundle),
                bundle.restarts(),
                bundle.verify(),
                bundle.watch(),
                steps(bundle.undo().steps(), commands),
                bundle.undo().when(),
                bundle.undo().first(),
                emergency(whole, bundle));
    }

    private static List<StageStep> steps(List<Step> steps, StepCommands commands) {
        var numbered = new ArrayList<StageStep>();
        steps.forEach(step -> numbered.add(new StageStep(numbered.size() + 1, step, commands.of(step))));
        return numbered;
    }

    private static List<StageFile> files(CurrentPlan.Sheet.Whole whole, StageBundle bundle) {
        var files = new ArrayList<StageFile>();
        bundle.apply().forEach(file -> {
            var text = ManifestWriter.yaml(file.manifest().content());
            files.add(new StageFile(file.path(), text, LineDiff.between("", text)));
        });
        var before = StageObjects.before(whole, bundle);
        var after = before.applied(bundle);
        bundle.patches()
                .forEach(file -> files.add(new StageFile(
                        file.path(),
                        ManifestWriter.yaml(file.content()),
                        LineDiff.between(
                                before.object(file.object())
                                        .map(StagePage::yaml)
                                        .orElse(""),
                                after.object(file.object()).map(StagePage::yaml).orElse("")))));
        bundle.helm().forEach(file -> {
            var text = ManifestWriter.yaml(file.release().values());
            files.add(new StageFile(file.path(), text, LineDiff.between("", text)));
        });
        bundle.monitoring()
                .forEach(file -> files.add(
                        new StageFile("monitoring/" + file.path(), file.text(), LineDiff.between("", file.text()))));
        return files;
    }

    private static String yaml(Manifest manifest) {
        return ManifestWriter.yaml(manifest.content());
    }

    private static List<SideFile> emergency(CurrentPlan.Sheet.Whole whole, StageBundle bundle) {
        var pages = bundle.stage().namespaces().stream()
                .map(namespace -> "namespace-" + namespace + ".md")
                .toList();
        return whole.result().bundle().emergency().stream()
                .filter(file -> pages.contains(file.path()) || file.path().equals("mesh.md"))
                .toList();
    }

    public List<Gate> gates(Gate.When when) {
        return stage.gates().stream().filter(gate -> gate.when() == when).toList();
    }

    /** The commands of the way in, one below the other, as typed in the folder of the plan. */
    public String script() {
        return lines(steps);
    }

    /** The commands of the way back. */
    public String undoScript() {
        return lines(undo);
    }

    private static String lines(List<StageStep> steps) {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append("# ")
                    .append(step.number())
                    .append(". ")
                    .append(step.step().because())
                    .append('\n');
            step.commands().forEach(command -> text.append(command).append('\n'));
        }
        return text.toString();
    }
}
