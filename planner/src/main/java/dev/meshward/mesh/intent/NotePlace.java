package dev.meshward.mesh.intent;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a label or annotation of a mesh is written.
 *
 * @param template the path to what the pods of the object are made from; empty where its own metadata speaks
 */
public record NotePlace(String apiVersion, ObjectKey object, List<String> template, boolean isLabel, String name) {

    private static final Pattern PATH = Pattern.compile("(.*?)\\.?metadata\\.(labels|annotations)\\b.*");

    private static final Set<String> WITH_TEMPLATE =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob");

    public NotePlace {
        template = List.copyOf(template);
    }

    public static NotePlace of(Manifest object, SourceField note) {
        var path = PATH.matcher(note.place().path());
        boolean isFound = path.matches();
        var before = isFound ? path.group(1) : "";
        return new NotePlace(
                object.apiVersion(),
                object.key(),
                before.isEmpty() ? List.of() : List.of(before.split("\\.", -1)),
                isFound && path.group(2).equals("labels"),
                note.key());
    }

    /** Where the pods of a workload are told. */
    public static NotePlace ofPods(Workload workload) {
        var path = workload.template().field().path();
        return new NotePlace(
                workload.manifest().apiVersion(),
                workload.manifest().key(),
                path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)),
                false,
                "");
    }

    /** Whether a label or annotation stands there already. */
    public boolean isWritten() {
        return !name.isEmpty();
    }

    /** Whether both speak of the same pods. */
    public boolean isSamePlaceAs(NotePlace other) {
        return object.equals(other.object) && template.equals(other.template);
    }

    public boolean isOnNamespace() {
        return object.kind().equals("Namespace") && object.group().isEmpty();
    }

    /** Whether it reaches pods: of a template, or of a pod itself. */
    public boolean isOnPods() {
        return !template.isEmpty() || object.kind().equals("Pod");
    }

    /** Whether it stands on an object that makes pods and reads it from their template only. */
    public boolean isBesideTemplate() {
        return template.isEmpty() && WITH_TEMPLATE.contains(object.kind());
    }

    /** The path of a label or annotation beside this one. */
    public String[] beside(String kind, String key) {
        var path = new ArrayList<>(template);
        path.addAll(List.of("metadata", kind, key));
        return path.toArray(String[]::new);
    }

    /** The path of this one. */
    public String[] path() {
        return beside(isLabel ? "labels" : "annotations", name);
    }
}
