package dev.meshward.saved;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What kubectl calls an object: {@code deployments.apps} for a {@code Deployment}. */
final class ResourceNames {

    /** The groups of the built-in kinds that own pods; those of other kinds are read from their objects. */
    private static final Map<String, String> GROUP_BY_KIND = Map.of(
            "Deployment", "apps",
            "StatefulSet", "apps",
            "DaemonSet", "apps",
            "ReplicaSet", "apps",
            "ReplicationController", "",
            "Pod", "",
            "Job", "batch",
            "CronJob", "batch");

    private final ClusterSnapshot snapshot;
    private final Map<String, String> pluralByKind = new HashMap<>();

    /** @param snapshot its CustomResourceDefinitions name their plurals themselves */
    ResourceNames(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").forEach(this::learn);
    }

    private void learn(Manifest definition) {
        var group = definition.at("spec", "group").textOr("");
        var kind = definition.at("spec", "names", "kind").textOr("");
        definition
                .at("spec", "names", "plural")
                .text()
                .ifPresent(plural -> pluralByKind.put(group + "/" + kind, plural));
    }

    /** {@code deployments.apps}; without a dot for the core group: {@code namespaces}. */
    String of(ObjectKey object) {
        var plural = pluralByKind.getOrDefault(object.group() + "/" + object.kind(), pluralOf(object.kind()));
        return object.group().isEmpty() ? plural : plural + "." + object.group();
    }

    /** The object of a workload. */
    ObjectKey keyOf(WorkloadId workload) {
        var group = GROUP_BY_KIND.getOrDefault(workload.kind(), groupOf(workload));
        return new ObjectKey(group, workload.kind(), workload.namespace(), workload.name());
    }

    private String groupOf(WorkloadId workload) {
        return snapshot.workload(workload)
                .map(found -> found.manifest().key())
                .filter(key -> key.kind().equals(workload.kind()))
                .map(ObjectKey::group)
                .orElse("");
    }

    private static String pluralOf(String kind) {
        var word = kind.toLowerCase(Locale.ROOT);
        if (word.equals("endpoints")) {
            return word;
        }
        if (word.matches(".*(s|x|z|ch|sh)")) {
            return word + "es";
        }
        return word.matches(".*[^aeiou]y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }
}
