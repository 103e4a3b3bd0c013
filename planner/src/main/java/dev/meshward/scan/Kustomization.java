package dev.meshward.scan;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ManifestReader.NamedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A file for {@code kustomize build}: which files it takes in as objects, and which as changes of them. */
record Kustomization(String file, Field root) {

    private static final Set<String> NAMES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final List<String> PATCHES = List.of("patches", "patchesStrategicMerge", "patchesJson6902");
    private static final List<String> GENERATORS = List.of("configMapGenerator", "secretGenerator");
    private static final List<String> TOOL_FILES =
            List.of("generators", "transformers", "validators", "configurations");
    private static final List<String> OBJECTS = List.of("resources", "bases", "components");

    /** Fields that change what is built in ways a plan depends on; image names and annotations are none of them. */
    private static final List<String> CHANGES = List.of(
            "namespace",
            "namePrefix",
            "nameSuffix",
            "commonLabels",
            "labels",
            "replicas",
            "replacements",
            "vars",
            "helmCharts",
            "helmChartInflationGenerator");

    static boolean isNamedSo(String file) {
        return NAMES.contains(FileName.last(file));
    }

    /** Empty for anything else of that name, such as a Kustomization of Flux, which is an object of a cluster. */
    static Optional<Kustomization> read(NamedText text) {
        return DataReader.yaml(text.file(), text.bytes()).documents().stream()
                .filter(root -> !root.mapping().isEmpty())
                .filter(root -> root.at("apiVersion").isAbsent()
                        || root.at("apiVersion").textOr("").startsWith("kustomize.config.k8s.io/"))
                .findFirst()
                .map(root -> new Kustomization(text.file(), root));
    }

    private Stream<Field> listed(List<String> keys) {
        return keys.stream().flatMap(key -> root.at(key).items().stream());
    }

    private String resolved(String path) {
        return FileName.resolved(FileName.folder(file), path);
    }

    /** Files and folders whose objects it builds. */
    List<String> objects() {
        return listed(OBJECTS).map(item -> item.textOr("")).toList();
    }

    /** Files of its own that are no objects: patches, contents of generated maps, configuration of its tools. */
    List<String> otherFiles() {
        var patches =
                listed(PATCHES).map(item -> item.text().orElse(item.at("path").textOr("")));
        var contents = listed(GENERATORS)
                .flatMap(generator -> Stream.of("files", "envs").flatMap(key -> generator.at(key).items().stream()))
                .map(item -> item.textOr("").replaceFirst("^[^=]*=", ""));
        var tools = listed(TOOL_FILES).map(item -> item.textOr(""));
        return Stream.of(patches, contents, tools)
                .flatMap(paths -> paths)
                .filter(path -> !path.isBlank() && !path.contains("\n"))
                .map(this::resolved)
                .distinct()
                .toList();
    }

    /**
     * What of its work is missing when its files are read one by one, in words; empty where nothing is.
     *
     * @param source the files there are
     */
    List<String> missing(Set<String> source) {
        var missing = new ArrayList<String>();
        PATCHES.stream()
                .filter(key -> !root.at(key).items().isEmpty())
                .forEach(key -> missing.add(root.at(key).items().size() + " of " + key));
        Stream.of(GENERATORS, TOOL_FILES, CHANGES)
                .flatMap(List::stream)
                .filter(key -> root.at(key).isPresent())
                .forEach(missing::add);
        objects().stream()
                .filter(path -> !isThere(resolved(path), source))
                .forEach(path -> missing.add(path + ", which this source does not contain"));
        return missing;
    }

    private static boolean isThere(String path, Set<String> source) {
        return source.contains(path) || source.stream().anyMatch(file -> file.startsWith(path + "/"));
    }
}
