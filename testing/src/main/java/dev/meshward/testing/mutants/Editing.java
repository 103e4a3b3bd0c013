package dev.meshward.testing.mutants;

import dev.meshward.testing.crd.PlainData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Copies of plain data that may be changed. */
final class Editing {

    private Editing() {}

    /** A copy down to the last leaf, changed. */
    static Map<String, @Nullable Object> changed(
            Map<String, @Nullable Object> object, Consumer<Map<String, @Nullable Object>> change) {
        var copy = copy(object);
        change.accept(copy);
        return copy;
    }

    static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> copy.put(key, copy(value)));
        return copy;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return copy(PlainData.map(value));
        }
        if (value instanceof List<?>) {
            var copy = new ArrayList<@Nullable Object>();
            PlainData.list(value).forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return value;
    }

    /** The map at this path; what is missing on the way is made. */
    static Map<String, @Nullable Object> at(Map<String, @Nullable Object> object, String... path) {
        var here = object;
        for (var key : path) {
            if (!(here.get(key) instanceof Map<?, ?>)) {
                here.put(key, new LinkedHashMap<String, @Nullable Object>());
            }
            here = PlainData.map(here.get(key));
        }
        return here;
    }

    static @Nullable Object read(Map<String, @Nullable Object> object, String... path) {
        @Nullable Object here = object;
        for (var key : path) {
            here = PlainData.map(here).get(key);
        }
        return here;
    }

    static String text(Map<String, @Nullable Object> object, String... path) {
        return PlainData.text(read(object, path));
    }

    /** Every map below, this one included. */
    static List<Map<String, @Nullable Object>> maps(@Nullable Object value) {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        collect(value, found);
        return found;
    }

    private static void collect(@Nullable Object value, List<Map<String, @Nullable Object>> found) {
        if (value instanceof Map<?, ?>) {
            found.add(PlainData.map(value));
            PlainData.map(value).values().forEach(each -> collect(each, found));
        } else if (value instanceof List<?>) {
            PlainData.list(value).forEach(each -> collect(each, found));
        }
    }
}
