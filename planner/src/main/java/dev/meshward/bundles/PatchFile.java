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
}
