package dev.meshward.bundles;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the files of a stage on objects, forwards and back, as kubectl would. */
final class Playing {

    private final StageBundle stage;
    private final Map<String, ApplyFile> createdByPath = new HashMap<>();
    private final Map<String, PatchFile> patchByPath = new HashMap<>();
    private final Map<String, PatchFile> undoByPath = new HashMap<>();
    private final Map<ObjectKey, Manifest> created = new HashMap<>();
    private final Map<ObjectKey, List<PatchFile>> patchesByObject = new HashMap<>();
    private final Map<ObjectKey, List<PatchFile>> undosByObject = new HashMap<>();
    private final Map<ObjectKey, List<Touched>> touchedByObject = new HashMap<>();
    private final Map<String, ObjectKey> deletedByName = new HashMap<>();

    Playing(StageBundle stage) {
        this.stage = stage;
        stage.apply().forEach(file -> {
            createdByPath.put(file.path(), file);
            created.put(file.manifest().key(), file.manifest());
        });
        stage.patches().forEach(file -> {
            patchByPath.put(file.path(), file);
            patchesByObject
                    .computeIfAbsent(file.object(), _ -> new ArrayList<>())
                    .add(file);
        });
        stage.undo().patches().forEach(file -> {
            undoByPath.put(file.path(), file);
            undosByObject.computeIfAbsent(file.object(), _ -> new ArrayList<>()).add(file);
        });
        stage.touched()
                .forEach(field -> touchedByObject
                        .computeIfAbsent(field.object(), _ -> new ArrayList<>())
                        .add(field));
        stage.undo().delete().forEach(key -> deletedByName.put(key.toString(), key));
    }

    Overlay applied(Overlay before, int steps) {
        var overlay = before;
        for (var step : stage.steps().subList(0, steps)) {
            for (var file : step.files()) {
                overlay = applied(overlay, file);
            }
        }
        return overlay;
    }

    private Overlay applied(Overlay overlay, String path) {
        var whole = createdByPath.get(path);
        if (whole != null) {
            return overlay.after(new Change.Create(whole.manifest(), ""));
        }
        var patch = patchByPath.get(path);
        return patch == null ? overlay : overlay.after(change(patch, fieldsOf(patch)));
    }

    Overlay.Undone undone(Overlay present) {
        var leftAlone = new ArrayList<String>();
        var overlay = present;
        for (var step : stage.undo().steps()) {
            for (var file : step.files()) {
                var patch = undoByPath.get(file);
                overlay = patch == null ? overlay : restored(overlay, patch, leftAlone);
            }
            if (step.action() == Step.Action.DELETE) {
                overlay = deleted(overlay, step.target(), leftAlone);
            }
        }
        return new Overlay.Undone(overlay, List.copyOf(leftAlone));
    }

    private Overlay restored(Overlay overlay, PatchFile patch, List<String> leftAlone) {
        var current = overlay.object(patch.object());
        if (current.isEmpty()) {
            return overlay;
        }
        var ours = new ArrayList<PatchedFields.Leaf>();
        for (var touched : touchedByObject.getOrDefault(patch.object(), List.of())) {
            var path = FieldPath.parse(touched.path());
            var wanted = path.in(fieldsOf(patch));
            if (wanted.isPresent() && isOurs(path.in(current.get().content()), path, touched)) {
                ours.add(new PatchedFields.Leaf(path, restorable(wanted)));
            } else if (wanted.isPresent()) {
                leftAlone.add(patch.object() + " " + path + " was changed since");
            }
        }
        return overlay.after(change(patch, RestoringPatch.of(ours)));
    }

    /** Whether a field holds what it held before the stage, or anything the stage wrote on its way. */
    private boolean isOurs(Optional<Value> now, FieldPath path, Touched touched) {
        return now.equals(touched.before())
                || now.equals(touched.after())
                || undosByObject.getOrDefault(touched.object(), List.of()).stream()
                        .map(undo -> path.in(fieldsOf(undo)))
                        .anyMatch(
                                value -> value.isPresent() && restorable(value).equals(now));
    }

    private static Optional<Value> restorable(Optional<Value> wanted) {
        return wanted.filter(value -> !(value instanceof Value.Nothing))
                .filter(value -> !(value instanceof Mapping item
                        && item.get(Patching.DIRECTIVE).isPresent()));
    }

    private Overlay deleted(Overlay overlay, String target, List<String> leftAlone) {
        var current = Optional.ofNullable(deletedByName.get(target)).flatMap(overlay::object);
        if (current.isEmpty()) {
            return overlay;
        }
        var object = current.get();
        if (!saysWhatWeWrote(object)) {
            leftAlone.add(object.key() + " was changed since it was created");
            return overlay;
        }
        return overlay.after(new Change.Delete(object.apiVersion(), object.key(), ""));
    }

    /** Labels and annotations of others on our object do not make it theirs. */
    private boolean saysWhatWeWrote(Manifest current) {
        var key = current.key();
        var forms = new HashSet<Mapping>();
        var form = Optional.ofNullable(created.get(key)).map(Manifest::content).orElse(Mapping.empty());
        forms.add(form.without("metadata"));
        for (var patch : patchesByObject.getOrDefault(key, List.of())) {
            form = new Patching(key).applied(form, fieldsOf(patch));
            forms.add(form.without("metadata"));
        }
        return forms.contains(current.content().without("metadata").without("status"));
    }

    private static Change change(PatchFile patch, Mapping fields) {
        return new Change.Patch(patch.apiVersion(), patch.object(), fields, "");
    }

    /** The touched fields alone; what names the object is not one of them. */
    static Mapping fieldsOf(PatchFile patch) {
        var metadata = patch.content().get("metadata").orElse(Mapping.empty()) instanceof Mapping mapping
                ? mapping.without("name").without("namespace")
                : Mapping.empty();
        var fields = patch.content().without("apiVersion").without("kind");
        return metadata.isEmpty() ? fields.without("metadata") : fields.with("metadata", metadata);
    }
}
