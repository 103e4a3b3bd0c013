package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has to agree to a change of a workload: the preferences, else what a label or annotation names. */
record OwnerRule(ClusterSnapshot snapshot, Wishes wishes) {

    /** Looked for on the workload, then on its namespace. */
    static final List<String> OWNER_KEYS = List.of("meshward.dev/owner", "owner", "team", "a8r.io/owner", "squad");

    Optional<String> ownerOf(WorkloadId id) {
        return wishes.ownerOf(id)
                .or(() -> snapshot.workload(id).flatMap(OwnerRule::named))
                .or(() -> snapshot.namespace(id.namespace())
                        .flatMap(namespace -> named(namespace.labels()).or(() -> named(namespace.annotations()))));
    }

    private static Optional<String> named(Workload workload) {
        return named(workload.manifest().at("metadata", "labels").textByKey())
                .or(() ->
                        named(workload.manifest().at("metadata", "annotations").textByKey()))
                .or(() -> named(workload.template().labels()));
    }

    private static Optional<String> named(Map<String, String> marks) {
        return marks.isEmpty()
                ? Optional.empty()
                : OWNER_KEYS.stream()
                        .flatMap(key -> Stream.ofNullable(marks.get(key)))
                        .filter(value -> !value.isBlank())
                        .findFirst();
    }

    /** All owners of these, sorted and joined by commas; empty when none is known. */
    String ownersOf(Collection<WorkloadId> workloads) {
        return workloads.stream()
                .map(this::ownerOf)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
