package dev.meshward.testing.translation;

/** Who may call, in Istio's words, drawn by lot. */
final class DrawnPolicies {

    private static final String SECURITY = "security.istio.io/v1";

    private final Lots lots;

    DrawnPolicies(Lots lots) {
        this.lots = lots;
    }

    void draw() {
        lots.some(2, this::access);
        lots.some(1, this::mutualTls);
        if (lots.chance(10)) {
            lots.object(
                    SECURITY,
                    "RequestAuthentication",
                    "{" + selector()
                            + "jwtRules: [{issuer: https://issuer.example, jwksUri: https://issuer.example/keys}]}");
        }
    }

    private String selector() {
        return lots.chance(70) ? "selector: {matchLabels: {app: " + lots.oneOf("web", "db") + "}}, " : "";
    }

    private void access() {
        var action = lots.oneOf("ALLOW", "ALLOW", "ALLOW", "DENY", "DENY", "AUDIT");
        lots.object(
                SECURITY,
                "AuthorizationPolicy",
                lots.oneOf("shop", "shop", "shop", "istio-system"),
                lots.chance(5) ? "istio.io/dry-run: \"true\"" : "",
                "{" + selector() + "action: " + action + ", rules: "
                        + (action.equals("ALLOW") && lots.chance(8) ? "[]" : lots.several(2, this::rule)) + "}");
    }

    private String rule() {
        return "{"
                + lots.parts(
                        60,
                        "from: " + lots.several(2, () -> "{source: {" + lots.parts(30, source(), source2()) + "}}"),
                        "to: "
                                + lots.several(
                                        2, () -> "{operation: {" + lots.parts(40, operation(), operation2()) + "}}"),
                        "when: [" + condition() + "]")
                + "}";
    }

    private String source() {
        return lots.oneOf(
                "principals: [cluster.local/ns/shop/sa/web]",
                "principals: [cluster.local/ns/shop/sa/*]",
                "principals: [\"*/sa/cron\"]",
                "namespaces: [shop]",
                "namespaces: [\"o*\"]",
                "principals: [\"*\"]",
                "serviceAccounts: [shop/web, api]",
                "notPrincipals: [cluster.local/ns/shop/sa/api]",
                "notNamespaces: [ops]",
                "requestPrincipals: [\"*\"]");
    }

    private String source2() {
        return lots.oneOf(
                "ipBlocks: [10.0.0.0/8]",
                "ipBlocks: [10.1.0.0/16, 192.0.2.7]",
                "notIpBlocks: [10.1.2.0/24]",
                "remoteIpBlocks: [198.51.100.0/24]");
    }

    private String operation() {
        return lots.oneOf(
                "methods: [GET]",
                "methods: [\"P*\"]",
                "notMethods: [DELETE]",
                "ports: [\"8080\"]",
                "ports: [\"7070\"]",
                "notPorts: [\"9090\"]");
    }

    private String operation2() {
        return lots.oneOf(
                "paths: [\"/a*\", /b]",
                "paths: [\"*/b\"]",
                "paths: [\"/a/{*}\", \"/b/{**}\"]",
                "notPaths: [/a]",
                "hosts: [web]",
                "hosts: [\"*.example\"]",
                "notHosts: [web]");
    }

    private String condition() {
        return lots.oneOf(
                "{key: source.ip, values: [10.0.0.0/8]}",
                "{key: source.namespace, notValues: [ops]}",
                "{key: destination.port, values: [\"8080\"]}",
                "{key: \"request.headers[x-team]\", values: [red, \"b*\"]}",
                "{key: \"request.headers[x-team]\", notValues: [red]}",
                "{key: \"request.auth.claims[group]\", values: [admin]}",
                "{key: connection.sni, values: [a.example]}");
    }

    private void mutualTls() {
        var mode = lots.oneOf("STRICT", "PERMISSIVE", "DISABLE");
        boolean isOfPods = lots.chance(50);
        lots.object(
                SECURITY,
                "PeerAuthentication",
                isOfPods || lots.chance(60) ? "shop" : "istio-system",
                "",
                "{" + (isOfPods ? "selector: {matchLabels: {app: web}}, " : "") + "mtls: {mode: " + mode + "}"
                        + (isOfPods && lots.chance(40)
                                ? ", portLevelMtls: {8080: {mode: " + lots.oneOf("STRICT", "PERMISSIVE", "DISABLE")
                                        + "}}"
                                : "")
                        + "}");
    }
}
