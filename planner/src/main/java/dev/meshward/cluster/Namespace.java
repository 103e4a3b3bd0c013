package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import java.util.Map;
import java.util.Optional;

/**
 * A namespace.
 *
 * @param manifest its object; absent when the source only mentions the namespace in other objects
 */
public record Namespace(String name, Optional<Manifest> manifest, Ownership owner) {

    public Map<String, String> labels() {
        return manifest.map(object -> object.at("metadata", "labels").textByKey())
                .orElse(Map.of());
    }

    public Map<String, String> annotations() {
        return manifest.map(object -> object.at("metadata", "annotations").textByKey())
                .orElse(Map.of());
    }
}
