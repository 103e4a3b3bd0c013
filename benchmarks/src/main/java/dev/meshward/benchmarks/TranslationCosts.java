package dev.meshward.benchmarks;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TranslationWish;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what it costs to translate 1,000 objects of a mesh, the comparison of what both configurations decide included. */
final class TranslationCosts {

    private static final int APPLICATIONS = 250;

    private TranslationCosts() {}

    static void print(int rounds) {
        var istio = snapshot(TranslationCosts::istio);
        var linkerd = snapshot(TranslationCosts::linkerd);
        print("1,000 objects of Istio, the first time in a process", 0, 1, istio, MeshName.LINKERD);
        print("the same again", 2, rounds, istio, MeshName.LINKERD);
        print("1,000 objects of Linkerd", 2, rounds, linkerd, MeshName.ISTIO);
    }

    private static void print(String what, int warmUp, int rounds, ClusterSnapshot snapshot, MeshName to) {
        var wish = new TranslationWish(Optional.empty(), to, Optional.empty());
        double seconds = new Stopwatch(warmUp, rounds).median(() -> {
            var translation = new Survey(Survey.Progress.unheard()).translate(snapshot, wish);
            if (translation.objects().isEmpty()) {
                throw new IllegalStateException("Nothing was translated. Maybe the generated cluster is empty?");
            }
        });
        System.out.printf(Locale.ROOT, "| %s | %.2f s | at most 1 |%n", what, seconds);
    }

    private static ClusterSnapshot snapshot(java.util.function.IntFunction<String> rules) {
        var yaml = IntStream.range(0, APPLICATIONS)
                .mapToObj(number -> application(number) + "---\n" + rules.apply(number))
                .collect(Collectors.joining("---\n"));
        return new Survey(Survey.Progress.unheard())
                .scan(Source.of(List.of("-")), new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Each namespace has ten of them. */
    private static String application(int number) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app-%1$d, namespace: team-%2$d}
            spec:
              selector: {matchLabels: {app: app-%1$d}}
              template:
                metadata: {labels: {app: app-%1$d, version: v1}}
                spec:
                  serviceAccountName: app-%1$d
                  containers: [{name: main, image: registry.example/main:1, ports: [{containerPort: 8080}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: app-%1$d, namespace: team-%2$d}
            spec:
              clusterIP: 10.0.%2$d.%3$d
              selector: {app: app-%1$d}
              ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
            """.formatted(number, number / 10, number % 10 + 1);
    }

    private static String istio(int number) {
        return """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: app-%1$d, namespace: team-%2$d}
            spec:
              hosts: [app-%1$d]
              http:
                - match: [{uri: {prefix: /api/%1$d}, method: {exact: GET}}, {uri: {exact: /health}}]
                  route: [{destination: {host: app-%1$d}, weight: 90}, {destination: {host: app-%3$d.team-%2$d.svc.cluster.local}, weight: 10}]
                  timeout: 3s
                  retries: {attempts: 2, retryOn: "503"}
                - match: [{headers: {x-canary: {exact: "yes"}}}]
                  route: [{destination: {host: app-%3$d.team-%2$d.svc.cluster.local}}]
                  retries: {attempts: 0}
                - route: [{destination: {host: app-%1$d}}]
                  retries: {attempts: 0}
            ---
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: app-%1$d, namespace: team-%2$d}
            spec:
              selector: {matchLabels: {app: app-%1$d}}
              rules:
                - from: [{source: {principals: [cluster.local/ns/team-%2$d/sa/app-%3$d]}}]
                  to: [{operation: {methods: [GET, POST], paths: [/api/*, /health]}}]
                - from: [{source: {namespaces: [ops]}}]
            """.formatted(number, number / 10, number / 10 * 10 + (number + 1) % 10);
    }

    private static String linkerd(int number) {
        return """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: app-%1$d, namespace: team-%2$d, annotations: {timeout.linkerd.io/request: 3s}}
            spec:
              parentRefs: [{group: "", kind: Service, name: app-%1$d, port: 80}]
              rules:
                - matches: [{path: {value: /api/%1$d}, method: GET}, {path: {type: Exact, value: /health}}]
                  backendRefs: [{name: app-%1$d, port: 80, weight: 90}, {name: app-%3$d, port: 80, weight: 10}]
                - matches: [{headers: [{name: x-canary, value: "yes"}]}]
                  backendRefs: [{name: app-%3$d, port: 80}]
                - backendRefs: [{name: app-%1$d, port: 80}]
            ---
            apiVersion: policy.linkerd.io/v1beta3
            kind: Server
            metadata: {name: app-%1$d, namespace: team-%2$d}
            spec: {podSelector: {matchLabels: {app: app-%1$d}}, port: 8080, accessPolicy: all-authenticated}
            """.formatted(number, number / 10, number / 10 * 10 + (number + 1) % 10);
    }
}
