package dev.meshward.testing.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Configurations of one mesh drawn by lot, over a small town with workloads: few constants, so that rules meet each other, and as
 * many kinds of objects and settings as the mesh has.
 */
final class DrawnTraffic {

    private static final String NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

    private static final List<String> PATHS = List.of("/a", "/a/b", "/b", "/ab");

    private static final String TOWN = List.of("web", "db", "api").stream()
            .map(name -> """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: shop}
                spec:
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s, version: v1}%%s}
                    spec:
                      serviceAccountName: %1$s
                      containers: [{name: main, image: registry.example/main:1, ports: [{name: http, containerPort: 8080}, {containerPort: 9090}]}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: shop}
                spec: {clusterIP: 10.0.0.7, selector: {app: %1$s}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                """.formatted(name))
            .collect(Collectors.joining());

    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();
    private int made;

    private DrawnTraffic(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static String istio(long seed) {
        var drawing = new DrawnTraffic(seed);
        drawing.town("traffic.sidecar.istio.io/excludeOutboundPorts: \"5432\"", "sidecar.istio.io/proxyCPU: 100m");
        drawing.some(2, () -> drawing.object("networking.istio.io/v1", "VirtualService", drawing.virtualService()));
        drawing.some(2, () -> drawing.object("networking.istio.io/v1", "DestinationRule", drawing.destinationRule()));
        drawing.some(2, () -> drawing.object("security.istio.io/v1", "AuthorizationPolicy", drawing.access()));
        drawing.some(1, () -> drawing.object("security.istio.io/v1", "PeerAuthentication", drawing.mutualTls()));
        drawing.some(
                1,
                () -> drawing.object(
                        "networking.istio.io/v1",
                        "ServiceEntry",
                        "{hosts: [api.example.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution:"
                                + " DNS}"));
        drawing.some(2, () -> drawing.object("networking.istio.io/v1", "ServiceEntry", drawing.entry()));
        drawing.some(1, () -> drawing.object("networking.istio.io/v1beta1", "ProxyConfig", drawing.proxyConfig()));
        drawing.some(
                1,
                () -> drawing.object(
                        "telemetry.istio.io/v1",
                        "Telemetry",
                        drawing.oneOf(
                                "{accessLogging: [{providers: [{name: envoy}]}]}",
                                "{accessLogging: [{disabled: true}]}")));
        drawing.some(
                1,
                () -> drawing.object(
                        "networking.istio.io/v1",
                        "Sidecar",
                        "{" + drawing.oneOf("", "egress: [{hosts: [\"./*\"]}], ") + "outboundTrafficPolicy: {mode: "
                                + drawing.oneOf("ALLOW_ANY", "REGISTRY_ONLY") + "}}"));
        return drawing.text.toString();
    }

    /** Routes that Linkerd knows as well: exact paths, shares, no tries but those that are said. */
    static String istioRoutes(long seed) {
        var drawing = new DrawnTraffic(seed);
        drawing.text.append(TOWN.formatted("", "", "")).append(NAMESPACE);
        var rules =
                drawing.several(3, () -> "{match: [{uri: {exact: " + drawing.path() + "}}], " + drawing.shares() + "}");
        drawing.object(
                "networking.istio.io/v1",
                "VirtualService",
                "{hosts: [web], http: " + rules.replaceFirst("]$", ", {" + drawing.shares() + "}]") + "}");
        return drawing.text.toString();
    }

    private String shares() {
        return "route: [{destination: {host: web}, weight: " + random.nextInt(1, 9)
                + "}, {destination: {host: api}, weight: " + random.nextInt(1, 9) + "}], retries: {attempts: 0}"
                + oneOf("", ", timeout: 1s", ", timeout: 0s");
    }

    static String linkerd(long seed) {
        var drawing = new DrawnTraffic(seed);
        drawing.town(
                "config.linkerd.io/skip-outbound-ports: \"5432\"",
                "config.linkerd.io/proxy-cpu-request: 100m",
                "config.linkerd.io/default-inbound-policy: "
                        + drawing.oneOf("all-authenticated", "deny", "cluster-unauthenticated"),
                "config.linkerd.io/proxy-require-identity-inbound-ports: \"8080,9090\"",
                "config.linkerd.io/opaque-ports: \"8080\"");
        drawing.some(3, () -> drawing.object("gateway.networking.k8s.io/v1", "HTTPRoute", drawing.route()));
        drawing.some(1, () -> drawing.object("policy.linkerd.io/v1beta3", "Server", drawing.server()));
        drawing.access(drawing.oneOf("web", "db"));
        drawing.some(1, drawing::outside);
        return drawing.text.toString();
    }

    private void town(String... annotations) {
        var all = new Object[3];
        for (int i = 0; i < all.length; i++) {
            all[i] = chance(30) ? ", annotations: {" + oneOf(annotations) + "}" : "";
        }
        text.append(TOWN.formatted(all));
        text.append(NAMESPACE);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String path() {
        return PATHS.get(random.nextInt(PATHS.size()));
    }

    private void some(int most, Runnable each) {
        IntStream.range(0, random.nextInt(most + 1)).forEach(_ -> each.run());
    }

    private String several(int most, java.util.function.Supplier<String> each) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(_ -> each.get())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void object(String version, String kind, String spec) {
        made++;
        text.append(
                "---\napiVersion: %s\nkind: %s\nmetadata: {name: o%d, namespace: shop, creationTimestamp: \"2025-01-01T00:00:%02dZ\"}\nspec: %s\n"
                        .formatted(version, kind, made, made, spec));
    }

    private String entry() {
        return "{hosts: [" + oneOf("a.example", "\"*.b.example\"") + "], "
                + oneOf("", "exportTo: [.], ") + oneOf("", "addresses: [203.0.113.0/24], ") + "ports: [{number: "
                + oneOf(
                        "80, name: http, protocol: HTTP",
                        "443, name: tls, protocol: TLS",
                        "3306, name: db, protocol: TCP")
                + "}], resolution: NONE}";
    }

    private String proxyConfig() {
        return "{" + oneOf("", "selector: {matchLabels: {app: web}}, ") + "concurrency: " + oneOf("0", "2") + "}";
    }

    private String virtualService() {
        return "{hosts: ["
                + oneOf("web", "web", "db.shop.svc.cluster.local", "a.example", "\"*.shop.svc.cluster.local\"")
                + "], http: " + several(3, this::httpRule) + "}";
    }

    private String httpRule() {
        var parts = new ArrayList<String>();
        if (chance(70)) {
            parts.add("match: " + several(2, this::httpMatch));
        }
        parts.add(
                chance(15)
                        ? "redirect: {uri: " + path() + ", redirectCode: " + oneOf("301", "302", "308") + "}"
                        : "route: [{destination: {host: " + oneOf("web", "web", "web", "a.example") + "}, weight: "
                                + random.nextInt(1, 9) + "}, {destination: {host: api}, weight: "
                                + random.nextInt(1, 9) + "}]");
        if (chance(60)) {
            parts.add(oneOf("retries: {attempts: 0}", "retries: {attempts: 2, retryOn: \"5xx,connect-failure\"}"));
        }
        if (chance(25)) {
            parts.add("timeout: " + oneOf("1s", "500ms", "0s"));
        }
        if (chance(20)) {
            parts.add(oneOf(
                    "headers: {request: {set: {x-a: \"1\"}, remove: [x-b]}}",
                    "rewrite: {uri: /x}",
                    "mirror: {host: api}",
                    "fault: {abort: {httpStatus: 500, percentage: {value: 10}}}",
                    "fault: {abort: {grpcStatus: UNAVAILABLE, percentage: {value: 10}}}",
                    "corsPolicy: {allowOrigins: [{exact: \"https://a\"}]}"));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String httpMatch() {
        var parts = new ArrayList<String>();
        if (chance(75)) {
            parts.add("uri: {" + oneOf("exact", "prefix", "regex") + ": " + path() + "}");
        }
        if (chance(25)) {
            parts.add("method: {exact: " + oneOf("GET", "POST") + "}");
        }
        if (chance(25) || parts.isEmpty()) {
            parts.add("headers: {x-team: " + oneOf("{exact: red}", "{prefix: r}", "{}") + "}");
        }
        if (chance(10)) {
            parts.add(oneOf(
                    "sourceNamespace: shop", "sourceLabels: {app: api}", "port: 80", "queryParams: {q: {exact: one}}"));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String destinationRule() {
        var policy = oneOf(
                "loadBalancer: {simple: LEAST_REQUEST}",
                "outlierDetection: {consecutive5xxErrors: 3, baseEjectionTime: 10s}",
                "connectionPool: {tcp: {maxConnections: 10}, http: {http1MaxPendingRequests: 5}}",
                "connectionPool: {tcp: {connectTimeout: 2s}}",
                "tls: {mode: ISTIO_MUTUAL}",
                "portLevelSettings: [{port: {number: 80}, outlierDetection: {consecutive5xxErrors: 2}}]");
        return "{host: " + oneOf("web", "db", "api") + ", trafficPolicy: {" + policy + "}}";
    }

    private String access() {
        var selector = chance(70) ? "selector: {matchLabels: {app: " + oneOf("web", "db") + "}}, " : "";
        return "{" + selector + "action: " + oneOf("ALLOW", "ALLOW", "DENY") + ", rules: "
                + several(2, this::accessRule) + "}";
    }

    private String accessRule() {
        var parts = new ArrayList<String>();
        if (chance(75)) {
            parts.add("from: [{source: {"
                    + oneOf(
                            "principals: [cluster.local/ns/shop/sa/web]",
                            "namespaces: [shop]",
                            "principals: [\"*\"]",
                            "ipBlocks: [10.0.0.0/8]",
                            "notPrincipals: [cluster.local/ns/shop/sa/api]")
                    + "}}]");
        }
        if (chance(50)) {
            parts.add("to: [{operation: {"
                    + oneOf(
                            "methods: [GET]",
                            "paths: [\"/a*\", /b]",
                            "ports: [\"8080\"]",
                            "notPaths: [/a]",
                            "hosts: [web]")
                    + "}}]");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String mutualTls() {
        return "{" + oneOf("", "selector: {matchLabels: {app: web}}, ") + "mtls: {mode: "
                + oneOf("STRICT", "PERMISSIVE", "DISABLE") + "}}";
    }

    /** A network, and routes to hosts in it. */
    private void outside() {
        object(
                "policy.linkerd.io/v1alpha1",
                "EgressNetwork",
                "{trafficPolicy: " + oneOf("Allow", "Deny") + oneOf("", "", ", networks: [{cidr: 203.0.113.0/24}]")
                        + "}");
        int network = made;
        some(2, () -> {
            boolean isTls = chance(50);
            var port = isTls ? "443" : "80";
            var to = "group: policy.linkerd.io, kind: EgressNetwork, name: o" + network + ", port: " + port;
            object(
                    "gateway.networking.k8s.io/" + (isTls ? "v1alpha2" : "v1"),
                    isTls ? "TLSRoute" : "HTTPRoute",
                    "{hostnames: [" + oneOf("a.example", "b.example") + "], parentRefs: [{" + to + "}], rules: [{"
                            + (isTls ? "" : oneOf("", "matches: [{path: {value: /a}}], ")) + "backendRefs: [{" + to
                            + "}]}]}");
        });
    }

    private String route() {
        return "{parentRefs: [{group: \"\", kind: Service, name: " + oneOf("web", "db") + oneOf("", ", port: 80")
                + "}], rules: " + several(2, this::routeRule) + "}";
    }

    private String routeRule() {
        var match = "{path: {type: " + oneOf("Exact", "PathPrefix") + ", value: " + path() + "}"
                + oneOf("", ", method: GET", ", headers: [{name: x-team, value: red}]") + "}";
        var filters = chance(20)
                ? ", filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-a, value:"
                        + " \"1\"}]}}]"
                : "";
        return "{matches: [" + match + "]" + filters + ", backendRefs: [{name: web, port: 80, weight: "
                + random.nextInt(1, 9) + "}, {name: " + oneOf("api", "api", "api", "gone") + ", port: 80}]"
                + oneOf("", "", ", timeouts: {request: 1s}") + "}";
    }

    private String server() {
        return "{podSelector: {matchLabels: {app: api}}, port: 8080, accessPolicy: "
                + oneOf("deny", "all-authenticated", "all-unauthenticated", "audit") + "}";
    }

    /** A Server, and who is let in to it. */
    private void access(String app) {
        object(
                "policy.linkerd.io/v1beta3",
                "Server",
                "{podSelector: {matchLabels: {app: " + app + "}}, port: " + oneOf("8080", "http") + "}");
        int server = made;
        object(
                "policy.linkerd.io/v1alpha1",
                "MeshTLSAuthentication",
                oneOf(
                        "{identities: [\"*\"]}",
                        "{identityRefs: [{kind: ServiceAccount, name: web}]}",
                        "{identityRefs: [{kind: Namespace, name: shop}]}"));
        object(
                "policy.linkerd.io/v1alpha1",
                "AuthorizationPolicy",
                ("{targetRef: {group: policy.linkerd.io, kind: Server, name: o%d}, requiredAuthenticationRefs: "
                                + "[{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: o%d}]}")
                        .formatted(server, server + 1));
    }
}
