package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small clusters as texts, and the snapshots of them. */
final class SmallClusters {

    static final String CONTAINER = "{containers: [{name: c, image: i}]}";

    private SmallClusters() {}

    static List<Reading> readings(String... texts) {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < texts.length; i++) {
            readings.addAll(ManifestReader.read("f" + i, texts[i].getBytes(StandardCharsets.UTF_8)));
        }
        return readings;
    }

    static ClusterSnapshot assembled(List<Reading> readings) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        readings.forEach(assembly::take);
        return assembly.finish("test");
    }

    static Workload only(ClusterSnapshot snapshot) {
        assertThat(snapshot.workloads()).hasSize(1);
        return snapshot.workloads().getFirst();
    }

    static ClusterSnapshot snapshot(String... texts) {
        return snapshot(ScanOptions.everything(), texts);
    }

    static ClusterSnapshot snapshot(ScanOptions options, String... texts) {
        var assembly = new SnapshotAssembly(options);
        readings(texts).forEach(assembly::take);
        return assembly.finish("test");
    }

    static String templated(String apiVersion, String kind, String name, String rest) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: %s, namespace: shop}\n%s\n"
                .formatted(apiVersion, kind, name, rest);
    }

    static String deployment(String name, int replicas) {
        return templated(
                "apps/v1",
                "Deployment",
                name,
                "spec: {replicas: " + replicas + ", template: {spec: " + CONTAINER + "}}");
    }

    static String replicaSet(String name, String deployment) {
        return owned(
                templated("apps/v1", "ReplicaSet", name, "spec: {replicas: 1, template: {spec: " + CONTAINER + "}}"),
                "apps/v1",
                "Deployment",
                deployment);
    }

    static String owned(String text, String apiVersion, String kind, String name) {
        return text.replace(
                "namespace: shop}",
                "namespace: shop, ownerReferences: [{apiVersion: %s, kind: %s, name: %s, controller: true}]}"
                        .formatted(apiVersion, kind, name));
    }

    static String pod(String name, String ownerKind, String owner, String... labels) {
        var text = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: shop}\nspec: %s\n"
                .formatted(name, CONTAINER);
        text = text.replace("shop}", "shop, labels: {" + String.join(", ", labels) + "}, namespace: shop}")
                .replaceFirst("namespace: shop, ", "");
        var version = ownerKind.equals("Cluster")
                ? "postgresql.cnpg.io/v1"
                : ownerKind.equals("Job") ? "batch/v1" : "apps/v1";
        return owner.isEmpty() ? text : owned(text, version, ownerKind, owner);
    }

    static String node(String name, String version) {
        return "apiVersion: v1\nkind: Node\nmetadata: {name: %s}\nstatus: {nodeInfo: {kubeletVersion: %s}}\n"
                .formatted(name, version);
    }
}
