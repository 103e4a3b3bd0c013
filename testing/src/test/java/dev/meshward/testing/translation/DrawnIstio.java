package dev.meshward.testing.translation;

import java.util.ArrayList;
import java.util.List;

/**
 * Configurations of Istio drawn by lot: few constants, so that rules meet each other, and as many kinds of objects and settings as
 * the mesh has.
 */
final class DrawnIstio {

    private static final String NETWORKING = "networking.istio.io/v1";

    private final Lots lots;
    private final DrawnPolicies policies;

    private DrawnIstio(long seed) {
        this.lots = new Lots(seed);
        this.policies = new DrawnPolicies(lots);
    }

    static String of(long seed) {
        var drawn = new DrawnIstio(seed);
        drawn.all();
        return drawn.lots.text();
    }

    /** Routes that Linkerd knows as well: exact paths, shares, no tries but those that are said. */
    static String routes(long seed) {
        var drawn = new DrawnIstio(seed);
        drawn.lots.plainTown();
        var rules = drawn.lots.several(
                3, () -> "{match: [{uri: {exact: " + drawn.lots.path() + "}}], " + drawn.shares() + "}");
        drawn.lots.object(
                NETWORKING,
                "VirtualService",
                "{hosts: [web], http: " + rules.replaceFirst("]$", ", {" + drawn.shares() + "}]") + "}");
        return drawn.lots.text();
    }

    private String shares() {
        return "route: [{destination: {host: web}, weight: " + lots.number(1, 9)
                + "}, {destination: {host: api}, weight: " + lots.number(1, 9) + "}], retries: {attempts: 0}"
                + lots.oneOf("", ", timeout: 1s", ", timeout: 0s");
    }

    private void all() {
        lots.town(
                List.of(
                        "traffic.sidecar.istio.io/excludeOutboundPorts: \"5432\"",
                        "traffic.sidecar.istio.io/excludeInboundPorts: \"9090\"",
                        "traffic.sidecar.istio.io/includeInboundPorts: \"8080\"",
                        "traffic.sidecar.istio.io/excludeOutboundIPRanges: 203.0.113.0/24",
                        "sidecar.istio.io/inject: \"true\"",
                        "sidecar.istio.io/proxyCPU: 100m",
                        "sidecar.istio.io/logLevel: debug",
                        "sidecar.istio.io/nativeSidecar: \"true\"",
                        "proxy.istio.io/config: \"holdApplicationUntilProxyStarts: true\""),
                List.of(),
                List.of());
        lots.some(2, this::virtualService);
        lots.some(2, () -> lots.object(NETWORKING, "DestinationRule", destinationRule()));
        policies.draw();
        lots.some(2, this::entry);
        lots.some(1, this::sidecar);
        others();
    }

    private void others() {
        lots.some(1, () -> lots.object("networking.istio.io/v1beta1", "ProxyConfig", proxyConfig()));
        lots.some(1, () -> lots.object("telemetry.istio.io/v1", "Telemetry", telemetry()));
        if (lots.chance(10)) {
            lots.object(
                    "networking.istio.io/v1alpha3",
                    "EnvoyFilter",
                    "{configPatches: [{applyTo: CLUSTER, match: {context: " + lots.oneOf("SIDECAR_INBOUND", "GATEWAY")
                            + "}, patch: {operation: MERGE, value: {name: x}}}]}");
        }
        if (lots.chance(10)) {
            lots.object(
                    NETWORKING,
                    "Gateway",
                    "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP},"
                            + " hosts: [\"*\"]}]}");
        }
    }

    private void virtualService() {
        boolean isOfConnections = lots.chance(20);
        var hosts = lots.oneOf(
                "[web]",
                "[web]",
                "[db.shop.svc.cluster.local]",
                "[a.example]",
                "[\"*.shop.svc.cluster.local\"]",
                "[web, db]",
                "[gone]");
        var spec = isOfConnections
                ? lots.oneOf(
                        "{hosts: [api.example.com], tls: [{match: [{sniHosts: [api.example.com]"
                                + lots.oneOf("", ", port: 443") + "}], route: " + connections("api.example.com")
                                + "}]}",
                        "{hosts: [db], tcp: [{"
                                + lots.oneOf("", "match: [{port: 80}], ", "match: [{sourceNamespace: ops}], ")
                                + "route: " + connections("db") + "}]}")
                : "{hosts: " + hosts
                        + lots.oneOf("", "", "", ", exportTo: [.]", ", exportTo: [ops]", ", exportTo: [\"*\"]")
                        + lots.oneOf("", "", "", ", gateways: [mesh]", ", gateways: [mesh, shop/gate]") + ", http: "
                        + lots.several(3, this::httpRule) + "}";
        lots.object(lots.oneOf(NETWORKING, "networking.istio.io/v1alpha3"), "VirtualService", spec);
    }

    private String connections(String host) {
        return "[{destination: {host: " + host + "}, weight: " + lots.number(1, 5)
                + "}, {destination: {host: api, port:" + " {number: 80}}, weight: " + lots.number(1, 5) + "}]";
    }

    private String httpRule() {
        var parts = new ArrayList<String>();
        if (lots.chance(70)) {
            parts.add("match: " + lots.several(2, this::httpMatch));
        }
        parts.add(target());
        if (lots.chance(60)) {
            parts.add(lots.oneOf(
                    "retries: {attempts: 0}",
                    "retries: {attempts: 2, retryOn: \"5xx,connect-failure\"}",
                    "retries: {attempts: 1, perTryTimeout: 300ms, retryOn: \"503,gateway-error\"}",
                    "retries: {attempts: 3, retryOn: \"unavailable\"}"));
        }
        if (lots.chance(25)) {
            parts.add("timeout: " + lots.oneOf("1s", "500ms", "0s"));
        }
        if (lots.chance(25)) {
            parts.add(lots.oneOf(
                    "headers: {request: {set: {x-a: \"1\"}, remove: [x-b]}}",
                    "headers: {response: {add: {x-a: \"1\"}}}",
                    "rewrite: {uri: /x}",
                    "mirror: {host: api}",
                    "fault: {abort: {httpStatus: 500, percentage: {value: 10}}}",
                    "fault: {abort: {httpStatus: 404}}",
                    "fault: {abort: {grpcStatus: UNAVAILABLE, percentage: {value: 10}}}",
                    "fault: {delay: {fixedDelay: 1s, percentage: {value: 10}}}",
                    "corsPolicy: {allowOrigins: [{exact: \"https://a\"}]}"));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String target() {
        if (lots.chance(15)) {
            return lots.oneOf(
                    "redirect: {uri: " + lots.path() + ", redirectCode: " + lots.oneOf("301", "302", "308") + "}",
                    "redirect: {authority: b.example, scheme: https}",
                    "redirect: {authority: b.example, port: 8443}",
                    "directResponse: {status: 404}");
        }
        var first = lots.oneOf("host: web", "host: web", "host: web", "host: a.example", "host: web, subset: v1");
        return lots.chance(40)
                ? "route: [{destination: {" + first + "}}]"
                : "route: [{destination: {" + first + "}, weight: " + lots.number(0, 9)
                        + "}, {destination: {host: api, port: {number: 80}}, weight: " + lots.number(1, 9)
                        + lots.oneOf("", "", ", headers: {request: {add: {x-c: \"1\"}}}") + "}]";
    }

    private String httpMatch() {
        var parts = new ArrayList<String>();
        if (lots.chance(75)) {
            parts.add("uri: {" + lots.oneOf("exact", "prefix", "regex") + ": " + lots.path()
                    + lots.oneOf("}", "}", "}", "}, ignoreUriCase: true"));
        }
        if (lots.chance(25)) {
            parts.add("method: {" + lots.oneOf("exact: GET", "exact: POST", "prefix: P", "regex: \"GET|HEAD\"") + "}");
        }
        if (lots.chance(25) || parts.isEmpty()) {
            parts.add("headers: {x-team: " + lots.oneOf("{exact: red}", "{prefix: r}", "{}", "{regex: \"r.d\"}") + "}");
        }
        if (lots.chance(20)) {
            parts.add(lots.oneOf(
                    "sourceNamespace: shop",
                    "sourceNamespace: ops",
                    "sourceLabels: {app: api}",
                    "port: 80",
                    "scheme: {exact: http}",
                    "withoutHeaders: {x-team: {}}",
                    "authority: {exact: web}",
                    "authority: {regex: \".+\\\\.example\"}",
                    "gateways: [shop/gate]",
                    "queryParams: {q: {exact: one}}",
                    "queryParams: {q: {prefix: o}}"));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String destinationRule() {
        var policy = lots.oneOf(
                "loadBalancer: {simple: LEAST_REQUEST}",
                "loadBalancer: {consistentHash: {httpHeaderName: x-user}}",
                "outlierDetection: {consecutive5xxErrors: 3, baseEjectionTime: 10s}",
                "outlierDetection: {consecutiveGatewayErrors: 3, maxEjectionPercent: 50, interval: 5s}",
                "connectionPool: {tcp: {maxConnections: 10}, http: {http1MaxPendingRequests: 5}}",
                "connectionPool: {tcp: {connectTimeout: 2s}}",
                "tls: {mode: ISTIO_MUTUAL}",
                "tls: {mode: DISABLE}",
                "retryBudget: {percent: 20, minRetryConcurrency: 3}",
                "portLevelSettings: [{port: {number: 80}, outlierDetection: {consecutive5xxErrors: 2}}]");
        return "{host: " + lots.oneOf("web", "db", "api", "a.example", "\"*.shop.svc.cluster.local\"", "\"*.local\"")
                + lots.oneOf("", "", ", exportTo: [.]") + ", trafficPolicy: {" + policy + "}"
                + lots.oneOf("", ", subsets: [{name: v1, labels: {version: v1}}]") + "}";
    }

    private void entry() {
        if (lots.chance(20)) {
            lots.object(NETWORKING, "WorkloadEntry", "{address: 192.0.2.7, labels: {app: vm}, serviceAccount: vm}");
            lots.object(
                    NETWORKING,
                    "ServiceEntry",
                    "{hosts: [vm.example], location: MESH_INTERNAL, resolution: STATIC, workloadSelector: {labels:"
                            + " {app: vm}}, ports: [{number: 80, name: http, protocol: HTTP}]}");
            return;
        }
        lots.object(
                NETWORKING,
                "ServiceEntry",
                lots.oneOf("shop", "shop", "ops"),
                "",
                "{hosts: [" + lots.oneOf("a.example", "\"*.b.example\"", "api.example.com") + "], "
                        + lots.oneOf("", "exportTo: [.], ", "exportTo: [shop, ops], ")
                        + lots.oneOf("", "addresses: [203.0.113.0/24], ", "addresses: [10.9.0.0/16, 203.0.113.7], ")
                        + "ports: [{number: "
                        + lots.oneOf(
                                "80, name: http, protocol: HTTP",
                                "443, name: tls, protocol: TLS",
                                "80, name: http, protocol: HTTP}, {number: 443, name: tls, protocol: TLS",
                                "3306, name: db, protocol: TCP",
                                "80, name: http, protocol: HTTP, targetPort: 8080")
                        + "}]" + lots.oneOf("", "", ", subjectAltNames: [spiffe://a]") + ", resolution: NONE}");
    }

    private void sidecar() {
        lots.object(
                NETWORKING,
                "Sidecar",
                lots.oneOf("shop", "shop", "istio-system"),
                "",
                "{" + lots.oneOf("", "", "workloadSelector: {labels: {app: api}}, ")
                        + lots.oneOf("", "egress: [{hosts: [\"./*\"]}], ", "egress: [{hosts: [\"*/*\"]}], ")
                        + "outboundTrafficPolicy: {mode: " + lots.oneOf("ALLOW_ANY", "REGISTRY_ONLY") + "}}");
    }

    private String proxyConfig() {
        return "{" + lots.oneOf("", "selector: {matchLabels: {app: web}}, ")
                + lots.oneOf(
                        "concurrency: 0",
                        "concurrency: 2",
                        "environmentVariables: {A: b}",
                        "image: {imageType: distroless}")
                + "}";
    }

    private String telemetry() {
        return "{" + lots.oneOf("", "selector: {matchLabels: {app: web}}, ")
                + lots.oneOf(
                        "accessLogging: [{providers: [{name: envoy}]}]",
                        "accessLogging: [{disabled: true}]",
                        "tracing: [{randomSamplingPercentage: 10}]",
                        "metrics: [{providers: [{name: prometheus}], overrides: [{disabled: true}]}]")
                + "}";
    }
}
