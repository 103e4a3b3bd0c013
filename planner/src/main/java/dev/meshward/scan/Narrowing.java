package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;

/** Leaves out of a saved snapshot what was not asked for. */
final class Narrowing {

    private Narrowing() {}

    static ClusterSnapshot narrow(ClusterSnapshot snapshot, ScanOptions options) {
        if (options.namespaces().isEmpty()
                && options.selector().isEverything()
                && options.kubernetesVersion().isEmpty()) {
            return snapshot;
        }
        return new ClusterSnapshot(
                        snapshot.cluster(),
                        snapshot.takenAt(),
                        options.kubernetesVersion().or(snapshot::kubernetesVersion),
                        snapshot.objects().stream()
                                .filter(object -> !object.key().isNamespaced()
                                        || (options.wantsNamespace(object.key().namespace())
                                                && options.selector()
                                                        .matches(object.at("metadata", "labels")
                                                                .textByKey())))
                                .toList(),
                        snapshot.namespaces().stream()
                                .filter(namespace -> options.wantsNamespace(namespace.name()))
                                .toList(),
                        snapshot.workloads().stream()
                                .filter(workload -> options.wantsNamespace(workload.namespace())
                                        && options.selector()
                                                .matches(workload.manifest()
                                                        .at("metadata", "labels")
                                                        .textByKey()))
                                .toList(),
                        snapshot.services().stream()
                                .filter(service ->
                                        options.wantsNamespace(service.id().namespace())
                                                && options.selector()
                                                        .matches(service.manifest()
                                                                .at("metadata", "labels")
                                                                .textByKey()))
                                .toList(),
                        snapshot.gaps())
                .knowing(snapshot.foreignCalls());
    }
}
