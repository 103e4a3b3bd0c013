package dev.meshward.bundles;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The objects of a cluster after some changes. Immutable: a change gives another overlay, and the one before stays what
 * it was. Thousands of changes one after the other take time in proportion to their number.
 */
public final class Overlay implements KnownObjects {

    private final KnownObjects base;
    private final Map<String, ChangedObjects> changedByKind;

    private Overlay(KnownObjects base, Map<String, ChangedObjects> changedByKind) {
        this.base = base;
        this.changedByKind = changedByKind;
    }

    /** The objects as they are, nothing changed yet. */
    public static Overlay on(KnownObjects base) {
        return new Overlay(base, Map.of());
    }

    /**
     * After a change. A patch of an object that is not known makes one of the patched fields alone: whoever patches it
     * knows that it exists, though the source did not show it.
     */
    public Overlay after(Change change) {
        return switch (change) {
            case Change.Create(var manifest, var _) -> with(manifest.key(), Optional.of(manifest));
            case Change.Delete(var _, var object, var _) -> with(object, Optional.empty());
            case Change.Patch(var apiVersion, var object, var fields, var _) -> patched(apiVersion, object, fields);
        };
    }

    /** After several changes, in their order. */
    public Overlay after(List<Change> changes) {
        var overlay = this;
        for (var change : changes) {
            overlay = overlay.after(change);
        }
        return overlay;
    }

    /** After all steps of a stage that change objects. */
    public Overlay applied(StageBundle stage) {
        return applied(stage, stage.steps().size());
    }

    /** After the first {@code steps} steps of a stage: somebody stopped there. */
    public Overlay applied(StageBundle stage, int steps) {
        return new Playing(stage).applied(this, steps);
    }

    /** After the undo of a stage, applied whole or in part. */
    public Undone undone(StageBundle stage) {
        return new Playing(stage).undone(this);
    }

    /**
     * What an undo made of the objects.
     *
     * @param leftAlone fields and objects that hold neither what the stage wrote nor what was there before: somebody
     *     changed them since, and they stay as they are
     */
    public record Undone(Overlay overlay, List<String> leftAlone) {}

    private Overlay patched(String apiVersion, ObjectKey object, Mapping fields) {
        var unseen = unseen(apiVersion, object);
        var current = object(object).orElse(unseen);
        var content = new Patching(object).applied(current.content(), fields);
        boolean isUnseenAgain =
                content.equals(unseen.content()) && base.object(object).isEmpty();
        return with(object, isUnseenAgain ? Optional.empty() : Optional.of(current.withContent(content)));
    }

    private static Manifest unseen(String apiVersion, ObjectKey object) {
        var metadata = Mapping.building().put("name", object.name());
        if (object.isNamespaced()) {
            metadata.put("namespace", object.namespace());
        }
        return Manifest.made(Mapping.building()
                .put("apiVersion", apiVersion)
                .put("kind", object.kind())
                .put("metadata", metadata.build())
                .build());
    }

    private Overlay with(ObjectKey key, Optional<Manifest> manifest) {
        var changed = new TreeMap<>(changedByKind);
        var kind = kindOf(key.group(), key.kind());
        changed.put(kind, changed.getOrDefault(kind, ChangedObjects.none()).with(key, manifest));
        return new Overlay(base, changed);
    }

    private static String kindOf(String group, String kind) {
        return group + "/" + kind;
    }

    private Optional<ChangedObjects> changed(String group, String kind) {
        return Optional.ofNullable(changedByKind.get(kindOf(group, kind)));
    }

    @Override
    public Optional<Manifest> object(ObjectKey key) {
        return changed(key.group(), key.kind())
                .flatMap(changes -> changes.get(key))
                .orElseGet(() -> base.object(key));
    }

    @Override
    public KnownObjects found() {
        return base.found();
    }

    @Override
    public List<Manifest> objectsOf(String group, String kind) {
        var present = base.objectsOf(group, kind);
        return changed(group, kind).map(changes -> changes.all().over(present)).orElse(present);
    }

    @Override
    public List<Manifest> objectsIn(String group, String kind, String namespace) {
        var present = base.objectsIn(group, kind, namespace);
        return changed(group, kind)
                .map(changes -> changes.in(group, namespace).over(present))
                .orElse(present);
    }
}
