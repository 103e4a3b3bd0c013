package dev.meshward.testing.simulator;

import dev.meshward.testing.crd.PlainData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object, or a part of one, as a plain map. Two are the same only if they are one. */
final class Thing {

    static final Thing NOTHING = new Thing(Map.of());

    private final Map<String, @Nullable Object> content;

    Thing(Map<String, @Nullable Object> content) {
        this.content = content;
    }

    Map<String, @Nullable Object> content() {
        return content;
    }

    @Nullable
    Object at(String... path) {
        @Nullable Object here = content;
        for (var key : path) {
            here = PlainData.map(here).get(key);
        }
        return here;
    }

    boolean has(String... path) {
        return at(path) != null;
    }

    /** Empty where it is absent. */
    String text(String... path) {
        return PlainData.text(at(path));
    }

    Map<String, @Nullable Object> map(String... path) {
        return PlainData.map(at(path));
    }

    Thing part(String... path) {
        return new Thing(map(path));
    }

    List<Thing> parts(String... path) {
        return PlainData.list(at(path)).stream()
                .map(each -> new Thing(PlainData.map(each)))
                .toList();
    }

    List<String> texts(String... path) {
        return PlainData.list(at(path)).stream().map(PlainData::text).toList();
    }

    Map<String, String> labels(String... path) {
        var texts = new LinkedHashMap<String, String>();
        map(path).forEach((key, value) -> texts.put(key, PlainData.text(value)));
        return texts;
    }

    String annotation(String name) {
        return text("metadata", "annotations", name);
    }

    String name() {
        return text("metadata", "name");
    }

    String namespace() {
        return text("metadata", "namespace");
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
