package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects that are others in one course of a plan than in another, as they are in the second. */
final class OtherObjects {

    private final Overlay then;
    private final Overlay now;
    private final SortedMap<ObjectKey, Optional<Manifest>> objects = new TreeMap<>();

    private OtherObjects(Overlay then, Overlay now) {
        this.then = then;
        this.now = now;
    }

    static OtherObjects between(Overlay then, Overlay now) {
        return new OtherObjects(then, now);
    }

    void compare(Collection<ObjectKey> keys) {
        compare(keys, then, now);
    }

    void compare(Collection<ObjectKey> keys, Overlay one, Overlay other) {
        for (var key : keys) {
            var after = other.object(key);
            if (after.equals(one.object(key))) {
                objects.remove(key);
            } else {
                objects.put(key, after);
            }
        }
    }

    boolean areNone() {
        return objects.isEmpty();
    }

    /** Objects of cluster scope but namespaces, and those of namespaces where nobody climbs, may matter to all. */
    boolean mayMatterTo(Stage stage) {
        return objects.keySet().stream()
                .map(OtherObjects::namespaceOf)
                .anyMatch(namespace ->
                        namespace.isEmpty() || stage.namespaces().contains(namespace) || isOfTheMesh(namespace));
    }

    private static String namespaceOf(ObjectKey key) {
        return key.kind().equals("Namespace") ? key.name() : key.namespace();
    }

    private boolean isOfTheMesh(String namespace) {
        return objects.keySet().stream()
                .filter(key -> key.namespace().equals(namespace))
                .noneMatch(key -> key.group().equals("apps"));
    }

    /** The first course at some point, with these objects as they are in the second. */
    Overlay over(Overlay overlay) {
        var changed = overlay;
        for (var object : objects.entrySet()) {
            changed = changed.after(object.getValue()
                    .<Change>map(manifest -> new Change.Create(manifest, ""))
                    .orElseGet(() -> new Change.Delete("", object.getKey(), "")));
        }
        return changed;
    }
}
