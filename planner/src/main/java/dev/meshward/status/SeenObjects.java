package dev.meshward.status;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of a cluster by key, namespaces and workloads among them, and which of the others may be there unseen. */
final class SeenObjects {

    private final ClusterSnapshot snapshot;
    private final Map<ObjectKey, Manifest> objectByKey = new HashMap<>();

    SeenObjects(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.namespaces().forEach(namespace -> namespace.manifest().ifPresent(this::add));
        snapshot.workloads().forEach(workload -> add(workload.manifest()));
        snapshot.objects().forEach(this::add);
    }

    private void add(Manifest object) {
        objectByKey.put(object.key(), object);
    }

    Optional<Manifest> object(ObjectKey key) {
        return Optional.ofNullable(objectByKey.get(key));
    }

    /** Whether it is there: a namespace that is only mentioned is, though nobody knows how it is labelled. */
    boolean holds(ObjectKey key) {
        return objectByKey.containsKey(key)
                || (key.kind().equals("Namespace")
                        && snapshot.namespace(key.name()).isPresent());
    }

    /** Whether it may be there and was not seen. */
    boolean mayBeHidden(ObjectKey key) {
        return !objectByKey.containsKey(key) && snapshot.notSeen().stream().anyMatch(gap -> hides(gap, key));
    }

    private static boolean hides(ScanGap.NotSeen gap, ObjectKey key) {
        boolean here = gap.namespace().isEmpty() || gap.namespace().equals(key.namespace());
        return here && (gap.resource().equals("all of " + key.group()) || isOfKind(gap.resource(), key));
    }

    /** {@code networkpolicies.networking.k8s.io} is the kind NetworkPolicy. */
    private static boolean isOfKind(String resource, ObjectKey key) {
        int dot = resource.indexOf('.');
        var group = dot < 0 ? "" : resource.substring(dot + 1);
        var plural = dot < 0 ? resource : resource.substring(0, dot);
        var kind = key.kind().toLowerCase(Locale.ROOT);
        return group.equals(key.group()) && plurals(kind).anyMatch(plural::equals);
    }

    /** Gateway and NetworkPolicy, Ingress and Endpoints: how a word ends does not tell its plural. */
    private static Stream<String> plurals(String kind) {
        return Stream.of(kind, kind + "s", kind + "es", kind.replaceFirst("y$", "ies"));
    }
}
