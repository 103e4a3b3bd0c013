package dev.meshward.evaluate;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The objects of a cluster at one moment, found by kind and namespace. A world is never changed: {@link #with} gives
 * another one, which shares what stays the same, lists included, so that what was read from them can be kept.
 */
public final class World {

    /** Changed lists pile up before they are merged; a look-up never passes more than two maps. */
    private static final int MERGED_FROM = 256;

    /** Where an object is looked for; objects of cluster scope have an empty namespace. */
    private record Shelf(String group, String kind, String namespace) {
        static Shelf of(ObjectKey key) {
            return new Shelf(key.group(), key.kind(), key.namespace());
        }
    }

    /** Each list is sorted by name. */
    private final Map<Shelf, List<Manifest>> settled;

    private final Map<Shelf, List<Manifest>> changed;

    private World(Map<Shelf, List<Manifest>> settled, Map<Shelf, List<Manifest>> changed) {
        this.settled = settled;
        this.changed = changed;
    }

    public static World of(Collection<Manifest> objects) {
        var shelves = new HashMap<Shelf, Map<String, Manifest>>();
        for (var object : objects) {
            shelves.computeIfAbsent(Shelf.of(object.key()), _ -> new TreeMap<>())
                    .put(object.key().name(), object);
        }
        var settled = new HashMap<Shelf, List<Manifest>>();
        shelves.forEach((shelf, byName) -> settled.put(shelf, List.copyOf(byName.values())));
        return new World(settled, Map.of());
    }

    /** All objects of a kind in a namespace, by name; the very same list until one of them changes. */
    public List<Manifest> in(String group, String kind, String namespace) {
        return on(new Shelf(group, kind, namespace));
    }

    /** All objects of a kind, by namespace and name. */
    public Stream<Manifest> all(String group, String kind) {
        return Stream.concat(settled.keySet().stream(), changed.keySet().stream())
                .filter(shelf -> shelf.group().equals(group) && shelf.kind().equals(kind))
                .map(Shelf::namespace)
                .distinct()
                .sorted()
                .flatMap(namespace -> in(group, kind, namespace).stream());
    }

    public Optional<Manifest> object(ObjectKey key) {
        var shelf = on(Shelf.of(key));
        int place = place(shelf, key.name());
        return place >= 0 ? Optional.of(shelf.get(place)) : Optional.empty();
    }

    /** Where it stands, or the place where it would stand, less than zero as {@link java.util.Collections} has it. */
    private static int place(List<Manifest> shelf, String name) {
        int low = 0;
        int high = shelf.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = shelf.get(middle).key().name().compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The labels of a namespace; its name is one of them, as Kubernetes adds it by itself. */
    public Map<String, String> namespaceLabels(String namespace) {
        var labels = new HashMap<String, String>();
        labels.put("kubernetes.io/metadata.name", namespace);
        object(new ObjectKey("", "Namespace", "", namespace))
                .ifPresent(
                        object -> labels.putAll(object.at("metadata", "labels").textByKey()));
        return labels;
    }

    private List<Manifest> on(Shelf shelf) {
        var now = changed.get(shelf);
        return now != null ? now : settled.getOrDefault(shelf, List.of());
    }

    /** This world after changes: an object that is there now under its key, or none any more. */
    public World with(Map<ObjectKey, Optional<Manifest>> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        var next = new HashMap<>(changed);
        changes.forEach((key, object) -> next.put(Shelf.of(key), replaced(next, key, object)));
        return next.size() < MERGED_FROM ? new World(settled, next) : merged(next);
    }

    private List<Manifest> replaced(Map<Shelf, List<Manifest>> next, ObjectKey key, Optional<Manifest> object) {
        var shelf = Shelf.of(key);
        var after = new ArrayList<>(next.getOrDefault(shelf, on(shelf)));
        int place = place(after, key.name());
        if (place >= 0) {
            after.remove(place);
        }
        object.ifPresent(there -> after.add(place >= 0 ? place : -place - 1, there));
        return List.copyOf(after);
    }

    private World merged(Map<Shelf, List<Manifest>> next) {
        var all = new HashMap<>(settled);
        all.putAll(next);
        return new World(all, Map.of());
    }
}
