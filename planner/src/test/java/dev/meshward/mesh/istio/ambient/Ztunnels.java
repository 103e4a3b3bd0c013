package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.Given;
import java.util.List;

/** What the dialect is asked in tests, and the pieces of a cluster in which ambient mode is there. */
final class Ztunnels {

    static final TargetMesh TARGET = new TargetMesh(MeshName.ISTIO_AMBIENT, "1.30.3", "1.32", true);
    /** The last minor whose ztunnel would enforce a dry run. */
    static final TargetMesh BEFORE_DRY_RUNS = new TargetMesh(MeshName.ISTIO_AMBIENT, "1.28.10", "1.31", true);

    static final String ZTUNNEL = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: ztunnel, namespace: istio-system}
        spec:
          selector: {matchLabels: {app: ztunnel}}
          template:
            metadata: {labels: {app: ztunnel, istio.io/dataplane-mode: none}}
            spec: {containers: [{name: istio-proxy, image: registry.istio.io/release/ztunnel:1.29.6}]}
        """;

    private Ztunnels() {}

    static List<Change> express(LadderIntent intent, KnownObjects present) {
        return new AmbientDialect().express(intent, present, TARGET);
    }

    static List<String> texts(LadderIntent intent, KnownObjects present) {
        return express(intent, present).stream().map(Given::text).toList();
    }
}
