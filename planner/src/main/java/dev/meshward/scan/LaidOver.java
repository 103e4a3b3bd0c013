package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Reading;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A saved snapshot as it would be if files were applied to its cluster. What the snapshot knows from fields it does not keep
 * stays: who owns an object, which pods run, and workloads that only their pods show.
 */
final class LaidOver {

    private final ClusterSnapshot saved;
    private final ClusterSnapshot made;

    private LaidOver(ClusterSnapshot saved, ClusterSnapshot made) {
        this.saved = saved;
        this.made = made;
    }

    static ClusterSnapshot of(ClusterSnapshot saved, Overlay overlay, ScanOptions options) {
        var assembly = new SnapshotAssembly(options);
        saved.objects().forEach(object -> assembly.take(new Reading.Understood(object, List.of())));
        assembly.layOver(overlay);
        var made = assembly.finish(overlay.over(saved.cluster()), saved.takenAt(), saved.kubernetesVersion());
        return new LaidOver(saved, made).snapshot();
    }

    private ClusterSnapshot snapshot() {
        return new ClusterSnapshot(
                        made.cluster(),
                        made.takenAt(),
                        made.kubernetesVersion(),
                        made.objects(),
                        namespaces(),
                        workloads(),
                        made.services(),
                        Stream.concat(saved.gaps().stream(), made.gaps().stream())
                                .distinct()
                                .toList())
                .knowing(saved.foreignCalls());
    }

    private List<Namespace> namespaces() {
        var namespaces = new TreeMap<String, Namespace>();
        made.namespaces().forEach(namespace -> namespaces.put(namespace.name(), with(namespace)));
        for (var workload : shownByPodsOnly()) {
            saved.namespace(workload.namespace())
                    .ifPresent(namespace -> namespaces.putIfAbsent(namespace.name(), namespace));
        }
        return List.copyOf(namespaces.values());
    }

    private Namespace with(Namespace namespace) {
        return new Namespace(
                namespace.name(),
                namespace.manifest(),
                saved.namespace(namespace.name()).map(Namespace::owner).orElse(namespace.owner()));
    }

    private List<Workload> workloads() {
        return Stream.concat(
                        made.workloads().stream()
                                .filter(workload -> !hasEnded(workload))
                                .map(workload -> saved.workload(workload.id())
                                        .map(before -> with(workload, before))
                                        .orElse(workload)),
                        shownByPodsOnly().stream())
                .toList();
    }

    /** Its object is kept without the status that tells so. */
    private boolean hasEnded(Workload workload) {
        return saved.workload(workload.id()).isEmpty()
                && saved.object(workload.manifest().key()).isPresent();
    }

    private static Workload with(Workload workload, Workload before) {
        return new Workload(
                workload.id(),
                workload.manifest(),
                workload.template(),
                workload.replicas(),
                workload.restart(),
                before.owner(),
                before.pods());
    }

    /** Those whose objects were never there, so that no file can have taken them away. */
    private List<Workload> shownByPodsOnly() {
        return saved.workloads().stream()
                .filter(workload -> made.workload(workload.id()).isEmpty()
                        && saved.object(workload.manifest().key()).isEmpty())
                .toList();
    }
}
