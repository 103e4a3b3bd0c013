package dev.meshward.mesh;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Labels and annotations of a namespace, whether an object of it is known or not. */
public record NamespaceFields(KnownObjects present, String namespace) {

    private static final String LABELS = "labels";
    private static final String ANNOTATIONS = "annotations";

    public Map<String, String> labels() {
        return metadata().at(LABELS).textByKey();
    }

    public Field label(String key) {
        return metadata().at(LABELS, key);
    }

    public Field annotation(String key) {
        return metadata().at(ANNOTATIONS, key);
    }

    /** @param wanted values; {@link Value.Nothing} removes one */
    public Change labelled(Map<String, Value> wanted, String because) {
        return patched(LABELS, wanted, because);
    }

    /** @param wanted values; {@link Value.Nothing} removes one */
    public Change annotated(Map<String, Value> wanted, String because) {
        return patched(ANNOTATIONS, wanted, because);
    }

    private Change patched(String kind, Map<String, Value> wanted, String because) {
        var fields = OwnObject.single("metadata", OwnObject.single(kind, Mapping.of(new TreeMap<>(wanted))));
        var version = object().map(Manifest::apiVersion).orElse("v1");
        return new Change.Patch(version, key(), fields, because);
    }

    private Field metadata() {
        return object().map(object -> object.at("metadata")).orElse(Field.of("", Mapping.empty()));
    }

    private Optional<Manifest> object() {
        return present.object(key());
    }

    private ObjectKey key() {
        return new ObjectKey("", "Namespace", "", namespace);
    }
}
