package dev.meshward.testing.laws;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything an object says, by path. */
final class Leaves {

    private Leaves() {}

    static Map<String, String> of(Mapping content) {
        var leaves = new TreeMap<String, String>();
        collect(Field.of("", content), leaves);
        return leaves;
    }

    static List<String> differing(Map<String, String> expected, Map<String, String> found) {
        var paths = new TreeSet<>(expected.keySet());
        paths.addAll(found.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(expected.get(path), found.get(path)))
                .map(path -> path + " " + expected.get(path) + " -> " + found.get(path))
                .toList();
    }

    private static void collect(Field field, Map<String, String> leaves) {
        field.entries().forEach(entry -> collect(entry, leaves));
        field.items().forEach(item -> collect(item, leaves));
        field.text().ifPresent(text -> leaves.put(field.path(), text));
    }
}
