package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.SelectedWorkload;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A cluster from a few lines of YAML, and what Istio's dialect says about it. */
public record Given(ClusterSnapshot snapshot) {

    public static final TargetMesh TARGET = new TargetMesh(MeshName.ISTIO, "1.30.3", "1.32", true);

    public static Given cluster(String... documents) {
        var bytes = String.join("\n---\n", documents).getBytes(StandardCharsets.UTF_8);
        try {
            return new Given(new ManifestScan(SavedFormat.none())
                    .scan(List.of(new Source.OfStream(new ByteArrayInputStream(bytes))), ScanOptions.everything())
                    .snapshot());
        } catch (SourceUnreadable e) {
            throw new AssertionError(e);
        }
    }

    public Workload workload(String name) {
        return snapshot.workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public SelectedWorkload selected(String name) {
        return new SelectedWorkload(workload(name), Map.of("app", name), List.of());
    }

    public List<Change> express(LadderIntent intent) {
        return express(intent, snapshot);
    }

    public static List<Change> express(LadderIntent intent, KnownObjects present) {
        return new IstioDialect().express(intent, present, TARGET);
    }

    /** What a change says, as text: the new object, or the patched fields. */
    public static String text(Change change) {
        return switch (change) {
            case Change.Create(var manifest, var _) ->
                "create " + manifest.key() + "\n"
                        + ManifestWriter.yaml(manifest.content().without("metadata"));
            case Change.Patch(var _, var object, var fields, var _) ->
                "patch " + object + "\n" + ManifestWriter.yaml(fields);
            case Change.Delete(var _, var object, var _) -> "delete " + object;
        };
    }

    public static String namespace(String name, String labels) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n  labels: {" + labels + "}\n";
    }

    public static String deployment(String namespace, String name) {
        return deployment(namespace, name, "app: " + name, "");
    }

    public static String deployment(String namespace, String name, String podLabels, String podAnnotations) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %2$s
              namespace: %1$s
            spec:
              selector:
                matchLabels: {app: %2$s}
              template:
                metadata:
                  labels: {%3$s}
                  annotations: {%4$s}
                spec:
                  serviceAccountName: %2$s
                  containers:
                    - name: app
                      image: example.org/%2$s:1
                      ports: [{containerPort: 8080}]
            """.formatted(namespace, name, podLabels, podAnnotations);
    }

    public static String istiod(String revision) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: istiod
              namespace: istio-system
              labels: {app: istiod, istio.io/rev: %s}
            spec:
              selector:
                matchLabels: {app: istiod}
              template:
                metadata:
                  labels: {app: istiod}
                spec:
                  containers:
                    - name: discovery
                      image: docker.io/istio/pilot:1.29.6-distroless
            """.formatted(revision);
    }

    public static String peerAuthentication(String namespace, String name, String createdAt, String spec) {
        var created = createdAt.isEmpty() ? "" : "  creationTimestamp: \"" + createdAt + "\"\n";
        return "apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\n  name: " + name
                + "\n  namespace: " + namespace + "\n" + created + "spec: " + spec + "\n";
    }
}
