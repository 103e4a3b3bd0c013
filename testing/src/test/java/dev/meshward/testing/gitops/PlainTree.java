package dev.meshward.testing.gitops;

import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the files below {@code stages/} do, played here a second time in a few lines: JSON merge, as for custom resources. */
record PlainTree(SavedPlan plan, Set<ObjectKey> created) {

    static PlainTree of(SavedPlan plan) {
        var created = new TreeSet<ObjectKey>();
        plan.stages()
                .forEach(stage -> created.addAll(files(stage, "apply/").values().stream()
                        .flatMap(text -> contents(text).keySet().stream())
                        .toList()));
        return new PlainTree(plan, created);
    }

    /** Our objects after the stage of this number. */
    Map<ObjectKey, Mapping> after(int number) {
        var objects = new TreeMap<ObjectKey, Mapping>();
        for (var stage : plan.stages()) {
            if (stage.stage().number() <= number) {
                files(stage, "apply/").values().forEach(text -> objects.putAll(contents(text)));
                files(stage, "patch/")
                        .values()
                        .forEach(text -> contents(text)
                                .forEach((key, patch) ->
                                        objects.computeIfPresent(key, (_, whole) -> merged(whole, patch))));
            }
        }
        return objects;
    }

    /** Patches to objects that are not ours, by stage and file name. */
    Map<String, Mapping> foreign(String folder) {
        var patches = new TreeMap<String, Mapping>();
        for (var stage : plan.stages()) {
            files(stage, folder)
                    .forEach((path, text) -> contents(text).forEach((key, patch) -> {
                        if (!created.contains(key)) {
                            patches.put(
                                    stage.folder().substring("stages/".length()) + "/"
                                            + path.substring(folder.length()),
                                    patch);
                        }
                    }));
        }
        return patches;
    }

    static Map<ObjectKey, Mapping> contents(String yaml) {
        var contents = new TreeMap<ObjectKey, Mapping>();
        ManifestReader.several(yaml).forEach(manifest -> contents.put(manifest.key(), manifest.content()));
        return contents;
    }

    static Mapping merged(Mapping whole, Mapping patch) {
        var result = whole;
        for (var key : patch.keys()) {
            var wanted = patch.get(key).orElseThrow();
            result = switch (wanted) {
                case Value.Nothing _ -> result.without(key);
                case Mapping inner ->
                    result.with(
                            key,
                            merged(
                                    result.get(key).orElse(Mapping.empty()) instanceof Mapping there
                                            ? there
                                            : Mapping.empty(),
                                    inner));
                case Value.Sequence _, Value.Scalar _ -> result.with(key, wanted);
            };
        }
        return result;
    }

    private static Map<String, String> files(SavedStage stage, String folder) {
        var files = new TreeMap<>(stage.files());
        files.keySet().removeIf(path -> !path.startsWith(folder));
        return files;
    }
}
