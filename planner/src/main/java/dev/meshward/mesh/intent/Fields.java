package dev.meshward.mesh.intent;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.intent.Origin.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out the fields of one object and remembers which were taken, and for what. What nobody takes is lost by itself. Used
 * by one reader at a time.
 */
public final class Fields {

    private final Manifest object;
    private final Map<String, Leaf> leafByPath = new LinkedHashMap<>();
    private final Map<String, Aspect> aspectByPath = new LinkedHashMap<>();
    private final Map<String, Fate> fateByPath = new LinkedHashMap<>();

    private Fields(Manifest object, List<Field> leaves) {
        this.object = object;
        for (var leaf : leaves) {
            var place = leaf.place();
            leafByPath.put(place.path(), new Leaf(object.key(), place));
        }
    }

    /** The fields of an object that is a mesh's own. */
    public static Fields ofOwn(Manifest object) {
        return new Fields(object, MeshFields.ofOwn(object));
    }

    /** The labels and annotations of a mesh on somebody else's object. */
    public static Fields ofOther(Manifest object) {
        return new Fields(object, MeshFields.ofOther(object));
    }

    public Manifest object() {
        return object;
    }

    public boolean isEmpty() {
        return leafByPath.isEmpty();
    }

    /** The object's settings, to be taken one by one. */
    public SourceField spec() {
        return root().at("spec");
    }

    public SourceField root() {
        return new SourceField(this, object.root());
    }

    public SourceField annotation(String name) {
        return new SourceField(this, object.annotation(name));
    }

    public SourceField label(String name) {
        return new SourceField(this, object.label(name));
    }

    /** The labels and annotations of meshes, those of pod templates included. */
    public List<SourceField> notes() {
        return MeshFields.ofOther(object).stream()
                .map(note -> new SourceField(this, note))
                .toList();
    }

    /** The leaves in the order written. */
    public List<Leaf> leaves() {
        return List.copyOf(leafByPath.values());
    }

    /** What each taken leaf was taken for, by path. */
    public Map<String, Aspect> taken() {
        return Collections.unmodifiableMap(aspectByPath);
    }

    /** The fate the reader itself gave a leaf. */
    Optional<Fate> settled(String path) {
        return Optional.ofNullable(fateByPath.get(path));
    }

    boolean isTaken(String path) {
        return aspectByPath.containsKey(path);
    }

    /** Takes what is written at and below a field; what is not among this object's leaves is not counted. */
    Origin take(Field field, Aspect aspect) {
        var taken = new ArrayList<Taken>();
        MeshFields.leaves(field).map(Field::path).forEach(path -> {
            var leaf = leafByPath.get(path);
            if (leaf != null) {
                aspectByPath.putIfAbsent(path, aspect);
                taken.add(new Taken(leaf, aspect));
            }
        });
        return Origin.of(taken);
    }

    /** Gives what is written at and below a field its fate at once, where nobody took it for something else. */
    void settle(Field field, Fate fate) {
        MeshFields.leaves(field)
                .map(Field::path)
                .filter(leafByPath::containsKey)
                .forEach(path -> {
                    if (!aspectByPath.containsKey(path)) {
                        aspectByPath.put(path, fate.aspect());
                        fateByPath.put(path, fate);
                    }
                });
    }
}
