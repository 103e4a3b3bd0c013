package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A shop in which {@code shop/web} calls {@code data/db} on port 8080, and stages written by hand. */
final class Shop {

    private static final String CLUSTER = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: data}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: istio-system}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
        spec:
          selector: {matchLabels: {app: istiod}}
          template:
            metadata: {labels: {app: istiod}}
            spec: {containers: [{name: discovery, image: istio/pilot:1.30.3}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: web
              containers:
                - name: web
                  image: registry.example/web:1
                  env: [{name: DB_URL, value: "http://db.data:80"}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: db, namespace: data}
        spec:
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec:
              serviceAccountName: db
              containers: [{name: db, image: registry.example/db:1, ports: [{containerPort: 8080}]}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec:
          selector: {app: db}
          ports: [{name: http, port: 80, targetPort: 8080}]
        """;

    private final List<String> more = new ArrayList<>();
    private final List<StageFiles> stages = new ArrayList<>();

    Shop with(String manifest) {
        more.add(manifest);
        return this;
    }

    /** A stage; {@code files} alternate between path and content. */
    Shop stage(String folder, String... files) {
        SortedMap<String, byte[]> byPath = new TreeMap<>();
        byPath.put("undo/steps.json", "[]".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < files.length; i += 2) {
            byPath.put(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        stages.add(new StageFiles(folder, byPath));
        return this;
    }

    /** Label of the namespace, restart; and back. */
    Shop join(String folder, String namespace, String workload) {
        var patch = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {istio-injection: %s}}\n";
        var restart = step("restart", "", "deployment %s/%s".formatted(namespace, workload));
        return stage(
                folder,
                "patch/ns.yaml",
                patch.formatted(namespace, "enabled"),
                "steps.json",
                "[" + step("patch", "patch/ns.yaml", "") + "," + restart + "]",
                "undo/patch/ns.yaml",
                patch.formatted(namespace, "null"),
                "undo/steps.json",
                "[" + step("patch", "undo/patch/ns.yaml", "") + "," + restart + "]");
    }

    /** Everything that has to be there for namespaces to be enrolled in ambient. */
    Shop withAmbient() {
        return with("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: istio-cni-config, namespace: istio-system}
            data: {AMBIENT_ENABLED: "true"}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: ztunnel, namespace: istio-system}
            spec:
              selector: {matchLabels: {app: ztunnel}}
              template:
                metadata: {labels: {app: ztunnel}}
                spec: {containers: [{name: istio-proxy, image: istio/ztunnel:1.30.3}]}
            """);
    }

    /** Label of the namespace and nothing more; and back. */
    Shop enrol(String folder, String namespace) {
        var patch = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {istio.io/dataplane-mode: %s}}\n";
        return stage(
                folder,
                "patch/ns.yaml",
                patch.formatted(namespace, "ambient"),
                "steps.json",
                "[" + step("patch", "patch/ns.yaml", "") + "]",
                "undo/patch/ns.yaml",
                patch.formatted(namespace, "null"),
                "undo/steps.json",
                "[" + step("patch", "undo/patch/ns.yaml", "") + "]");
    }

    /** One object created, and deleted on the way back. */
    Shop create(String folder, String kind, String name, String manifest) {
        var group = kind.equals("networkpolicy") ? "networkpolicies.networking.k8s.io" : kind + "s.security.istio.io";
        var plural = group.replace("policys", "policies");
        return stage(
                folder,
                "apply/made.yaml",
                manifest,
                "steps.json",
                "[" + step("create", "apply/made.yaml", "") + "]",
                "undo/delete.txt",
                plural + " data " + name + "\n",
                "undo/steps.json",
                "[" + step("delete", "", kind + " data/" + name) + "]");
    }

    static String step(String action, String file, String target) {
        var files = file.isEmpty() ? "[]" : "[\"" + file.replace(" ", "\",\"") + "\"]";
        return "{\"action\":\"%s\",\"files\":%s,\"target\":\"%s\",\"condition\":\"done\",\"because\":\"\"}"
                .formatted(action, files, target);
    }

    static String strict(String namespace) {
        return """
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: default, namespace: %s}
            spec: {mtls: {mode: STRICT}}
            """.formatted(namespace);
    }

    ClusterSnapshot snapshot() {
        var all = new ArrayList<>(List.of(CLUSTER));
        all.addAll(more);
        var bytes = String.join("\n---\n", all).getBytes(StandardCharsets.UTF_8);
        try {
            return new ManifestScan(SavedFormat.none())
                    .scan(List.of(new Source.OfStream(new ByteArrayInputStream(bytes))), ScanOptions.everything())
                    .snapshot();
        } catch (SourceUnreadable e) {
            throw new AssertionError(e);
        }
    }

    List<StageFiles> stages() {
        return List.copyOf(stages);
    }

    /** Who judges plans on this cluster. */
    Judge judge() {
        var snapshot = snapshot();
        var dependencies = new DependencyInference().infer(snapshot).dependencies();
        return new Judge(
                snapshot,
                dependencies,
                () -> List.of(new IstioRules("istio-system"), new LinkerdRules("linkerd", snapshot.objects())));
    }

    Judgement judged() {
        return judge().judge(stages, Map.of());
    }

    List<Grade> grades() {
        return judged().stages().stream().map(StageJudgement::grade).toList();
    }
}
