package dev.meshward.export.gitops;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.Collection;
import java.util.SortedMap;

/** Changes to objects of others, as kustomize components for the repositories those come from. */
final class Components {

    private Components() {}

    static void write(LayoutFiles files, String folder, StagePart part) {
        write(files, folder + "/owners/", part.foreignPatches());
        write(files, folder + "/undo/", part.foreignUndo());
    }

    private static void write(LayoutFiles files, String folder, SortedMap<String, Manifest> patches) {
        if (patches.isEmpty()) {
            return;
        }
        patches.forEach((path, patch) -> files.put(folder + StagePart.fileName(path), patch.content()));
        files.put(
                folder + "kustomization.yaml",
                LayoutFiles.header("kustomize.config.k8s.io/v1alpha1", "Component")
                        .with("patches", paths(patches.keySet())));
    }

    static Value paths(Collection<String> paths) {
        return Value.Sequence.of(paths.stream()
                .map(path ->
                        Mapping.building().put("path", StagePart.fileName(path)).build())
                .toList());
    }
}
