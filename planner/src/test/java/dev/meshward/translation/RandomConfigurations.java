package dev.meshward.translation;

import dev.meshward.mesh.intent.PlainRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small configurations of both meshes from a seed: a few Services, routes to them, settings of destinations. */
final class RandomConfigurations {

    private final RandomGenerator random;

    private RandomConfigurations(RandomGenerator random) {
        this.random = random;
    }

    static String[] ofIstio(RandomGenerator random) {
        var drawing = new RandomConfigurations(random);
        var documents = drawing.services();
        documents.add(drawing.virtualService(true));
        documents.add(drawing.destinationRule());
        if (random.nextBoolean()) {
            documents.add(drawing.serviceEntry());
        }
        return documents.toArray(String[]::new);
    }

    /** Routes only, and nothing that Istio does by itself. */
    static String[] ofPlainRoutes(RandomGenerator random) {
        var drawing = new RandomConfigurations(random);
        var documents = drawing.services();
        documents.add(drawing.virtualService(false));
        return documents.toArray(String[]::new);
    }

    static String[] ofLinkerd(RandomGenerator random) {
        var drawing = new RandomConfigurations(random);
        var documents = drawing.services();
        int size = 1 + random.nextInt(3);
        for (int i = 1; i <= size; i++) {
            documents.add(drawing.httpRoute(i));
        }
        if (random.nextInt(3) == 0) {
            documents.add(drawing.trafficSplit());
        }
        return documents.toArray(String[]::new);
    }

    private List<String> services() {
        var services = new ArrayList<String>();
        services.add(service("web", chance(3) ? "{balancer.linkerd.io/failure-accrual: consecutive}" : "{}"));
        for (int i = 1; i <= 6; i++) {
            services.add(service("b" + i, "{}"));
        }
        return services;
    }

    private static String service(String name, String annotations) {
        return """
            apiVersion: v1
            kind: Service
            metadata: {name: %s, namespace: shop, annotations: %s}
            spec: {selector: {app: %s}, ports: [{port: 80, name: http}]}
            """.formatted(name, annotations, name);
    }

    private String virtualService(boolean withEverything) {
        var text = new StringBuilder("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec:
              hosts: [web]
              http:
            """);
        int size = 1 + random.nextInt(4);
        for (int number = 1; number <= size; number++) {
            text.append("  - route: [{destination: {host: b").append(number).append("}}]\n");
            if (!chance(6)) {
                text.append("    match: [")
                        .append(match())
                        .append(chance(3) ? ", " + match() : "")
                        .append("]\n");
            }
            settings(text, withEverything);
        }
        return text.toString();
    }

    private void settings(StringBuilder text, boolean withEverything) {
        if (chance(3)) {
            text.append("    timeout: ").append(1 + random.nextInt(90)).append(chance(2) ? "s\n" : "ms\n");
        }
        if (!withEverything) {
            text.append("    retries: {attempts: 0}\n");
            return;
        }
        if (chance(2)) {
            text.append("    retries: {attempts: ")
                    .append(random.nextInt(4))
                    .append(", perTryTimeout: 2s, retryOn: \"")
                    .append(chance(2) ? "5xx,connect-failure" : "gateway-error,503")
                    .append("\"}\n");
        }
        if (chance(4)) {
            text.append("    headers: {request: {set: {x-a: \"1\"}, remove: [x-b]}}\n");
        }
        if (chance(6)) {
            text.append("    mirror: {host: b6}\n");
        }
        if (chance(6)) {
            text.append("    fault: {abort: {httpStatus: 500, percentage: {value: 10}}}\n");
        }
    }

    private String match() {
        var parts = new ArrayList<String>();
        if (!chance(4)) {
            var kind = List.of("exact", "prefix", "prefix").get(random.nextInt(3));
            parts.add("uri: {" + kind + ": \"" + path() + "\"}");
        }
        if (chance(3)) {
            parts.add("method: {exact: " + PlainRouting.METHODS.get(random.nextInt(2)) + "}");
        }
        if (chance(3) || parts.isEmpty()) {
            parts.add("headers: {h: {exact: \"" + (1 + random.nextInt(2)) + "\"}}");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String path() {
        return PlainRouting.PATHS.get(random.nextInt(PlainRouting.PATHS.size()));
    }

    private String destinationRule() {
        return """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: web, namespace: shop}
            spec:
              host: web
              trafficPolicy:
                loadBalancer: {simple: %s}
                outlierDetection: {%s: %d, baseEjectionTime: %ds}
              subsets: [{name: v1, labels: {version: v1}}]
            """.formatted(
                        chance(2) ? "ROUND_ROBIN" : "LEAST_CONN",
                        chance(2) ? "consecutive5xxErrors" : "consecutiveErrors",
                        random.nextInt(9),
                        1 + random.nextInt(100));
    }

    private String serviceEntry() {
        return """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: outside, namespace: shop}
            spec:
              hosts: [api.example.com]
              ports: [{number: %d, name: p, protocol: %s}]
              resolution: DNS
              exportTo: ["%s"]
            """.formatted(
                chance(2) ? 443 : 80, List.of("HTTPS", "HTTP", "TCP").get(random.nextInt(3)), chance(2) ? "*" : ".");
    }

    private String httpRoute(int number) {
        var annotations = chance(3) ? "{timeout.linkerd.io/request: 3s}" : "{}";
        var text = new StringBuilder("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: r%d, namespace: shop, annotations: %s}
            spec:
              parentRefs: [{group: "", kind: Service, name: web%s}]
              rules:
            """.formatted(number, annotations, chance(3) ? ", port: 80" : ""));
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            text.append("  - matches: [{path: {type: ")
                    .append(chance(2) ? "Exact" : "PathPrefix")
                    .append(", value: \"")
                    .append(path())
                    .append("\"}")
                    .append(chance(3) ? ", method: GET" : "")
                    .append(chance(3) ? ", headers: [{name: h, value: \"1\"}]" : "")
                    .append("}]\n    backendRefs: [{name: b")
                    .append(1 + random.nextInt(6))
                    .append(", port: 80}]\n");
        }
        return text.toString();
    }

    private String trafficSplit() {
        return """
            apiVersion: split.smi-spec.io/v1alpha1
            kind: TrafficSplit
            metadata: {name: split, namespace: shop}
            spec:
              service: b6
              backends: [{service: b1, weight: %dm}, {service: b2, weight: 100m}]
            """.formatted(100 * (1 + random.nextInt(9)));
    }

    /** True once in so many times. */
    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
