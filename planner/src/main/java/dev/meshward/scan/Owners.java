package dev.meshward.scan;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which object controls which, as far as owner references in the source tell. */
final class Owners {

    /** Chains are short: pod, ReplicaSet, Deployment, Revision, Configuration, Service. A loop would have no end. */
    private static final int LONGEST_CHAIN = 10;

    private final Map<ObjectKey, ObjectKey> ownerByObject = new HashMap<>();

    /** The controller of an object; empty for objects of nobody and for the mirror pods of a node. */
    static Optional<ObjectKey> controllerOf(Manifest manifest) {
        return manifest.at("metadata", "ownerReferences").items().stream()
                .filter(reference -> reference.at("controller").isTrue())
                .filter(reference -> !reference.at("kind").is("Node"))
                .findFirst()
                .map(reference -> key(reference, manifest.key().namespace()));
    }

    /** The version in the reference, which a workload whose owner is not in the source is given. */
    static String apiVersionOfController(Manifest manifest) {
        return manifest.at("metadata", "ownerReferences").items().stream()
                .filter(reference -> reference.at("controller").isTrue())
                .findFirst()
                .map(reference -> reference.at("apiVersion").textOr(""))
                .orElse("");
    }

    private static ObjectKey key(Field reference, String namespace) {
        return new ObjectKey(
                ObjectKey.groupOf(reference.at("apiVersion").textOr("")),
                reference.at("kind").textOr(""),
                namespace,
                reference.at("name").textOr(""));
    }

    void note(Manifest manifest) {
        controllerOf(manifest).ifPresent(owner -> ownerByObject.put(manifest.key(), owner));
    }

    Optional<ObjectKey> ownerOf(ObjectKey key) {
        return Optional.ofNullable(ownerByObject.get(key));
    }

    /** The first object from {@code start} upwards, itself included, that is one of {@code wanted}. */
    Optional<ObjectKey> firstUpwards(ObjectKey start, Predicate<ObjectKey> wanted) {
        var key = Optional.of(start);
        for (int i = 0; i < LONGEST_CHAIN && key.isPresent(); i++) {
            if (wanted.test(key.get())) {
                return key;
            }
            key = ownerOf(key.get());
        }
        return Optional.empty();
    }

    /** The last object upwards from {@code start}. */
    ObjectKey topOf(ObjectKey start) {
        var key = start;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            var owner = ownerByObject.get(key);
            if (owner == null) {
                return key;
            }
            key = owner;
        }
        return key;
    }
}
