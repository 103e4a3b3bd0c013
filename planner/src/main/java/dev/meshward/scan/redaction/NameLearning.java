package dev.meshward.scan.redaction;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Set;

/** Collects the names that a snapshot holds, in the order of its objects. */
final class NameLearning {

    /** Objects that are called after their kinds or after parts of Kubernetes. */
    private static final Set<String> PUBLIC_KINDS =
            Set.of("CustomResourceDefinition", "APIService", "PriorityClass", "RuntimeClass", "FlowSchema");

    private static final Set<String> NAMING = Set.of(
            "name",
            "namespace",
            "serviceAccountName",
            "serviceAccount",
            "secretName",
            "claimName",
            "nodeName",
            "hostname",
            "subdomain",
            "serviceName",
            "gateway",
            "credentialName");

    private static final Set<String> LABELS = Set.of("labels", "matchLabels", "selector", "nodeSelector");

    /** Below these, {@code name} is a word of a protocol and not of the cluster. */
    private static final Set<String> NOT_LEARNED =
            Set.of("ports", "httpHeaders", "env", "metrics", "data", "stringData", "annotations", "rules");

    private final RedactedNames names;

    NameLearning(RedactedNames names) {
        this.names = names;
    }

    void learn(ClusterSnapshot snapshot) {
        snapshot.namespaces().forEach(namespace -> names.learn(namespace.name(), "ns"));
        snapshot.services().forEach(service -> names.learn(service.id().name(), "name"));
        snapshot.workloads().forEach(workload -> names.learn(workload.name(), "name"));
        snapshot.objects().forEach(this::learn);
        snapshot.workloads()
                .forEach(workload -> fields(workload.template().field().root()));
    }

    private void learn(Manifest object) {
        if (PUBLIC_KINDS.contains(object.key().kind())) {
            return;
        }
        if (!object.key().name().contains(":")) {
            names.learn(object.key().name(), "name");
        }
        fields(object.root());
    }

    private void fields(Field field) {
        for (var entry : field.entries()) {
            if (LABELS.contains(entry.key())) {
                labels(entry);
            } else if (NAMING.contains(entry.key())) {
                entry.text().ifPresent(name -> names.learn(name, "name"));
            }
            if (!NOT_LEARNED.contains(entry.key())) {
                fields(entry);
            }
        }
        field.items().forEach(this::fields);
    }

    private void labels(Field labels) {
        for (var label : labels.entries()) {
            if (!KnownKeys.isPublic(label.key())) {
                label.text().ifPresent(value -> names.learn(value, "value"));
            }
        }
    }
}
