package dev.meshward.mesh.linkerd;

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

/** A cluster from a few lines of YAML, and what Linkerd's dialect says about it. */
record Given(ClusterSnapshot snapshot) {

    static final TargetMesh TARGET = new TargetMesh(MeshName.LINKERD, "2.20", "1.33", true);

    static Given cluster(String... documents) {
        var bytes = String.join("\n---\n", documents).getBytes(StandardCharsets.UTF_8);
        try {
            return new Given(new ManifestScan(SavedFormat.none())
                    .scan(List.of(new Source.OfStream(new ByteArrayInputStream(bytes))), ScanOptions.everything())
                    .snapshot());
        } catch (SourceUnreadable e) {
            throw new AssertionError(e);
        }
    }

    Workload workload(String name) {
        return snapshot.workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    SelectedWorkload selected(String name) {
        return new SelectedWorkload(workload(name), Map.of("app", name), List.of());
    }

    List<Change> express(LadderIntent intent) {
        return express(intent, snapshot);
    }

    static List<Change> express(LadderIntent intent, KnownObjects present) {
        return new LinkerdDialect().express(intent, present, TARGET);
    }

    /** What a change says, as text: the new object, or the patched fields. */
    static String text(Change change) {
        return switch (change) {
            case Change.Create(var manifest, var _) ->
                "create " + manifest.key() + "\n"
                        + ManifestWriter.yaml(manifest.content().without("metadata"));
            case Change.Patch(var _, var object, var fields, var _) ->
                "patch " + object + "\n" + ManifestWriter.yaml(fields);
            case Change.Delete(var _, var object, var _) -> "delete " + object;
        };
    }

    static String namespace(String name, String labels) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n  labels: {" + labels + "}\n";
    }

    static String deployment(String namespace, String name) {
        return deployment(namespace, name, "app: " + name, "");
    }

    static String deployment(String namespace, String name, String podLabels, String podAnnotations) {
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

    /** As the project's own chart writes it. */
    static String controlPlane() {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: linkerd-destination
              namespace: linkerd
              labels: {linkerd.io/control-plane-component: destination}
              annotations: {linkerd.io/created-by: linkerd/helm edge-26.6.3}
            spec:
              template:
                metadata:
                  labels: {linkerd.io/control-plane-component: destination}
                spec:
                  containers: [{name: destination, image: "cr.l5d.io/linkerd/controller:edge-26.6.3"}]
            """;
    }

    static String annotated(String namespace, String annotations) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + namespace + "\n  annotations: {" + annotations
                + "}\n";
    }

    static String server(String namespace, String name, String spec) {
        return "apiVersion: policy.linkerd.io/v1beta3\nkind: Server\nmetadata:\n  name: " + name + "\n  namespace: "
                + namespace + "\nspec: " + spec + "\n";
    }
}
