package dev.meshward.mesh.intent;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a translation changes on an object that stays: labels, annotations and other fields by their path, as a merge patch
 * (RFC 7386) in which null removes.
 */
public final class Patch {

    private final String apiVersion;
    private final ObjectKey object;
    private final SortedMap<String, Value> valueByPath = new TreeMap<>();
    private Mapping content = Mapping.empty();

    Patch(String apiVersion, ObjectKey object) {
        this.apiVersion = apiVersion;
        this.object = object;
    }

    public ObjectKey object() {
        return object;
    }

    public boolean isEmpty() {
        return valueByPath.isEmpty();
    }

    public Patch annotation(String name, String text) {
        return set(Value.Text.of(text), "metadata", "annotations", name);
    }

    public Patch label(String name, String text) {
        return set(Value.Text.of(text), "metadata", "labels", name);
    }

    public Patch remove(String... path) {
        return set(Value.Nothing.here(), path);
    }

    /** Sets a field; the same field set twice keeps what was set last. */
    public Patch set(Value value, String... path) {
        valueByPath.put(String.join("\n", path), value);
        content = merged(content, value, path);
        return this;
    }

    private static Mapping merged(Mapping into, Value value, String... path) {
        if (path.length == 1) {
            return into.with(path[0], value);
        }
        var below = into.get(path[0])
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.empty());
        return into.with(path[0], merged(below, value, Arrays.copyOfRange(path, 1, path.length)));
    }

    /** The patch as it is handed to {@code kubectl patch --type merge --patch-file}; identity comes first, for readers. */
    public Manifest manifest() {
        var metadata = Mapping.building().put("name", object.name());
        if (object.isNamespaced()) {
            metadata.put("namespace", object.namespace());
        }
        var notes = content.get("metadata").filter(Mapping.class::isInstance).map(Mapping.class::cast);
        notes.ifPresent(written ->
                written.keys().forEach(key -> metadata.put(key, written.get(key).orElseThrow())));
        var all = Mapping.building()
                .put("apiVersion", apiVersion)
                .put("kind", object.kind())
                .put("metadata", metadata.build());
        content.keys().stream()
                .filter(key -> !key.equals("metadata"))
                .forEach(key -> all.put(key, content.get(key).orElseThrow()));
        return Manifest.made(all.build());
    }

    /** The object as it is once patched. */
    public Manifest applied(Manifest present) {
        return present.withContent(merged(present.content(), content));
    }

    private static Mapping merged(Mapping present, Mapping changes) {
        var result = present;
        for (var key : changes.keys()) {
            var change = changes.get(key).orElseThrow();
            result = switch (change) {
                case Value.Nothing _ -> result.without(key);
                case Mapping below ->
                    result.with(
                            key,
                            merged(
                                    result.get(key)
                                            .filter(Mapping.class::isInstance)
                                            .map(Mapping.class::cast)
                                            .orElse(Mapping.empty()),
                                    below));
                default -> result.with(key, change);
            };
        }
        return result;
    }
}
