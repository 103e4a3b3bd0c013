package dev.meshward.bundles;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;

/**
 * A change to an object that exists.
 *
 * @param path below the stage folder, such as {@code patch/namespace-shop.yaml}
 * @param content apiVersion, kind, name, namespace and only the touched fields; null removes a field
 */
public record PatchFile(String path, ObjectKey object, String apiVersion, Mapping content) {

    /** The word for {@code kubectl patch --type}: {@code strategic} for built-in kinds, {@code merge} for all others. */
    public String type() {
        return BuiltInKinds.contains(object) ? "strategic" : "merge";
    }

    /** These fields with what says which object is meant. */
    static Mapping named(String apiVersion, ObjectKey object, Mapping fields) {
        var metadata = Mapping.building().put("name", object.name());
        if (object.isNamespaced()) {
            metadata.put("namespace", object.namespace());
        }
        if (fields.get("metadata").orElse(Mapping.empty()) instanceof Mapping touched) {
            for (int i = 0; i < touched.size(); i++) {
                metadata.put(touched.keys().get(i), touched.values().get(i));
            }
        }
        var content = Mapping.building()
                .put("apiVersion", apiVersion)
                .put("kind", object.kind())
                .put("metadata", metadata.build());
        var rest = fields.without("metadata");
        for (int i = 0; i < rest.size(); i++) {
            content.put(rest.keys().get(i), rest.values().get(i));
        }
        return content.build();
    }
}
