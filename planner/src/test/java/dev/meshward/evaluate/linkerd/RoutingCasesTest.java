package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.RoutingWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md A.2, A.3, B, D: what becomes of requests of {@code shop/web} to {@code data/db} and to hosts outside. */
class RoutingCasesTest {

    @ParameterizedTest(name = "D {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        of the Service's namespace       | HTTPRoute | data | {PARENT, rules: [{V1}]}                                                                     | v1
        of the caller's namespace        | HTTPRoute | shop | {PARENT, rules: [{V1}]}                                                                     | v1
        of somebody else's namespace     | HTTPRoute | ops  | {PARENT, rules: [{V1}]}                                                                     | data/db:8080
        of the group of Linkerd          | PolicyHTTPRoute | data | {PARENT, rules: [{V1}]}                                                               | v1
        for this port                    | HTTPRoute | data | {parentRefs: [{group: "", kind: Service, name: db, namespace: data, port: 80}], rules: [{V1}]} | v1
        for another port                 | HTTPRoute | data | {parentRefs: [{group: "", kind: Service, name: db, namespace: data, port: 81}], rules: [{V1}]} | data/db:8080
        A.3 without its group            | HTTPRoute | data | {parentRefs: [{kind: Service, name: db}], rules: [{V1}]}                                    | data/db:8080
        A.3 with the group core          | HTTPRoute | data | {parentRefs: [{group: core, kind: Service, name: db}], rules: [{V1}]}                       | v1
        A.3 an unknown filter            | HTTPRoute | data | {PARENT, rules: [{V1, filters: [{type: URLRewrite}]}]}                                      | data/db:8080
        no backend: the Service          | HTTPRoute | data | {PARENT, rules: [{matches: [{path: {value: /a}}]}]}                                         | data/db:8080
        weights                          | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{name: v1, port: 80, weight: 9}, {name: v2, port: 80}]}]}   | data/db-v1:8080*9 data/db-v2:8080
        weight 0 is never chosen         | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{name: v1, port: 80}, {name: v2, port: 80, weight: 0}]}]}   | v1
        a Service that is not there      | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{name: gone, port: 80}, {name: v1, port: 80}]}]}            | missing:500 data/db-v1:8080
        a backend without a port         | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{name: v1}]}]}                                              | missing:500
        a kind that is no backend        | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{kind: Gateway, name: v1, port: 80}]}]}                     | missing:500
        a network behind a Service       | HTTPRoute | data | {PARENT, rules: [{backendRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: n, port: 80}]}]} | missing:500
        whose namespace is not known     | HTTPRoute | shop | {PARENT, rules: [{backendRefs: [{name: v1, port: 80}]}]}                                    | unknown
        redirect, 302 where none is said | HTTPRoute | data | {PARENT, rules: [{filters: [{type: RequestRedirect, requestRedirect: {hostname: x.example}}]}]} | 302 http://x.example/a/b
        redirect to https                | HTTPRoute | data | {PARENT, rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]}]} | 301 https://db.data.svc.cluster.local/a/b
        redirect of the whole path       | HTTPRoute | data | {PARENT, rules: [{filters: [{type: RequestRedirect, requestRedirect: {path: {type: ReplaceFullPath, replaceFullPath: /z}}}]}]} | 302 http://db.data.svc.cluster.local/z
        redirect of a prefix             | HTTPRoute | data | {PARENT, rules: [{matches: [{path: {value: /a}}], filters: [{type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /z}}}]}]} | 302 http://db.data.svc.cluster.local/z/b
        redirect to another port         | HTTPRoute | data | {PARENT, rules: [{filters: [{type: RequestRedirect, requestRedirect: {port: 8080}}]}]}      | 302 http://db.data.svc.cluster.local:8080/a/b
        """)
    void a_route_leads_somewhere(String claim, String kind, String namespace, String spec, String expected) {
        var scene = new RouteScene().route(kind, namespace, "{}", spec);

        assertThat(RoutingWords.places(scene.request("GET /a/b")))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @Test
    void grpc_routes_put_http_routes_aside() {
        var scene = new RouteScene()
                .http("[{V1}]")
                .route("GRPCRoute", "data", "{}", "{PARENT, rules: [{matches: [{method: {service: a.B}}], V2}]}");

        assertThat(RoutingWords.places(scene.request("GET /a"))).isEqualTo("404");
    }

    @Test
    void producers_and_consumers_are_taken_together_and_the_best_match_wins() {
        var scene = new RouteScene()
                .http("[{matches: [{path: {value: /a}}], V1}]")
                .route("HTTPRoute", "shop", "{}", "{PARENT, rules: [{V2}]}");

        assertThat(RoutingWords.places(scene.request("shop", "GET /a"))).isEqualTo(RouteScene.full("v1"));
        assertThat(RoutingWords.places(scene.request("shop", "GET /b"))).isEqualTo(RouteScene.full("v2"));
        assertThat(RoutingWords.places(scene.request("ops", "GET /b"))).isEqualTo("404");
    }

    @ParameterizedTest(name = "B {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        nothing said                         | {}                                                     | {}                                                      | plain
        of the Service                       | {timeout.linkerd.io/request: 5s}                       | {}                                                      | t=5000
        of the route                         | {}                                                     | {timeout.linkerd.io/request: 300ms}                     | t=300
        the route hides the Service          | {timeout.linkerd.io/request: 5s}                       | {timeout.linkerd.io/request: 1m}                        | t=60000
        another timeout hides it too         | {timeout.linkerd.io/request: 5s}                       | {timeout.linkerd.io/idle: 1m}                           | plain
        0 means none                         | {timeout.linkerd.io/request: 5s}                       | {timeout.linkerd.io/request: 0s}                        | plain
        compound durations are none          | {}                                                     | {timeout.linkerd.io/request: 1m30s}                     | unknown
        parts of a second are none           | {}                                                     | {timeout.linkerd.io/request: 1.5s}                      | unknown
        statuses                             | {}                                                     | {retry.linkerd.io/http: "503"}                          | n=1 on=503
        gateway-error                        | {}                                                     | {retry.linkerd.io/http: gateway-error}                  | n=1 on=502,503,504
        a range                              | {}                                                     | {retry.linkerd.io/http: 501-502}                        | n=1 on=501,502
        several                              | {}                                                     | {retry.linkerd.io/http: "409,503", retry.linkerd.io/limit: "3"} | n=3 on=409,503
        a limit alone                        | {}                                                     | {retry.linkerd.io/limit: "2"}                           | n=2
        0 is no limit                        | {}                                                     | {retry.linkerd.io/limit: "0"}                           | plain
        limit 0 beside conditions is 1       | {}                                                     | {retry.linkerd.io/limit: "0", retry.linkerd.io/http: "503"} | n=1 on=503
        of each try                          | {}                                                     | {retry.linkerd.io/timeout: 400ms}                       | n=1 each=400
        tries of the Service                 | {retry.linkerd.io/http: "503"}                         | {}                                                      | n=1 on=503
        the route hides all of them          | {retry.linkerd.io/http: "503", retry.linkerd.io/limit: "5"} | {retry.linkerd.io/timeout: 1s}                     | n=1 each=1000
        groups hide each other apart         | {retry.linkerd.io/limit: "5"}                          | {timeout.linkerd.io/request: 1s}                        | t=1000 n=5
        conditions of gRPC are not for HTTP  | {}                                                     | {retry.linkerd.io/grpc: internal}                       | plain
        what is no condition                 | {}                                                     | {retry.linkerd.io/http: "5xx, 404"}                     | unknown
        """)
    void tries_and_timeouts(String claim, String ofService, String ofRoute, String expected) {
        var scene = new RouteScene(ofService).route("HTTPRoute", "data", ofRoute, "{PARENT, rules: [{V1}]}");

        assertThat(RoutingWords.handling(scene.request("GET /")))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @Test
    void a_service_without_routes_has_its_own_tries() {
        var scene = new RouteScene("{retry.linkerd.io/http: 5xx, timeout.linkerd.io/request: 2s}");

        assertThat(RoutingWords.handling(scene.request("GET /"))).startsWith("t=2000 n=1 on=500,501");
    }

    @Test
    void a_timeout_of_a_rule_counts_where_no_annotation_does() {
        var scene = new RouteScene("{timeout.linkerd.io/request: 9s}")
                .http("[{matches: [{path: {value: /a}}], timeouts: {request: 2s}}, {V1}]");

        assertThat(RoutingWords.handling(scene.request("GET /a"))).isEqualTo("t=2000");
        assertThat(RoutingWords.handling(scene.request("GET /b"))).isEqualTo("t=9000");
    }

    @ParameterizedTest(name = "D {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        nothing                 | [{V1}]                                                                                                       | none
        a header is set         | [{V1, filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X, value: a}]}}]}]         | x=a
        a header is added       | [{V1, filters: [{type: RequestHeaderModifier, requestHeaderModifier: {add: [{name: x, value: a}]}}]}]         | x+a
        a header is removed     | [{V1, filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x]}}]}]                        | x=
        of the response         | [{V1, filters: [{type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: x, value: a}]}}]}]       | <x=a
        of the backend, after   | [{filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x, value: a}]}}], backendRefs: [{name: v1, port: 80, filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x, value: b}]}}]}]}] | x=b
        """)
    void filters(String claim, String rules, String expected) {
        assertThat(RoutingWords.changes(new RouteScene().http(rules).request("GET /")))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.2 {0}: {2} → {3}, {4}")
    @CsvSource(delimiterString = " | ", textBlock = """
        the first route that takes it    | {routes: [{name: a, condition: {pathRegex: /a}, timeout: 1s}, {name: b, condition: {pathRegex: /a}, timeout: 2s}]} | GET /a | data/db:8080 | t=1000
        no route: as if there were none  | {routes: [{name: a, condition: {pathRegex: /a}, timeout: 1s}]}                         | GET /b     | data/db:8080 | plain
        anchors are put where missing    | {routes: [{name: a, condition: {pathRegex: /a}, timeout: 1s}]}                         | GET /a/b   | data/db:8080 | plain
        alternatives get one each        | {routes: [{name: a, condition: {pathRegex: /a|/b}, timeout: 1s}]}                      | GET /a/x   | data/db:8080 | t=1000
        method                           | {routes: [{name: a, condition: {method: POST}, timeout: 1s}]}                          | POST /x    | data/db:8080 | t=1000
        not                              | {routes: [{name: a, condition: {not: {method: POST}}, timeout: 1s}]}                   | POST /x    | data/db:8080 | plain
        any                              | {routes: [{name: a, condition: {any: [{method: PUT}, {pathRegex: /a}]}, timeout: 1s}]} | GET /a     | data/db:8080 | t=1000
        all                              | {routes: [{name: a, condition: {all: [{method: PUT}, {pathRegex: /a}]}, timeout: 1s}]} | GET /a     | data/db:8080 | plain
        shares of all requests           | {dstOverrides: [{authority: v1.data.svc.cluster.local, weight: 900m}, {authority: "v2.data.svc.cluster.local:80", weight: 100m}]} | GET / | data/db-v1:8080*900 data/db-v2:8080*100 | plain
        opaque ports alone decide nothing | {opaquePorts: ["9"]}                                                                  | GET /      | data/db-v1:8080 | plain
        """)
    void profiles(String claim, String spec, String request, String places, String handling) {
        var scene = new RouteScene().http("[{V1}]").add("""
            apiVersion: linkerd.io/v1alpha2
            kind: ServiceProfile
            metadata: {name: db.data.svc.cluster.local, namespace: data}
            spec: %s
            """.formatted(spec));

        assertThat(RoutingWords.places(scene.request(request)))
                .describedAs(claim)
                .isEqualTo(places);
        assertThat(RoutingWords.handling(scene.request(request)))
                .describedAs(claim)
                .isEqualTo(handling);
    }

    @Test
    void a_traffic_split_of_smi_shares_out_calls_as_a_profile_does() {
        var split = """
            apiVersion: split.smi-spec.io/v1alpha1
            kind: TrafficSplit
            metadata: {name: db, namespace: data}
            spec: {service: db.data, backends: [{service: v1, weight: 750m}, {service: v2, weight: 250m}]}
            """;
        var skipped = """
            apiVersion: linkerd.io/v1alpha2
            kind: ServiceProfile
            metadata: {name: db.data.svc.cluster.local, namespace: data, annotations: {smi.linkerd.io/skip: "true"}}
            spec: {}
            """;

        assertThat(RoutingWords.places(new RouteScene().add(split).request("GET /")))
                .isEqualTo("data/db-v1:8080*750 data/db-v2:8080*250");
        assertThat(RoutingWords.places(new RouteScene().add(split).add(skipped).request("GET /")))
                .isEqualTo("data/db:8080");
    }

    @Test
    void retryable_routes_of_a_profile_try_failures_as_a_budget_allows() {
        var scene = new RouteScene().add("""
            apiVersion: linkerd.io/v1alpha2
            kind: ServiceProfile
            metadata: {name: db.data.svc.cluster.local, namespace: shop}
            spec: {routes: [{name: a, condition: {method: GET}, isRetryable: true, responseClasses: [{condition: {status: {min: 500, max: 598}}, isFailure: false}]}]}
            """);

        assertThat(RoutingWords.handling(scene.request("GET /"))).isEqualTo("n=2147483647 on=599");
        assertThat(RoutingWords.handling(scene.request("ops", "GET /"))).isEqualTo("plain");
    }

    @ParameterizedTest(name = "D {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        requests on an undeclared port             | 80   | HTTP         | data/db:8080
        bytes on an undeclared port                | 80   | TCP          | data/db:8080
        B usual ports are opaque                   | 3306 | HTTP         | data/db:3306
        the server begins, and it waits            | 80   | SERVER_FIRST | unknown
        the server begins on an opaque port        | 3306 | SERVER_FIRST | data/db:3306
        declared HTTP, and it is none              | 81   | TCP          | stopped
        a foreign appProtocol is opaque            | 82   | HTTP         | data/db:8082
        a port that the Service does not declare   | 9999 | HTTP         | stopped
        """)
    void protocols(String claim, int port, Application application, String expected) {
        var to = new Destination.OfService(new ServiceId("data", "db"), port);
        var routing = new RouteScene().routed("shop", to, application, Request.get("db.data", "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "D {0} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        TCP                             | TCPRoute | {PARENT, rules: [{V1}]}                                    | TCP | v1
        TLS by server name              | TLSRoute | {PARENT, hostnames: [db.example], rules: [{V1}]}           | TLS | v1
        TLS of another name             | TLSRoute | {PARENT, hostnames: [other.example], rules: [{V1}]}        | TLS | stopped
        TLS routes say nothing of bytes | TLSRoute | {PARENT, hostnames: [db.example], rules: [{V1}]}           | TCP | data/db:8443
        TCP routes take TLS too         | TCPRoute | {PARENT, rules: [{V1}]}                                    | TLS | v1
        """)
    void connections(String claim, String kind, String spec, Application application, String expected) {
        var to = new Destination.OfService(new ServiceId("data", "db"), 8443);
        var routing = new RouteScene()
                .route(kind, "data", "{}", spec)
                .routed("shop", to, application, Request.get("db.example", "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(RouteScene.full(expected));
    }

    @Test
    void a_headless_service_has_no_routes() {
        var to = new Destination.OfService(new ServiceId("data", "pods"), 80);

        assertThat(new RouteScene().routed("shop", to, Application.HTTP, Request.get("pods.data", "/")))
                .isInstanceOf(Routing.Passed.class);
    }

    private static final String NETWORK = """
        apiVersion: policy.linkerd.io/v1alpha1
        kind: EgressNetwork
        metadata: {name: net, namespace: %s}
        spec: {trafficPolicy: %s%s}
        """;

    @ParameterizedTest(name = "D {0} → {5}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a network that allows                  | shop           | Allow | none               | HTTP | x.example:80
        a network that denies requests         | shop           | Deny  | none               | HTTP | 403
        a network that denies connections      | shop           | Deny  | none               | TCP  | stopped
        the network for all                    | linkerd-egress | Deny  | none               | HTTP | 403
        of somebody else                       | ops            | Deny  | none               | HTTP | passes
        addresses are not known                | shop           | Deny  | 10.0.0.0/8         | HTTP | unknown
        all addresses                          | shop           | Deny  | 0.0.0.0/0          | HTTP | 403
        """)
    void hosts_outside(
            String claim, String namespace, String policy, String cidr, Application application, String expected) {
        var networks = cidr.equals("none") ? "" : ", networks: [{cidr: " + cidr + "}]";
        var routing = new RouteScene()
                .add(NETWORK.formatted(namespace, policy, networks))
                .routed("shop", new Destination.Outside("x.example", 80), application, Request.get("x.example", "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @ParameterizedTest(name = "D {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a route lets a host out              | {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: net, namespace: shop, port: 80}], hostnames: [x.example]} | x.example:80
        a route of another host              | {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: net, namespace: shop, port: 80}], hostnames: [y.example]} | 403
        a route of another port              | {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: net, namespace: shop, port: 81}], hostnames: [x.example]} | 403
        A.1 a route has to name the port     | {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: net, namespace: shop}], hostnames: [x.example]} | 403
        to a Service instead                 | {parentRefs: [{group: policy.linkerd.io, kind: EgressNetwork, name: net, namespace: shop, port: 80}], rules: [{V1}]} | data/db-v1:8080
        """)
    void routes_of_networks(String claim, String spec, String expected) {
        var routing = new RouteScene()
                .add(NETWORK.formatted("shop", "Deny", ""))
                .route("HTTPRoute", "shop", "{}", spec)
                .routed(
                        "shop",
                        new Destination.Outside("x.example", 80),
                        Application.HTTP,
                        Request.get("x.example", "/"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(expected);
    }

    @Test
    void failures_in_a_row_leave_a_pod_out_where_the_service_says_so() {
        var annotated = "{balancer.linkerd.io/failure-accrual: consecutive,"
                + " balancer.linkerd.io/failure-accrual-consecutive-max-failures: \"3\"}";

        assertThat(ejection(new RouteScene())).isEmpty();
        assertThat(ejection(new RouteScene(annotated)))
                .hasValueSatisfying(each -> assertThat(each.failures()).isEqualTo(3));
    }

    private static java.util.Optional<dev.meshward.evaluate.Treatment.Ejection> ejection(RouteScene scene) {
        return ((Routing.Sent) scene.request("GET /"))
                .shares()
                .getFirst()
                .treatment()
                .ejection();
    }
}
