package dev.meshward.mesh;

import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes labels and annotations of a workload's pod template, wherever the kind of workload keeps it. */
public final class TemplatePatch {

    private TemplatePatch() {}

    /** False where a change of the template does not reach a pod: a Job's template is immutable, a bare pod has none. */
    public static boolean isPossibleFor(Workload workload) {
        return path(workload).isPresent();
    }

    /**
     * The keys that lead to the template, such as {@code spec, template}; empty where it cannot be changed in place.
     * Templates inside a list cannot: JSON merge replaces lists whole, and would write fields that are not ours.
     */
    public static Optional<List<String>> path(Workload workload) {
        var path = workload.template().field().path();
        boolean isImmutable = workload.id().kind().equals("Job");
        if (path.isEmpty() || path.indexOf('[') >= 0 || isImmutable) {
            return Optional.empty();
        }
        return Optional.of(List.of(path.split("\\.")));
    }

    /**
     * A patch of the template; none where it cannot be changed or nothing would change.
     *
     * @param labels wanted values; {@link Value.Nothing} removes one
     * @param annotations likewise
     */
    public static List<Change> of(
            Workload workload, Map<String, Value> labels, Map<String, Value> annotations, String because) {
        var metadata = Mapping.building();
        var newLabels = changed(labels, workload.template().labels());
        var newAnnotations = changed(annotations, workload.template().annotations());
        if (!newLabels.isEmpty()) {
            metadata.put("labels", newLabels);
        }
        if (!newAnnotations.isEmpty()) {
            metadata.put("annotations", newAnnotations);
        }
        var built = metadata.build();
        return path(workload).filter(_ -> !built.isEmpty()).stream()
                .map(path -> patch(workload, nested(path, built), because))
                .toList();
    }

    private static Change patch(Workload workload, Mapping fields, String because) {
        return new Change.Patch(workload.manifest().apiVersion(), keyOf(workload), fields, because);
    }

    private static ObjectKey keyOf(Workload workload) {
        return workload.manifest().key();
    }

    private static Mapping nested(List<String> path, Mapping metadata) {
        var keys = new ArrayList<>(path);
        keys.add("metadata");
        Mapping nested = metadata;
        for (var key : keys.reversed()) {
            nested = Mapping.building().put(key, nested).build();
        }
        return nested;
    }

    private static Mapping changed(Map<String, Value> wanted, Map<String, String> present) {
        var changed = Mapping.building();
        wanted.forEach((key, value) -> {
            boolean isSame = value instanceof Value.Scalar scalar && !(value instanceof Value.Nothing)
                    ? scalar.asText().equals(present.get(key))
                    : !present.containsKey(key);
            if (!isSame) {
                changed.put(key, value);
            }
        });
        return changed.build();
    }
}
