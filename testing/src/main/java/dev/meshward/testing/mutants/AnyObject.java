package dev.meshward.testing.mutants;

import static dev.meshward.testing.mutants.ObjectOperator.harmful;

import dev.meshward.testing.crd.PlainData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects of any kind, with one thing wrong: the pods they select, the place they lie in, a mode, a label. */
final class AnyObject {

    private static final List<String> WRITTEN = List.of("apply", "patch");

    private AnyObject() {}

    static List<Operator> all() {
        return List.of(
                harmful("namespace missing", List.of("apply"), (object, _) -> withoutNamespace(object)),
                harmful("moved to another namespace", List.of("apply"), AnyObject::moved),
                harmful("undo keeps a field", List.of("undo/patch"), (object, _) -> fieldLost(object)));
    }

    /** Those for objects that only Istio has. */
    static List<Operator> ofIstio() {
        return List.of(
                harmful("label lost", List.of("patch"), (object, _) -> labelLost(object)),
                harmful("selector widened", WRITTEN, (object, _) -> widened(object)),
                harmful("selector narrowed", WRITTEN, (object, _) -> narrowed(object)),
                harmful("STRICT too early", List.of("apply"), (object, _) -> mode(object, "PERMISSIVE", "STRICT")),
                harmful("STRICT turned DISABLE", WRITTEN, (object, _) -> mode(object, "STRICT", "DISABLE")),
                harmful(
                        "automatic mutual TLS off",
                        List.of("helm"),
                        (object, _) -> Stream.of(object)
                                .filter(values -> values.containsKey("meshConfig"))
                                .map(values -> Editing.changed(
                                        values,
                                        copy -> Editing.at(copy, "meshConfig").put("enableAutoMtls", false)))));
    }

    private static Stream<Map<String, @Nullable Object>> widened(Map<String, @Nullable Object> object) {
        var labels = PlainData.map(Editing.read(object, "spec", "selector", "matchLabels"));
        if (labels.isEmpty()) {
            return Stream.empty();
        }
        var without = Editing.changed(object, copy -> Editing.at(copy, "spec").remove("selector"));
        return Stream.concat(
                Stream.of(without),
                labels.keySet().stream()
                        .filter(_ -> labels.size() > 1)
                        .map(label -> Editing.changed(
                                object,
                                copy -> Editing.at(copy, "spec", "selector", "matchLabels")
                                        .remove(label))));
    }

    private static Stream<Map<String, @Nullable Object>> narrowed(Map<String, @Nullable Object> object) {
        return Editing.text(object, "apiVersion").contains("istio.io") && object.containsKey("spec")
                ? Stream.of(Editing.changed(
                        object,
                        copy -> Editing.at(copy, "spec", "selector", "matchLabels")
                                .put("release", "canary")))
                : Stream.empty();
    }

    private static Stream<Map<String, @Nullable Object>> withoutNamespace(Map<String, @Nullable Object> object) {
        return Editing.text(object, "metadata", "namespace").isEmpty()
                ? Stream.empty()
                : Stream.of(Editing.changed(
                        object, copy -> Editing.at(copy, "metadata").remove("namespace")));
    }

    private static Stream<Map<String, @Nullable Object>> moved(
            Map<String, @Nullable Object> object, Surrounding surrounding) {
        var now = Editing.text(object, "metadata", "namespace");
        return now.isEmpty()
                ? Stream.empty()
                : surrounding.namespaces().stream()
                        .filter(each -> !each.equals(now))
                        .map(each -> Editing.changed(
                                object, copy -> Editing.at(copy, "metadata").put("namespace", each)));
    }

    private static Stream<Map<String, @Nullable Object>> mode(
            Map<String, @Nullable Object> object, String from, String to) {
        int count = modes(object, from).size();
        return IntStream.range(0, count)
                .mapToObj(number -> Editing.changed(
                        object, copy -> modes(copy, from).get(number).put("mode", to)));
    }

    private static List<Map<String, @Nullable Object>> modes(Map<String, @Nullable Object> object, String mode) {
        return Editing.text(object, "kind").equals("PeerAuthentication")
                ? Editing.maps(object).stream()
                        .filter(map -> mode.equals(map.get("mode")))
                        .toList()
                : List.of();
    }

    private static Stream<Map<String, @Nullable Object>> labelLost(Map<String, @Nullable Object> object) {
        int count = labels(object).size();
        return IntStream.range(0, count)
                .boxed()
                .flatMap(number -> labels(object).get(number).keySet().stream()
                        .map(label -> Editing.changed(
                                object, copy -> labels(copy).get(number).remove(label))));
    }

    private static List<Map<String, @Nullable Object>> labels(Map<String, @Nullable Object> object) {
        return Editing.maps(object).stream()
                .map(map -> map.get("labels"))
                .filter(Map.class::isInstance)
                .map(PlainData::map)
                .toList();
    }

    /** Any leaf below metadata or spec, but for what says which object is meant. */
    private static Stream<Map<String, @Nullable Object>> fieldLost(Map<String, @Nullable Object> object) {
        var maps = Editing.maps(object);
        return IntStream.range(1, maps.size())
                .boxed()
                .flatMap(number -> maps.get(number).entrySet().stream()
                        .filter(entry ->
                                !(entry.getValue() instanceof Map<?, ?>) && !(entry.getValue() instanceof List<?>))
                        .filter(entry -> !List.of("name", "namespace", "containerPort", "port")
                                .contains(entry.getKey()))
                        .map(entry -> Editing.changed(
                                object, copy -> Editing.maps(copy).get(number).remove(entry.getKey()))));
    }
}
