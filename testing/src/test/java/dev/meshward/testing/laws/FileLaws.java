package dev.meshward.testing.laws;

import dev.meshward.bundles.Overlay;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.StepCommands;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.testing.crd.ApiServer;
import dev.meshward.testing.crd.PlainData;
import dev.meshward.testing.crd.Verdict;
import dev.meshward.testing.journey.Journey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Laws about the files of a plan. */
final class FileLaws {

    private FileLaws() {}

    /** The same files in another order give the same plan, byte for byte. */
    static List<String> orderDoesNotMatter(Case drawn) {
        var files = new ArrayList<>(Journey.named(drawn.cluster().documents()));
        Collections.shuffle(files, new Random(drawn.cluster().seed() + 1));
        var before = files(drawn.journey());
        var after = files(Journey.through(files, drawn.journey().mesh()));
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
                .map(name -> name + " depends on the order of the input")
                .toList();
    }

    private static SortedMap<String, byte[]> files(Journey journey) {
        return PlanDirectory.of(journey.result(), () -> new byte[0]).files();
    }

    /** A restart that names workloads names the commands for each of them, on the way back too. */
    static List<String> everyRestartHasItsCommands(Case drawn) {
        var broken = new ArrayList<String>();
        for (var stage : drawn.journey().bundle().stages()) {
            var commands = new StepCommands(stage);
            Stream.concat(stage.steps().stream(), stage.undo().steps().stream())
                    .filter(step ->
                            step.action() == Step.Action.RESTART && step.owner().isEmpty())
                    .filter(step ->
                            commands.of(step).size() != 2 * step.target().split(", ", -1).length)
                    .forEach(
                            step -> broken.add(stage.folder() + ": restart of " + step.target() + " without commands"));
        }
        return broken;
    }

    /** Every object that is created and every object that results from a patch is one an API server takes. */
    static List<String> everyManifestIsValid(Case drawn, ApiServer server) {
        var broken = new ArrayList<String>();
        var overlay = Overlay.on(drawn.journey().snapshot());
        for (var stage : drawn.journey().bundle().stages()) {
            stage.apply()
                    .forEach(file -> note(
                            stage,
                            file.path(),
                            server.judge(PlainData.ofMapping(file.manifest().content())),
                            broken));
            for (int i = 1; i <= stage.steps().size(); i++) {
                var before = overlay.applied(stage, i - 1);
                var after = overlay.applied(stage, i);
                var names = stage.steps().get(i - 1).files();
                stage.patches().stream()
                        .filter(patch -> names.contains(patch.path()))
                        .forEach(patch -> patched(stage, patch, before, after, server, broken));
            }
            stage.undo().patches().stream()
                    .filter(patch -> server.isBuiltIn(PlainData.ofMapping(patch.content())))
                    .forEach(patch -> note(stage, "undo " + patch.path(), server.judgePatch(plain(patch)), broken));
            stage.monitoring().forEach(file -> texts(stage, file.path(), file.text(), server, broken));
            overlay = overlay.applied(stage);
        }
        return broken;
    }

    private static void patched(
            StageBundle stage, PatchFile patch, Overlay before, Overlay after, ApiServer server, List<String> broken) {
        if (server.isBuiltIn(plain(patch))) {
            note(stage, patch.path(), server.judgePatch(plain(patch)), broken);
        }
        var wasValid = before.object(patch.object())
                .map(old -> server.judge(PlainData.ofMapping(old.content())).isAccepted())
                .orElse(false);
        after.object(patch.object())
                .filter(_ -> wasValid)
                .map(object -> server.judge(PlainData.ofMapping(object.content())))
                .ifPresent(verdict -> note(stage, "after " + patch.path(), verdict, broken));
    }

    private static java.util.Map<String, @org.jspecify.annotations.Nullable Object> plain(PatchFile patch) {
        Mapping content = patch.content();
        return PlainData.ofMapping(content);
    }

    private static void texts(StageBundle stage, String path, String text, ApiServer server, List<String> broken) {
        if (path.endsWith(".yaml")) {
            for (var document : PlainData.documents(text)) {
                var object = PlainData.map(document);
                if (object.containsKey("apiVersion")) {
                    note(stage, path, server.judge(object), broken);
                }
            }
        }
    }

    private static void note(StageBundle stage, String path, Verdict verdict, List<String> broken) {
        verdict.violations().forEach(each -> broken.add(stage.stage().kind() + " " + path + ": " + each));
        verdict.notEvaluated().forEach(each -> broken.add("not evaluated: " + each));
    }
}
