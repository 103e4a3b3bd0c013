package dev.meshward.export.gitops;

import dev.meshward.bundles.Overlay;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stage does to objects, told apart by whose they are.
 *
 * @param created whole, by their path below the stage's folder
 * @param ownPatches to objects that this stage or an earlier one created
 * @param changed our objects that {@code ownPatches} touch, whole, as they are after the stage
 * @param deleted our objects that go in this stage
 * @param foreignPatches to objects that were there before us
 * @param foreignUndo the way back of {@code foreignPatches}
 */
record StagePart(
        SavedStage stage,
        SortedMap<String, Manifest> created,
        SortedMap<String, Manifest> ownPatches,
        SortedMap<ObjectKey, Manifest> changed,
        SortedSet<ObjectKey> deleted,
        SortedMap<String, Manifest> foreignPatches,
        SortedMap<String, Manifest> foreignUndo) {

    private static final String APPLY = "apply/";
    private static final String PATCH = "patch/";
    private static final String UNDO = "undo/patch/";

    StagePart {
        created = Collections.unmodifiableSortedMap(created);
        ownPatches = Collections.unmodifiableSortedMap(ownPatches);
        changed = Collections.unmodifiableSortedMap(changed);
        deleted = Collections.unmodifiableSortedSet(deleted);
        foreignPatches = Collections.unmodifiableSortedMap(foreignPatches);
        foreignUndo = Collections.unmodifiableSortedMap(foreignUndo);
    }

    /** {@code 03-join-payments}. */
    String name() {
        return stage.folder().substring("stages/".length());
    }

    /** Our objects that the stage writes, whole, as they are after it: by a file name of their own. */
    SortedMap<String, Manifest> written() {
        var written = new TreeMap<String, Manifest>();
        var createdKeys = new TreeSet<ObjectKey>();
        created.forEach((path, manifest) -> {
            createdKeys.add(manifest.key());
            written.put(fileName(path), changed.getOrDefault(manifest.key(), manifest));
        });
        ownPatches.forEach((path, patch) -> Optional.ofNullable(changed.get(patch.key()))
                .filter(whole -> !createdKeys.contains(whole.key()))
                .ifPresent(whole -> written.put("changed-" + fileName(path), whole)));
        return written;
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static List<StagePart> of(SavedPlan plan) {
        var parts = new ArrayList<StagePart>();
        var ours = new TreeSet<ObjectKey>();
        var objects = Overlay.on(new NoObjects());
        for (var stage : plan.stages()) {
            var created = read(stage, APPLY);
            created.values().forEach(manifest -> ours.add(manifest.key()));
            var patches = read(stage, PATCH);
            objects = objects.after(changes(created, patches, ours));
            parts.add(part(stage, created, patches, ours, objects));
            ours.removeAll(parts.getLast().deleted());
        }
        return List.copyOf(parts);
    }

    private static List<Change> changes(
            SortedMap<String, Manifest> created, SortedMap<String, Manifest> patches, SortedSet<ObjectKey> ours) {
        var changes = new ArrayList<Change>();
        created.values().forEach(manifest -> changes.add(new Change.Create(manifest, "")));
        patches.values().stream()
                .filter(patch -> ours.contains(patch.key()))
                .forEach(patch ->
                        changes.add(new Change.Patch(patch.apiVersion(), patch.key(), fieldsOf(patch.content()), "")));
        return changes;
    }

    /** Without what only says which object it is. */
    private static Mapping fieldsOf(Mapping patch) {
        var fields = patch.without("apiVersion").without("kind");
        var metadata = patch.get("metadata").orElseGet(Mapping::empty) instanceof Mapping mapping
                ? mapping.without("name").without("namespace")
                : Mapping.empty();
        return metadata.isEmpty() ? fields.without("metadata") : fields.with("metadata", metadata);
    }

    private static StagePart part(
            SavedStage stage,
            SortedMap<String, Manifest> created,
            SortedMap<String, Manifest> patches,
            SortedSet<ObjectKey> ours,
            Overlay objects) {
        var changed = new TreeMap<ObjectKey, Manifest>();
        var own = only(patches, ours, true);
        own.values().forEach(patch -> objects.object(patch.key()).ifPresent(whole -> changed.put(patch.key(), whole)));
        return new StagePart(
                stage,
                created,
                own,
                changed,
                deleted(stage, ours),
                only(patches, ours, false),
                only(read(stage, UNDO), ours, false));
    }

    private static SortedMap<String, Manifest> only(
            SortedMap<String, Manifest> files, SortedSet<ObjectKey> ours, boolean isOurs) {
        var some = new TreeMap<>(files);
        some.values().removeIf(manifest -> ours.contains(manifest.key()) != isOurs);
        return some;
    }

    private static SortedSet<ObjectKey> deleted(SavedStage stage, SortedSet<ObjectKey> ours) {
        var deleted = new TreeSet<ObjectKey>();
        stage.steps().stream()
                .map(SavedStep::step)
                .filter(step -> step.action() == dev.meshward.bundles.Step.Action.DELETE)
                .forEach(step -> ours.stream()
                        .filter(key -> List.of(step.target().split(", ", -1)).contains(key.toString()))
                        .forEach(deleted::add));
        return deleted;
    }

    private static SortedMap<String, Manifest> read(SavedStage stage, String folder) {
        var manifests = new TreeMap<String, Manifest>();
        stage.files().forEach((path, text) -> {
            if (path.startsWith(folder)) {
                manifests.put(path, ManifestReader.one(text));
            }
        });
        return manifests;
    }

    /** Patches to objects we made need nothing else. */
    private static final class NoObjects implements KnownObjects {
        @Override
        public Optional<Manifest> object(ObjectKey key) {
            return Optional.empty();
        }

        @Override
        public List<Manifest> objectsOf(String group, String kind) {
            return List.of();
        }
    }

    /** An object with one more annotation, for those who carry it out. */
    static Mapping annotated(Manifest manifest, String annotation, String value) {
        var metadata = mapping(manifest.content(), "metadata");
        return manifest.content()
                .with(
                        "metadata",
                        metadata.with(
                                "annotations",
                                mapping(metadata, "annotations").with(annotation, Value.Text.of(value))));
    }

    private static Mapping mapping(Mapping holder, String key) {
        return holder.get(key).orElseGet(Mapping::empty) instanceof Mapping mapping ? mapping : Mapping.empty();
    }
}
