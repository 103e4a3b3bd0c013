package dev.meshward.bundles;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.TemplatePatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an operator's own resource says what its pods carry. A change of the workload that the operator makes would be
 * reverted; the same labels and annotations in this field stay.
 */
final class OperatorField {

    /** By group and kind: the field that holds {@code labels} and {@code annotations}. */
    private static final Map<String, List<String>> METADATA_BY_KIND = Map.of(
            "monitoring.coreos.com/Prometheus", List.of("spec", "podMetadata"),
            "monitoring.coreos.com/PrometheusAgent", List.of("spec", "podMetadata"),
            "monitoring.coreos.com/Alertmanager", List.of("spec", "podMetadata"),
            "monitoring.coreos.com/ThanosRuler", List.of("spec", "podMetadata"));

    private OperatorField() {}

    static boolean isKnownFor(Workload workload, KnownObjects present) {
        return owner(workload, present).isPresent() && TemplatePatch.isPossibleFor(workload);
    }

    /** Changes of the workload's pod template, said in its owner's field. */
    static List<Change> instead(List<Change> changes, Workload workload, KnownObjects present) {
        return changes.stream()
                .flatMap(change -> instead(change, workload, present).stream())
                .toList();
    }

    private static Optional<Change> instead(Change change, Workload workload, KnownObjects present) {
        if (!(change instanceof Change.Patch patch)
                || !patch.object().equals(workload.manifest().key())) {
            return Optional.of(change);
        }
        var metadata = TemplatePatch.path(workload)
                .map(path -> path.stream().reduce(FieldPath.root(), FieldPath::key, (one, _) -> one))
                .flatMap(path -> path.key("metadata").in(patch.fields()))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
        return owner(workload, present)
                .flatMap(owner -> metadata.map(fields -> new Change.Patch(
                        owner.apiVersion(),
                        owner.key(),
                        nested(METADATA_BY_KIND.getOrDefault(kindOf(owner.key()), List.of()), fields),
                        patch.because() + ", said to " + owner.key())));
    }

    private static Mapping nested(List<String> path, Mapping fields) {
        Mapping nested = fields;
        for (var key : path.reversed()) {
            nested = Mapping.building().put(key, nested).build();
        }
        return nested;
    }

    private static Optional<Manifest> owner(Workload workload, KnownObjects present) {
        return Stream.of(workload.owner())
                .filter(Ownership.Operator.class::isInstance)
                .map(Ownership.Operator.class::cast)
                .map(operator -> new ObjectKey(
                        ObjectKey.groupOf(operator.apiVersion()),
                        operator.kind(),
                        workload.namespace(),
                        operator.name()))
                .filter(key -> METADATA_BY_KIND.containsKey(kindOf(key)))
                .findFirst()
                .flatMap(present::object);
    }

    private static String kindOf(ObjectKey key) {
        return key.group() + "/" + key.kind();
    }
}
