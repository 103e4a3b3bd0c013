package dev.meshward.bundles;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The changed objects of one kind, in layers: the newest first, each at least twice as large as the one before it. A new
 * layer swallows those that are no larger than itself, so that n changes cost n log n, and no layer is ever altered.
 */
final class ChangedObjects {

    private final List<NavigableMap<ObjectKey, Optional<Manifest>>> layers;

    private ChangedObjects(List<NavigableMap<ObjectKey, Optional<Manifest>>> layers) {
        this.layers = layers;
    }

    static ChangedObjects none() {
        return new ChangedObjects(List.of());
    }

    /** With one more change; an empty manifest means the object is gone. */
    ChangedObjects with(ObjectKey key, Optional<Manifest> manifest) {
        NavigableMap<ObjectKey, Optional<Manifest>> newest = new TreeMap<>();
        newest.put(key, manifest);
        int swallowed = 0;
        while (swallowed < layers.size() && layers.get(swallowed).size() <= newest.size()) {
            var merged = new TreeMap<>(layers.get(swallowed));
            merged.putAll(newest);
            newest = merged;
            swallowed++;
        }
        var result = new ArrayList<NavigableMap<ObjectKey, Optional<Manifest>>>();
        result.add(newest);
        result.addAll(layers.subList(swallowed, layers.size()));
        return new ChangedObjects(result);
    }

    /** What was made of an object: empty when it was not changed, empty inside when it is gone. */
    Optional<Optional<Manifest>> get(ObjectKey key) {
        for (var layer : layers) {
            var made = layer.get(key);
            if (made != null) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }

    Changes all() {
        return collected(layers);
    }

    /** Keys of one kind sort by namespace first. */
    Changes in(String group, String namespace) {
        var from = new ObjectKey(group, "", namespace, "");
        var to = new ObjectKey(group, "", namespace + "\0", "");
        return collected(layers.stream()
                .map(layer -> layer.subMap(from, true, to, false))
                .toList());
    }

    private static Changes collected(List<NavigableMap<ObjectKey, Optional<Manifest>>> newestFirst) {
        var changed = new TreeMap<ObjectKey, Optional<Manifest>>();
        newestFirst.reversed().forEach(changed::putAll);
        return new Changes(changed);
    }

    /** Changed objects, the newest state of each. */
    record Changes(TreeMap<ObjectKey, Optional<Manifest>> newest) {

        /** These changes laid over the objects as they were, by key. */
        List<Manifest> over(List<Manifest> present) {
            if (newest.isEmpty()) {
                return present;
            }
            var all = new TreeMap<ObjectKey, Manifest>();
            present.forEach(manifest -> all.put(manifest.key(), manifest));
            newest.forEach((key, manifest) ->
                    manifest.ifPresentOrElse(changed -> all.put(key, changed), () -> all.remove(key)));
            return List.copyOf(all.values());
        }
    }
}
