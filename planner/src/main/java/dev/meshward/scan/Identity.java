package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;

/** Settles under which name and namespace an object is known; its content stays as it is written. */
final class Identity {

    private Identity() {}

    /** The name, or what a generated one begins with. */
    static Manifest named(Manifest manifest) {
        var name = manifest.key().name();
        if (!name.isEmpty()) {
            return manifest;
        }
        var generated = manifest.at("metadata", "generateName").textOr("").replaceFirst("-+$", "");
        return withKey(manifest, manifest.key().namespace(), generated);
    }

    static Manifest withKey(Manifest manifest, String namespace, String name) {
        var key = manifest.key();
        return key.namespace().equals(namespace) && key.name().equals(name)
                ? manifest
                : new Manifest(
                        manifest.file(),
                        manifest.apiVersion(),
                        new ObjectKey(key.group(), key.kind(), namespace, name),
                        manifest.content());
    }
}
