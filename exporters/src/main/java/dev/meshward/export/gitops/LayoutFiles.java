package dev.meshward.export.gitops;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.saved.FileNames;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of one layout, below its folder. */
final class LayoutFiles {

    private final TreeMap<String, String> textByPath = new TreeMap<>();

    void put(String path, String text) {
        if (!FileNames.isSafe(path) || textByPath.put(path, text) != null) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" cannot be written. Maybe two objects have files of one name?");
        }
    }

    void put(String path, Mapping manifest) {
        put(path, ManifestWriter.yaml(manifest));
    }

    SortedMap<String, String> textByPath() {
        return textByPath;
    }

    static Value texts(Collection<String> texts) {
        return Value.Sequence.of(texts.stream().map(Value.Text::of).toList());
    }

    static Mapping header(String apiVersion, String kind) {
        return Mapping.building()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .build();
    }

    static Mapping named(String apiVersion, String kind, String namespace, String name) {
        return header(apiVersion, kind)
                .with(
                        "metadata",
                        Mapping.building()
                                .put("name", name)
                                .put("namespace", namespace)
                                .build());
    }
}
