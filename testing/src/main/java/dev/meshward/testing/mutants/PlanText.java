package dev.meshward.testing.mutants;

import dev.meshward.testing.crd.PlainData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a plan, to be read and changed one by one. A change gives another text; this one stays.
 *
 * @param files by path below the directory of the plan
 */
public record PlanText(SortedMap<String, byte[]> files) {

    private static final String STAGES = "stages/";

    public PlanText {
        files = Collections.unmodifiableSortedMap(files);
    }

    /** The folders of the stages, such as {@code stages/03-join-data}, in their order. */
    public List<String> stages() {
        return files.keySet().stream()
                .filter(path -> path.startsWith(STAGES) && path.endsWith("/steps.json") && !path.contains("/undo/"))
                .map(path -> path.substring(0, path.length() - "/steps.json".length()))
                .sorted(java.util.Comparator.comparingInt(PlanText::number))
                .toList();
    }

    private static int number(String folder) {
        return Integer.parseInt(folder.substring(STAGES.length()).replaceFirst("\\D.*", ""));
    }

    /** The files of each stage by its folder's name and their path in it. */
    public Map<String, SortedMap<String, byte[]>> byStage() {
        var byStage = new LinkedHashMap<String, SortedMap<String, byte[]>>();
        for (var stage : stages()) {
            var inside = new TreeMap<String, byte[]>();
            files.tailMap(stage + "/").entrySet().stream()
                    .takeWhile(each -> each.getKey().startsWith(stage + "/"))
                    .forEach(each -> inside.put(each.getKey().substring(stage.length() + 1), each.getValue()));
            byStage.put(stage.substring(STAGES.length()), inside);
        }
        return byStage;
    }

    /** YAML files below these folders of any stage, such as {@code apply}. */
    Stream<String> objects(String... folders) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(STAGES) && path.endsWith(".yaml"))
                .filter(path ->
                        Stream.of(folders).anyMatch(folder -> path.matches(STAGES + "[^/]+/" + folder + "/[^/]+")));
    }

    String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    Map<String, @Nullable Object> object(String path) {
        return PlainData.map(PlainData.documents(text(path)).getFirst());
    }

    /** The steps of a stage, or of its undo with {@code undo/} added. */
    List<Map<String, @Nullable Object>> steps(String folder) {
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        PlainData.list(PlainData.documents(text(folder + "/steps.json")).getFirst())
                .forEach(step -> steps.add(PlainData.map(step)));
        return steps;
    }

    PlanText with(String path, String text) {
        var changed = new TreeMap<>(files);
        changed.put(path, text.getBytes(StandardCharsets.UTF_8));
        return new PlanText(changed);
    }

    PlanText with(String path, Map<String, @Nullable Object> object) {
        return with(path, Rendering.yaml(object));
    }

    PlanText withSteps(String folder, List<Map<String, @Nullable Object>> steps) {
        return with(folder + "/steps.json", Rendering.json(steps));
    }

    PlanText without(String path) {
        var changed = new TreeMap<>(files);
        changed.remove(path);
        return new PlanText(changed);
    }
}
