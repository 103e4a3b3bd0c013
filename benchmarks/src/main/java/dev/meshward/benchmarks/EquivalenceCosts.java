package dev.meshward.benchmarks;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.equivalence.Configuration;
import dev.meshward.equivalence.Equivalence;
import dev.meshward.equivalence.Evaluators;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what it costs to compare a namespace with 50 policies in two meshes. */
public final class EquivalenceCosts {

    private static final int POLICIES = 50;

    /** Two policies stand before each workload. */
    private static final int WORKLOADS = POLICIES / 2;

    private EquivalenceCosts() {}

    /** Takes the folder for dumps, of which it makes none, and how many rounds count. */
    public static void main(String[] args) {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var context = context();
        var istio = new Configuration("istio", context, objects(EquivalenceCosts::istio));
        var linkerd = new Configuration("linkerd", context, objects(EquivalenceCosts::linkerd));
        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        print("first comparison of " + POLICIES + " policies, nothing warmed up", 0, 1, istio, linkerd);
        print("the same again", 2, rounds, istio, linkerd);
        print("the same namespace with itself", 2, rounds, istio, istio);
        TranslationCosts.print(rounds);
    }

    private static void print(String what, int warmUp, int rounds, Configuration first, Configuration second) {
        double seconds = new Stopwatch(warmUp, rounds).median(() -> {
            if (new Equivalence(EquivalenceCosts::rules)
                    .compare(first, second)
                    .doors()
                    .isEmpty()) {
                throw new IllegalStateException("Nothing was compared. Maybe the generated namespace is empty?");
            }
        });
        System.out.printf(Locale.ROOT, "| %s | %.2f s | at most 2 |%n", what, seconds);
    }

    private static Optional<Evaluators.Rules> rules(String mesh, List<Manifest> objects) {
        return Optional.of(
                mesh.equals("istio")
                        ? new Evaluators.Rules(new IstioRules(IstioRules.USUAL_HOME), DataPlane.ISTIO_SIDECAR)
                        : new Evaluators.Rules(new LinkerdRules(LinkerdRules.USUAL_HOME, objects), DataPlane.LINKERD));
    }

    private static List<Manifest> objects(IntFunction<String> each) {
        return ManifestReader.several(
                IntStream.range(0, WORKLOADS).mapToObj(each).collect(Collectors.joining("---\n")));
    }

    private static ClusterSnapshot context() {
        var yaml = IntStream.range(0, WORKLOADS)
                .mapToObj(EquivalenceCosts::workload)
                .collect(Collectors.joining("---\n"));
        try {
            return new ManifestScan(SavedFormat.none())
                    .scan(
                            List.of(new Source.OfStream(
                                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))),
                            ScanOptions.everything())
                    .snapshot();
        } catch (SourceUnreadable e) {
            throw new IllegalStateException("What was generated cannot be read. Maybe a brace is missing?", e);
        }
    }

    private static String workload(int number) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app-%1$d, namespace: shop}
            spec:
              selector: {matchLabels: {app: app-%1$d}}
              template:
                metadata: {labels: {app: app-%1$d}}
                spec:
                  serviceAccountName: app-%1$d
                  containers: [{name: main, image: registry.example/main:1, ports: [{containerPort: 8080}, {containerPort: 9090}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: app-%1$d, namespace: shop}
            spec:
              clusterIP: 10.0.0.%2$d
              selector: {app: app-%1$d}
              ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
            """.formatted(number, number + 1);
    }

    /** Three callers for some paths and methods, and one kind of request that nobody may make. */
    private static String istio(int number) {
        return """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: in-%1$d, namespace: shop}
            spec:
              selector: {matchLabels: {app: app-%1$d}}
              rules:
                - from: [{source: {principals: [cluster.local/ns/shop/sa/app-%2$d, cluster.local/ns/shop/sa/app-%3$d]}}]
                  to: [{operation: {methods: [GET, POST], paths: [/api/%1$d/*, /v1/*, /health]}}]
                - from: [{source: {namespaces: [ops]}}]
                  to: [{operation: {paths: ["/admin*"], notMethods: [DELETE]}}]
                - from: [{source: {ipBlocks: [10.%1$d.0.0/16]}}]
                  when: [{key: "request.headers[x-team]", values: [red, "blue-*"]}]
            ---
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: out-%1$d, namespace: shop}
            spec:
              selector: {matchLabels: {app: app-%1$d}}
              action: DENY
              rules: [{to: [{operation: {paths: ["/v1/secret*", "*/internal"]}}]}]
            """.formatted(number, (number + 1) % WORKLOADS, (number + 7) % WORKLOADS);
    }

    private static String linkerd(int number) {
        return """
            apiVersion: policy.linkerd.io/v1beta3
            kind: Server
            metadata: {name: app-%1$d, namespace: shop}
            spec: {podSelector: {matchLabels: {app: app-%1$d}}, port: 8080, proxyProtocol: HTTP/1}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: app-%1$d, namespace: shop, creationTimestamp: "2025-01-01T00:00:00Z"}
            spec:
              parentRefs: [{group: policy.linkerd.io, kind: Server, name: app-%1$d}]
              rules:
                - matches:
                    - {method: GET, path: {value: /api/%1$d}}
                    - {method: POST, path: {value: /api/%1$d}}
                    - {path: {type: RegularExpression, value: "^/v1/.*$"}}
                    - {path: {type: Exact, value: /health}, headers: [{name: x-team, value: red}]}
            ---
            apiVersion: policy.linkerd.io/v1alpha1
            kind: MeshTLSAuthentication
            metadata: {name: app-%1$d, namespace: shop}
            spec: {identityRefs: [{kind: ServiceAccount, name: app-%2$d}, {kind: ServiceAccount, name: app-%3$d}]}
            ---
            """.formatted(number, (number + 1) % WORKLOADS, (number + 7) % WORKLOADS) + linkerdCallers(number);
    }

    private static String linkerdCallers(int number) {
        return """
            apiVersion: policy.linkerd.io/v1alpha1
            kind: AuthorizationPolicy
            metadata: {name: in-%1$d, namespace: shop}
            spec:
              targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: app-%1$d}
              requiredAuthenticationRefs: [{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: app-%1$d}]
            ---
            apiVersion: policy.linkerd.io/v1alpha1
            kind: AuthorizationPolicy
            metadata: {name: out-%1$d, namespace: shop}
            spec:
              targetRef: {group: policy.linkerd.io, kind: Server, name: app-%1$d}
              requiredAuthenticationRefs: [{group: policy.linkerd.io, kind: NetworkAuthentication, name: net-%1$d}]
            ---
            apiVersion: policy.linkerd.io/v1alpha1
            kind: NetworkAuthentication
            metadata: {name: net-%1$d, namespace: shop}
            spec: {networks: [{cidr: 10.%1$d.0.0/16}]}
            """.formatted(number);
    }
}
