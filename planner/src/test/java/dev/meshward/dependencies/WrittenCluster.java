package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster written down in a test; objects without a namespace live in {@code shop}. */
public final class WrittenCluster {

    private static final Set<String> CLUSTER_WIDE = Set.of(
            "Namespace",
            "ClusterRole",
            "ClusterRoleBinding",
            "APIService",
            "CustomResourceDefinition",
            "ValidatingWebhookConfiguration",
            "MutatingWebhookConfiguration");

    private final List<Manifest> objects = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final TreeMap<String, Namespace> namespaces = new TreeMap<>();

    private WrittenCluster() {}

    public static ClusterSnapshot of(String... yaml) {
        var cluster = new WrittenCluster();
        for (var text : yaml) {
            ManifestReader.several(text).forEach(cluster::add);
        }
        return new ClusterSnapshot(
                "written",
                Optional.empty(),
                Optional.empty(),
                cluster.objects,
                List.copyOf(cluster.namespaces.values()),
                cluster.workloads,
                cluster.services,
                List.of());
    }

    /** A Deployment with one container; {@code container} is the rest of it, written without indentation. */
    public static String deployment(String name, String container) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  containers:
                  - name: main
                    image: example.org/%1$s:1
            """.formatted(name) + container.indent(8);
    }

    /** A Service over the Deployment of the same name. */
    public static String service(String name, int port) {
        return """
            apiVersion: v1
            kind: Service
            metadata: {name: %1$s}
            spec:
              selector: {app: %1$s}
              ports: [{port: %2$d}]
            """.formatted(name, port);
    }

    /** A Deployment that serves behind a Service of its name. */
    public static String server(String name, int port) {
        return deployment(name, "") + "---\n" + service(name, port);
    }

    private void add(Manifest read) {
        var kind = read.key().kind();
        var written = read.key().namespace();
        var namespace = CLUSTER_WIDE.contains(kind) ? "" : written.isEmpty() ? "shop" : written;
        var key = new ObjectKey(read.key().group(), kind, namespace, read.key().name());
        var object = new Manifest("cluster.yaml", read.apiVersion(), key, read.content());
        objects.add(object);
        if (kind.equals("Namespace")) {
            namespaces.put(key.name(), new Namespace(key.name(), Optional.of(object), new Ownership.Nobody()));
        } else if (!namespace.isEmpty()) {
            namespaces.putIfAbsent(namespace, new Namespace(namespace, Optional.empty(), new Ownership.Nobody()));
        }
        if (kind.equals("Service") && key.group().isEmpty()) {
            services.add(new Service(new ServiceId(namespace, key.name()), object));
        }
        template(object)
                .ifPresent(template -> workloads.add(new Workload(
                        new WorkloadId(kind, namespace, key.name()),
                        object,
                        new PodTemplate(template),
                        1,
                        RestartMethod.ROLLOUT,
                        new Ownership.Nobody())));
    }

    private static Optional<Field> template(Manifest object) {
        return switch (object.key().kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "Job" -> Optional.of(object.at("spec", "template"));
            case "CronJob" -> Optional.of(object.at("spec", "jobTemplate", "spec", "template"));
            case "Pod" -> Optional.of(object.root());
            default -> Optional.empty();
        };
    }
}
