package dev.meshward.mesh;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;

/** One change to the objects of a cluster. */
public sealed interface Change {

    ObjectKey object();

    /** Why, in one sentence. */
    String because();

    /** An object that does not exist yet, whole. */
    record Create(Manifest manifest, String because) implements Change {
        @Override
        public ObjectKey object() {
            return manifest.key();
        }
    }

    /**
     * Changes to fields of an object that exists.
     *
     * @param apiVersion the version the object was written in
     * @param fields only the touched fields, nested as in the object; null removes one; {@code apiVersion}, {@code kind}
     *     and {@code metadata.name} are not in it
     */
    record Patch(String apiVersion, ObjectKey object, Mapping fields, String because) implements Change {}

    /** The object goes. Only objects we created in an earlier stage are ever deleted. */
    record Delete(String apiVersion, ObjectKey object, String because) implements Change {}
}
