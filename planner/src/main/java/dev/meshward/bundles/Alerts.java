package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.TargetMesh;
import java.util.ArrayList;
import java.util.List;

/**
 * Alert rules and scrape jobs. They are objects where the cluster serves their kind; otherwise they are files for people
 * to take over, since an object of an unknown kind would fail the stage.
 */
record Alerts(Speaker speaker) {

    /** Rules that can be created in this cluster. */
    List<Manifest> objects(Stage stage, KnownObjects present, String undoCommand) {
        return rules(stage, present, undoCommand).stream()
                .filter(rule -> isServed(present, rule))
                .toList();
    }

    /** Rules and scrape jobs as files, for what the cluster has no kind for. */
    List<SideFile> files(Stage stage, KnownObjects present, String undoCommand) {
        var files = new ArrayList<SideFile>();
        rules(stage, present, undoCommand).stream()
                .filter(rule -> !isServed(present, rule))
                .map(rule -> new SideFile("monitoring/" + rule.key().name() + ".rules.yaml", ruleFile(rule)))
                .forEach(files::add);
        if (stage.kind() == StageKind.OBSERVABILITY) {
            files.addAll(scrapes(stage, present));
        }
        return files;
    }

    private List<SideFile> scrapes(Stage stage, KnownObjects present) {
        TargetMesh target = speaker.target();
        return isServed(present, "monitoring.coreos.com", "PodMonitor")
                ? List.of()
                : List.of(new SideFile(
                        "monitoring/scrape-config.yaml",
                        ManifestWriter.yaml(speaker.dialect().scrapeConfig(stage.namespaces(), target))));
    }

    private List<Manifest> rules(Stage stage, KnownObjects present, String undoCommand) {
        return Verifications.rung(stage.kind()).isEmpty()
                ? List.of()
                : speaker.dialect().alerts(present, StageBundle.folderOf(stage), stage.namespaces(), undoCommand);
    }

    private static String ruleFile(Manifest rule) {
        return ManifestWriter.yaml(rule.at("spec").mapping());
    }

    private static boolean isServed(KnownObjects present, Manifest object) {
        return isServed(present, object.key().group(), object.key().kind());
    }

    /** A kind is served when its definition is there, or an object of it. */
    static boolean isServed(KnownObjects present, String group, String kind) {
        return !present.objectsOf(group, kind).isEmpty()
                || present.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                        .anyMatch(definition -> definition.at("spec", "group").is(group)
                                && definition.at("spec", "names", "kind").is(kind));
    }

    /** The command an alert names: all of the way back where it is short, else its beginning and where the rest stands. */
    static String undoCommand(Stage stage, StageDraft draft) {
        var undo = new Undoing(draft).undo(List.of());
        var commands =
                new StepCommands(StageBundle.folderOf(stage), draft.patches(), draft.helm(), draft.restarts(), undo);
        var all = undo.steps().stream()
                .flatMap(step -> commands.of(step).stream())
                .toList();
        var readme = "stages/" + StageBundle.folderOf(stage) + "/README.md";
        if (all.isEmpty()) {
            return "see " + readme;
        }
        return all.size() <= 2
                ? String.join(" && ", all)
                : all.getFirst() + " && … (" + (all.size() - 1) + " more, in order, in " + readme + ")";
    }
}
