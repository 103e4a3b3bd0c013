package dev.meshward.testing.translation;

/** Who may call, in Linkerd's words, drawn by lot. */
final class DrawnServers {

    private static final String POLICY = "policy.linkerd.io/v1alpha1";

    private final Lots lots;

    DrawnServers(Lots lots) {
        this.lots = lots;
    }

    /** What Istio says as well: members that one Server lets in. */
    void drawPlain() {
        server("web", "");
        allow("{group: policy.linkerd.io, kind: Server, name: " + lots.last() + "}", members());
    }

    void draw() {
        lots.some(
                1,
                () -> server(
                        "api",
                        ", accessPolicy: "
                                + lots.oneOf(
                                        "deny",
                                        "all-authenticated",
                                        "all-unauthenticated",
                                        "cluster-authenticated",
                                        "audit")));
        var server = server(lots.oneOf("web", "db"), "");
        access(server);
        if (lots.chance(30)) {
            access(server);
        }
        if (lots.chance(15)) {
            lots.object(
                    "policy.linkerd.io/v1beta1",
                    "ServerAuthorization",
                    "{server: {name: " + server + "}, client: {"
                            + lots.oneOf(
                                    "meshTLS: {serviceAccounts: [{name: web}]}",
                                    "meshTLS: {unauthenticatedTLS: true}",
                                    "unauthenticated: true",
                                    "networks: [{cidr: 10.1.0.0/16}], unauthenticated: true")
                            + "}}");
        }
        if (lots.chance(10)) {
            lots.object(
                    POLICY,
                    "HTTPLocalRateLimitPolicy",
                    "{targetRef: {group: policy.linkerd.io, kind: Server, name: " + server
                            + "}, total: {requestsPerSecond: 100}"
                            + lots.oneOf("", ", identity: {requestsPerSecond: 10}")
                            + "}");
        }
    }

    private String server(String app, String more) {
        lots.object(
                "policy.linkerd.io/v1beta3",
                "Server",
                "{podSelector: "
                        + lots.oneOf(
                                "{matchLabels: {app: " + app + "}}",
                                "{matchLabels: {app: " + app + "}}",
                                "{matchExpressions: [{key: app, operator: In, values: [" + app + "]}]}")
                        + ", port: " + lots.oneOf("8080", "8080", "http", "7070")
                        + (lots.chance(20) ? ", proxyProtocol: " + lots.oneOf("HTTP/1", "opaque", "gRPC") : "")
                        + more + "}");
        return lots.last();
    }

    /** Whom the whole Server lets in, or a route of it, or all Servers of the namespace. */
    private void access(String server) {
        var target = "{group: policy.linkerd.io, kind: Server, name: " + server + "}";
        switch (lots.number(0, 6)) {
            case 0 -> target = "{kind: Namespace, name: shop}";
            case 1, 2 -> target = "{group: gateway.networking.k8s.io, kind: HTTPRoute, name: " + route(server) + "}";
            default -> {}
        }
        var references = switch (lots.number(0, 7)) {
            case 0, 1, 2 -> members();
            case 3 -> networks();
            case 4 -> members() + ", " + networks();
            case 5 -> "{kind: ServiceAccount, name: web, namespace: shop}";
            default -> "";
        };
        allow(target, references);
    }

    private void allow(String target, String references) {
        lots.object(
                POLICY,
                "AuthorizationPolicy",
                "{targetRef: " + target + ", requiredAuthenticationRefs: [" + references + "]}");
    }

    private String route(String server) {
        lots.object(
                "gateway.networking.k8s.io/v1",
                "HTTPRoute",
                "{parentRefs: [{group: policy.linkerd.io, kind: Server, name: " + server
                        + "}], rules: [{matches: [{path: {type: "
                        + lots.oneOf("Exact", "PathPrefix") + ", value: " + lots.path() + "}"
                        + lots.oneOf("", ", method: GET", ", headers: [{name: x-team, value: red}]") + "}]}]}");
        return lots.last();
    }

    private String members() {
        lots.object(
                POLICY,
                "MeshTLSAuthentication",
                lots.oneOf(
                        "{identities: [\"*\"]}",
                        "{identities: [\"*.shop.serviceaccount.identity.linkerd.cluster.local\"]}",
                        "{identities: [web.shop.serviceaccount.identity.linkerd.cluster.local]}",
                        "{identityRefs: [{kind: ServiceAccount, name: web}]}",
                        "{identityRefs: [{kind: ServiceAccount, name: cron, namespace: ops}]}",
                        "{identityRefs: [{kind: Namespace, name: shop}]}"));
        return "{group: policy.linkerd.io, kind: MeshTLSAuthentication, name: " + lots.last() + "}";
    }

    private String networks() {
        lots.object(
                POLICY,
                "NetworkAuthentication",
                lots.oneOf(
                        "{networks: [{cidr: 10.0.0.0/8}]}",
                        "{networks: [{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}]}",
                        "{networks: [{cidr: 192.0.2.0/24}, {cidr: fd00::/8}]}"));
        return "{group: policy.linkerd.io, kind: NetworkAuthentication, name: " + lots.last() + "}";
    }
}
