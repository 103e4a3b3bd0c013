package dev.meshward.testing.live;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a {@link RealApiServer} holds, value by value; without what the server writes by itself and without the mark that
 * a restart leaves.
 *
 * @param valueByPathByObject lists are one value; the empty path says that the object is there
 */
record ServerContents(Map<ObjectKey, Map<String, Value>> valueByPathByObject) {

    private static final Set<String> BOOKKEEPING = Set.of("managedFields", "resourceVersion", "generation");
    private static final Set<String> MARKS = Set.of(
            "spec.template.metadata.annotations['kubectl.kubernetes.io/restartedAt']",
            "metadata.annotations['deprecated.daemonset.template.generation']");

    /** A value of an object. */
    record Part(ObjectKey object, String path) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            int order = object.compareTo(other.object);
            return order != 0 ? order : path.compareTo(other.path);
        }
    }

    /** @param lists what the server answers to a question for all objects of a kind */
    static ServerContents of(List<Field> lists) {
        var contents = new TreeMap<ObjectKey, Map<String, Value>>();
        for (var list : lists) {
            for (var object : list.at("items").items()) {
                contents.put(key(list, object), values(object));
            }
        }
        return new ServerContents(contents);
    }

    private static ObjectKey key(Field list, Field object) {
        return new ObjectKey(
                ObjectKey.groupOf(list.at("apiVersion").textOr("")),
                list.at("kind").textOr("").replaceFirst("List$", ""),
                object.at("metadata", "namespace").textOr(""),
                object.at("metadata", "name").textOr(""));
    }

    private static Map<String, Value> values(Field object) {
        var metadata = object.at("metadata").mapping();
        for (var word : BOOKKEEPING) {
            metadata = metadata.without(word);
        }
        var values = new TreeMap<String, Value>();
        values.put("", Mapping.empty());
        collect(Field.of("", object.mapping().with("metadata", metadata)), values);
        values.keySet().removeAll(MARKS);
        return values;
    }

    private static void collect(Field field, Map<String, Value> values) {
        for (var entry : field.entries()) {
            if (entry.mapping().isEmpty()) {
                entry.value().ifPresent(value -> values.put(entry.path(), value));
            } else {
                collect(entry, values);
            }
        }
    }

    /** What is there now, is no more, or is otherwise. Of an object that came or went it is the object itself. */
    Set<Part> changed(ServerContents now) {
        var objects = new TreeSet<>(valueByPathByObject.keySet());
        objects.addAll(now.valueByPathByObject.keySet());
        var changed = new TreeSet<Part>();
        for (var object : objects) {
            var before = valueByPathByObject.getOrDefault(object, Map.of());
            var after = now.valueByPathByObject.getOrDefault(object, Map.of());
            if (before.isEmpty() != after.isEmpty()) {
                changed.add(new Part(object, ""));
            } else {
                paths(before, after).forEach(path -> changed.add(new Part(object, path)));
            }
        }
        return changed;
    }

    private static Set<String> paths(Map<String, Value> before, Map<String, Value> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        return paths;
    }

    /** Anything that runs pods, of a namespace that people made. */
    ObjectKey workload() {
        return valueByPathByObject.keySet().stream()
                .filter(key -> Set.of("Deployment", "StatefulSet", "DaemonSet").contains(key.kind()))
                .findFirst()
                .orElseThrow();
    }
}
