package dev.meshward.testing.translation;

import java.util.List;

/** Configurations of Linkerd drawn by lot: few constants, so that rules meet each other, and as many kinds of objects as it has. */
final class DrawnLinkerd {

    private static final String GATEWAY_API = "gateway.networking.k8s.io/";

    private final Lots lots;
    private final DrawnServers servers;

    private DrawnLinkerd(long seed) {
        this.lots = new Lots(seed);
        this.servers = new DrawnServers(lots);
    }

    static String of(long seed) {
        var drawn = new DrawnLinkerd(seed);
        drawn.all();
        return drawn.lots.text();
    }

    /** What Istio says as well: routes by path with shares, and members that are let in. */
    static String plain(long seed) {
        var drawn = new DrawnLinkerd(seed);
        drawn.lots.plainTown();
        drawn.lots.some(3, drawn::plainRoute);
        drawn.servers.drawPlain();
        return drawn.lots.text();
    }

    private void plainRoute() {
        var path = "{path: {type: " + lots.oneOf("Exact", "PathPrefix") + ", value: " + lots.path() + "}"
                + lots.oneOf("", ", method: GET", ", headers: [{name: x-team, value: red}]") + "}";
        lots.object(
                GATEWAY_API + "v1",
                "HTTPRoute",
                "{parentRefs: [" + parent(lots.oneOf("web", "db")) + "], rules: [{matches: [" + path
                        + "], backendRefs: ["
                        + backend("web", lots.number(1, 9)) + ", " + backend("api", lots.number(1, 9)) + "]"
                        + lots.oneOf("", "", ", timeouts: {request: 1s}") + "}]}");
    }

    private void all() {
        var policy = "config.linkerd.io/default-inbound-policy: "
                + lots.oneOf("all-authenticated", "deny", "cluster-unauthenticated", "cluster-authenticated", "audit");
        lots.town(
                List.of(
                        "config.linkerd.io/skip-outbound-ports: \"5432,6000-6002\"",
                        "config.linkerd.io/skip-inbound-ports: \"9090\"",
                        "config.linkerd.io/skip-subnets: 203.0.113.0/24",
                        "config.linkerd.io/proxy-cpu-request: 100m",
                        "config.linkerd.io/proxy-log-level: debug",
                        "config.linkerd.io/access-log: json",
                        "config.linkerd.io/proxy-await: enabled",
                        "linkerd.io/inject: enabled",
                        policy,
                        policy,
                        "config.linkerd.io/proxy-require-identity-inbound-ports: \"8080,9090\"",
                        "config.linkerd.io/opaque-ports: \"8080\""),
                List.of(
                        "config.linkerd.io/opaque-ports: \"80\"",
                        "balancer.linkerd.io/failure-accrual: consecutive",
                        "retry.linkerd.io/http: \"5xx\", retry.linkerd.io/limit: \"2\"",
                        "timeout.linkerd.io/request: 2s"),
                List.of("linkerd.io/inject: enabled", policy, "config.linkerd.io/skip-inbound-ports: \"4000\""));
        routes();
        servers.draw();
        lots.some(1, this::outside);
        if (lots.chance(15)) {
            var name = lots.oneOf("web", "db") + ".shop.svc.cluster.local";
            lots.named("linkerd.io/v1alpha2", "ServiceProfile", name, lots.oneOf("shop", "shop", "ops"), "", profile());
        }
        if (lots.chance(10)) {
            lots.object(
                    "split.smi-spec.io/v1alpha2",
                    "TrafficSplit",
                    "{service: web, backends: [{service: web, weight: 3}, {service: api, weight: 1}]}");
        }
    }

    private void routes() {
        lots.some(
                3,
                () -> lots.object(
                        GATEWAY_API + "v1",
                        "HTTPRoute",
                        lots.oneOf("shop", "shop", "shop", "ops"),
                        settings(),
                        route()));
        if (lots.chance(15)) {
            lots.object(GATEWAY_API + "v1", "GRPCRoute", grpcRoute());
        }
        if (lots.chance(15)) {
            lots.object(
                    GATEWAY_API + "v1alpha2",
                    "TCPRoute",
                    "{parentRefs: [" + parent("db") + "], rules: [{backendRefs: [" + backend("db", 2) + ", "
                            + backend("api", 1) + "]}]}");
        }
    }

    private String settings() {
        return lots.oneOf(
                "",
                "",
                "timeout.linkerd.io/request: 3s",
                "timeout.linkerd.io/response: 1s",
                "retry.linkerd.io/http: \"500,503\", retry.linkerd.io/limit: \"3\"",
                "retry.linkerd.io/http: gateway-error, retry.linkerd.io/timeout: 300ms");
    }

    private String profile() {
        return "{" + lots.oneOf("", "retryBudget: {retryRatio: 0.2, minRetriesPerSecond: 10, ttl: 10s}, ")
                + "routes: [{name: a, condition: "
                + lots.oneOf(
                        "{pathRegex: /a.*}",
                        "{all: [{method: GET}, {pathRegex: /a}]}",
                        "{any: [{pathRegex: /a}, {pathRegex: /b}]}")
                + lots.oneOf("", ", isRetryable: true", ", timeout: 300ms") + "}]"
                + lots.oneOf(
                        "",
                        "",
                        ", dstOverrides: [{authority: web.shop.svc.cluster.local:80, weight: 3}, {authority:"
                                + " api.shop.svc.cluster.local:80, weight: 1}]")
                + "}";
    }

    private String parent(String service) {
        return "{group: \"\", kind: Service, namespace: shop, name: " + service + lots.oneOf("", ", port: 80") + "}";
    }

    private static String backend(String service, int weight) {
        return "{name: " + service + ", namespace: shop, port: 80, weight: " + weight + "}";
    }

    private String route() {
        return "{parentRefs: [" + parent(lots.oneOf("web", "db")) + lots.oneOf("", "", ", " + parent("api")) + "]"
                + lots.oneOf("", "", "", ", hostnames: [web.example]", ", hostnames: [\"*.example\"]") + ", rules: "
                + lots.several(2, this::routeRule) + "}";
    }

    private String routeRule() {
        return "{matches: " + lots.several(2, this::match) + filters()
                + (lots.chance(10)
                        ? ""
                        : ", backendRefs: [" + backend("web", lots.number(1, 9)) + ", "
                                + backend(lots.oneOf("api", "api", "api", "gone"), 1) + "]")
                + lots.oneOf("", "", ", timeouts: {request: 1s}") + "}";
    }

    private String match() {
        return "{path: {type: "
                + lots.oneOf(
                        "Exact, value: " + lots.path(),
                        "PathPrefix, value: " + lots.path(),
                        "PathPrefix, value: /",
                        "RegularExpression, value: \"/a/[^/]+\"")
                + "}"
                + lots.oneOf(
                        "",
                        "",
                        ", method: GET",
                        ", headers: [{name: x-team, value: red}]",
                        ", headers: [{name: x-team, type: RegularExpression, value: \"r.*\"}]",
                        ", queryParams: [{name: q, value: one}]")
                + "}";
    }

    private String filters() {
        return lots.chance(25)
                ? ", filters: [{type: "
                        + lots.oneOf(
                                "RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-a, value: \"1\"}]}",
                                "ResponseHeaderModifier, responseHeaderModifier: {remove: [x-b]}",
                                "RequestMirror, requestMirror: {backendRef: {name: api, port: 80}}")
                        + "}]"
                : "";
    }

    private String grpcRoute() {
        return "{parentRefs: [" + parent("api") + "], rules: [{matches: [{method: {service: pkg.Shop"
                + lots.oneOf("", ", method: Buy") + "}}], backendRefs: [" + backend("api", 1) + ", " + backend("web", 1)
                + "]}]}";
    }

    /** A network, and routes to hosts in it. */
    private void outside() {
        var home = lots.oneOf("shop", "shop", "linkerd-egress");
        lots.object(
                "policy.linkerd.io/v1alpha1",
                "EgressNetwork",
                home,
                "",
                "{trafficPolicy: " + lots.oneOf("Allow", "Deny")
                        + lots.oneOf("", "", ", networks: [{cidr: 203.0.113.0/24}]") + "}");
        var network = lots.last();
        lots.some(2, () -> {
            boolean isTls = lots.chance(50);
            var port = isTls ? "443" : "80";
            var to = "group: policy.linkerd.io, kind: EgressNetwork, namespace: " + home + ", name: " + network
                    + ", port: " + port;
            lots.object(
                    GATEWAY_API + (isTls ? "v1alpha2" : "v1"),
                    isTls ? "TLSRoute" : "HTTPRoute",
                    home,
                    "",
                    "{hostnames: [" + lots.oneOf("a.example", "b.example", "\"*.c.example\"") + "], parentRefs: [{" + to
                            + "}], rules: [{" + (isTls ? "" : lots.oneOf("", "matches: [{path: {value: /a}}], "))
                            + "backendRefs: [{" + to + "}]}]}");
        });
    }
}
