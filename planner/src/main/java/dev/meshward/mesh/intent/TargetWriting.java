package dev.meshward.mesh.intent;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.TargetMesh;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a dialect puts the objects it says intents with, and what became of each field. Used by one translation at a time. */
public final class TargetWriting {

    private final ClusterSnapshot snapshot;
    private final TargetMesh target;
    private final SupportTable support;
    private final SortedMap<ObjectKey, Manifest> objects = new TreeMap<>();
    private final SortedMap<ObjectKey, Patch> patches = new TreeMap<>();
    private final Map<Leaf, List<Fate>> fates = new HashMap<>();
    private final TreeSet<Remark> remarks = new TreeSet<>();

    public TargetWriting(ClusterSnapshot snapshot, TargetMesh target, SupportTable support) {
        this.snapshot = snapshot;
        this.target = target;
        this.support = support;
    }

    /** Everything the source holds. */
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public TargetMesh target() {
        return target;
    }

    /**
     * Writes a new object; where its name is taken, by us or in the source, it gets a number.
     *
     * @param annotations without the one that says where it comes from
     */
    public ObjectKey write(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            Map<String, String> annotations,
            List<Author> authors,
            Mapping spec) {
        var because =
                String.join(", ", authors.stream().map(Author::words).distinct().toList());
        var free = Stream.iterate(1, number -> number + 1)
                .map(number -> OwnObject.numbered(name, number))
                .filter(wanted ->
                        isFree(new ObjectKey(ObjectKey.groupOf(apiVersion), kind, namespace, wanted), authors))
                .findFirst()
                .orElse(name);
        var object = OwnObject.made(apiVersion, kind, namespace, free, annotations, "from " + because, spec);
        objects.put(object.key(), object);
        return object.key();
    }

    /** Writes a new object that several intents need; the second time nothing is added. */
    public ObjectKey writeOnce(
            String apiVersion, String kind, String namespace, String name, List<Author> authors, Mapping spec) {
        var key = new ObjectKey(ObjectKey.groupOf(apiVersion), kind, namespace, name);
        var there = java.util.Optional.ofNullable(objects.get(key)).or(() -> snapshot.object(key));
        return there.isPresent()
                ? there.get().key()
                : write(apiVersion, kind, namespace, name, Map.of(), authors, spec);
    }

    /** An object that is translated makes room for its own translation. */
    private boolean isFree(ObjectKey key, List<Author> authors) {
        return !objects.containsKey(key)
                && (snapshot.object(key).isEmpty()
                        || authors.stream().anyMatch(author -> author.object().equals(key)));
    }

    /** More labels of an object that was written. */
    public void label(ObjectKey written, Map<String, String> labels) {
        objects.computeIfPresent(written, (_, object) -> OwnObject.labelled(object, labels));
    }

    /** The patch of an object that stays; collects what several intents want of it. */
    public Patch patch(String apiVersion, String kind, String namespace, String name) {
        var key = new ObjectKey(ObjectKey.groupOf(apiVersion), kind, namespace, name);
        return patches.computeIfAbsent(key, _ -> new Patch(apiVersion, key));
    }

    /** What became of these fields is what the table says of their aspects. */
    public void settle(Origin origin, ObjectKey... into) {
        for (var taken : origin.taken()) {
            var said = support.of(taken.aspect());
            record(
                    taken.leaf(),
                    switch (said.grade()) {
                        case EXACT -> new Fate.Carried(taken.aspect(), List.of(into));
                        case APPROXIMATE -> new Fate.Approximated(taken.aspect(), List.of(into), said.words());
                        case NONE -> new Fate.Lost(taken.aspect(), said.words(), said.instead());
                    });
        }
    }

    /** The other mesh says the same here, whatever the table says in general. */
    public void carried(Origin origin, ObjectKey... into) {
        origin.taken().forEach(taken -> record(taken.leaf(), new Fate.Carried(taken.aspect(), List.of(into))));
    }

    public void approximated(Origin origin, String difference, ObjectKey... into) {
        origin.taken()
                .forEach(taken ->
                        record(taken.leaf(), new Fate.Approximated(taken.aspect(), List.of(into), difference)));
    }

    public void lost(Origin origin, String because, String instead) {
        origin.taken().forEach(taken -> record(taken.leaf(), new Fate.Lost(taken.aspect(), because, instead)));
    }

    private void record(Leaf leaf, Fate fate) {
        fates.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(fate);
    }

    public void remark(Aspect aspect, Author author, String sentence) {
        remarks.add(new Remark(aspect, author.object(), author.place(), sentence));
    }

    /** What was said to become of a leaf, each saying once; several intents may have used one field. */
    public List<Fate> fatesOf(Leaf leaf) {
        return Collections.unmodifiableList(fates.getOrDefault(leaf, List.of()));
    }

    public List<Manifest> objects() {
        return List.copyOf(objects.values());
    }

    /** Patches that change anything, by object. */
    public List<Patch> patches() {
        return patches.values().stream().filter(patch -> !patch.isEmpty()).toList();
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
