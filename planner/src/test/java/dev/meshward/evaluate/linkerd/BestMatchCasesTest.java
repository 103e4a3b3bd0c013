package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.RoutingWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md C.5, D: which rule takes a request of {@code shop/web} to {@code data/db} on port 80. */
class BestMatchCasesTest {

    @ParameterizedTest(name = "C.5 {0}: {2} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        exact path                          | [{matches: [{path: {type: Exact, value: /a}}], V1}]                     | GET /a         | v1
        exact is no prefix                  | [{matches: [{path: {type: Exact, value: /a}}], V1}]                     | GET /a/b       | 404
        a prefix takes itself               | [{matches: [{path: {type: PathPrefix, value: /a}}], V1}]                | GET /a         | v1
        a prefix takes what is below        | [{matches: [{path: {type: PathPrefix, value: /a}}], V1}]                | GET /a/b       | v1
        a prefix is by segments             | [{matches: [{path: {type: PathPrefix, value: /a}}], V1}]                | GET /ab        | 404
        slashes at the end do not count     | [{matches: [{path: {type: PathPrefix, value: /a/}}], V1}]               | GET /a         | v1
        a slash at the end of the path      | [{matches: [{path: {type: PathPrefix, value: /a}}], V1}]                | GET /a/        | v1
        no type means prefix                | [{matches: [{path: {value: /a}}], V1}]                                  | GET /a/b       | v1
        an expression takes the whole       | [{matches: [{path: {type: RegularExpression, value: "/a[0-9]+"}}], V1}] | GET /a12       | v1
        an expression takes no more         | [{matches: [{path: {type: RegularExpression, value: "/a[0-9]+"}}], V1}] | GET /a12/b     | 404
        an expression finds the first       | [{matches: [{path: {type: RegularExpression, value: "/a(?:|b)"}}], V1}] | GET /ab        | 404
        an anchored one finds the whole     | [{matches: [{path: {type: RegularExpression, value: "^(?:/a(?:|b))$"}}], V1}] | GET /ab  | v1
        one that nobody reads               | [{matches: [{path: {type: RegularExpression, value: "/(?=a)"}}], V1}]   | GET /a         | unknown
        method                              | [{matches: [{method: POST}], V1}]                                       | POST /         | v1
        another method                      | [{matches: [{method: POST}], V1}]                                       | GET /          | 404
        header                              | [{matches: [{headers: [{name: x, value: a}]}], V1}]                     | GET / x=a      | v1
        names of headers in other letters   | [{matches: [{headers: [{name: X, value: a}]}], V1}]                     | GET / x=a      | v1
        header of another value             | [{matches: [{headers: [{name: x, value: a}]}], V1}]                     | GET / x=b      | 404
        header that is missing              | [{matches: [{headers: [{name: x, value: a}]}], V1}]                     | GET /          | 404
        header by expression                | [{matches: [{headers: [{name: x, value: "a.*", type: RegularExpression}]}], V1}] | GET / x=ab | v1
        header by expression, whole         | [{matches: [{headers: [{name: x, value: "a.", type: RegularExpression}]}], V1}] | GET / x=abc | 404
        query                               | [{matches: [{queryParams: [{name: q, value: a}]}], V1}]                 | GET /?q=a      | v1
        query of another value              | [{matches: [{queryParams: [{name: q, value: a}]}], V1}]                 | GET /?q=b      | 404
        everything in a match has to fit    | [{matches: [{method: PUT, headers: [{name: x, value: a}]}], V1}]        | PUT /          | 404
        any match is enough                 | [{matches: [{method: PUT}, {path: {value: /a}}], V1}]                   | GET /a         | v1
        no match takes everything           | [{V1}]                                                                  | PUT /x         | v1
        the longer prefix                   | [{matches: [{path: {value: /a}}], V1}, {matches: [{path: {value: /a/b}}], V2}] | GET /a/b | v2
        in whatever order                   | [{matches: [{path: {value: /a/b}}], V2}, {matches: [{path: {value: /a}}], V1}] | GET /a/b/c | v2
        exact is longer here                | [{matches: [{path: {value: /a}}], V1}, {matches: [{path: {type: Exact, value: /a/b}}], V2}] | GET /a/b | v2
        exact has no advantage of its own   | [{matches: [{path: {value: /a}}], V1}, {matches: [{path: {type: Exact, value: /a}}], V2}] | GET /a | v1
        an expression counts the whole path | [{matches: [{path: {value: /a/b}}], V1}, {matches: [{path: {type: RegularExpression, value: "/a.*"}}], V2}] | GET /a/b/c | v2
        an expression ties with exact       | [{matches: [{path: {type: RegularExpression, value: "/a.*"}}], V1}, {matches: [{path: {type: Exact, value: /a/b}}], V2}] | GET /a/b | v1
        path before headers                 | [{matches: [{path: {value: /a}}], V1}, {matches: [{headers: [{name: x, value: a}]}], V2}] | GET /a x=a | v1
        more headers                        | [{V1}, {matches: [{headers: [{name: x, value: a}]}], V2}]               | GET /a x=a     | v2
        headers before query                | [{matches: [{queryParams: [{name: q, value: a}, {name: r, value: a}]}], V1}, {matches: [{headers: [{name: x, value: a}]}], V2}] | GET /?q=a&r=a x=a | v2
        query before method                 | [{matches: [{method: GET}], V1}, {matches: [{queryParams: [{name: q, value: a}]}], V2}] | GET /?q=a | v2
        a method counts last                | [{V1}, {matches: [{method: GET}], V2}]                                  | GET /          | v2
        of equal ones the first             | [{matches: [{path: {value: /a}}], V1}, {matches: [{path: {value: /a}}], V2}] | GET /a    | v1
        """)
    void the_best_match_wins(String claim, String rules, String request, String expected) {
        assertThat(RoutingWords.places(new RouteScene().http(rules).request(request)))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @ParameterizedTest(name = "C.5 {0}: {1} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a host name                    | db.data.svc.cluster.local      | hostnames: [db.data.svc.cluster.local]     | v1
        another host name              | db.data.svc.cluster.local      | hostnames: [db.data]                       | v2
        without its port               | db.data.svc.cluster.local:80   | hostnames: [db.data.svc.cluster.local]     | v1
        in whatever letters            | DB.data.svc.cluster.local      | hostnames: [db.DATA.svc.cluster.local]     | v1
        the end of a name              | db.data.svc.cluster.local      | hostnames: ["*.svc.cluster.local"]         | v1
        the end alone is no name       | svc.cluster.local              | hostnames: ["*.svc.cluster.local"]         | v2
        """)
    void a_host_name_counts_before_all(String claim, String host, String hostNames, String expected) {
        var scene = new RouteScene()
                .route(
                        "HTTPRoute",
                        "data",
                        "{}",
                        "{PARENT, rules: [{matches: [{path: {type: Exact, value: /a}}], V2}]}")
                .route("HTTPRoute", "data", "{}", "{PARENT, " + hostNames + ", rules: [{V1}]}");
        var routing = scene.routed(
                "shop",
                new dev.meshward.evaluate.Destination.OfService(new dev.meshward.cluster.ServiceId("data", "db"), 80),
                dev.meshward.evaluate.Application.HTTP,
                RoutingWords.request(host, "GET /a"));

        assertThat(RoutingWords.places(routing)).describedAs(claim).isEqualTo(RouteScene.full(expected));
    }

    @ParameterizedTest(name = "C.5 {0}: {2} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a method of a service         | [{matches: [{method: {service: a.B, method: C}}], V1}]                 | POST /a.B/C     | v1
        another method of it          | [{matches: [{method: {service: a.B, method: C}}], V1}]                 | POST /a.B/D     | 404
        every method of a service     | [{matches: [{method: {service: a.B}}], V1}]                            | POST /a.B/D     | v1
        a method of every service     | [{matches: [{method: {method: C}}], V1}]                               | POST /x.Y/C     | v1
        POST alone                    | [{matches: [{method: {service: a.B}}], V1}]                            | GET /a.B/C      | 404
        by expression                 | [{matches: [{method: {type: RegularExpression, service: "a\\\\..*"}}], V1}] | POST /a.B/C  | v1
        the service counts first      | [{matches: [{method: {method: Long}}], V1}, {matches: [{method: {service: a.B}}], V2}] | POST /a.B/Long | v2
        then the method               | [{matches: [{method: {service: a.B}}], V1}, {matches: [{method: {service: a.B, method: C}}], V2}] | POST /a.B/C | v2
        then headers                  | [{V1}, {matches: [{headers: [{name: x, value: a}]}], V2}]              | POST /a.B/C x=a | v2
        """)
    void grpc(String claim, String rules, String request, String expected) {
        var scene = new RouteScene().route("GRPCRoute", "data", "{}", "{PARENT, rules: " + rules + "}");

        assertThat(RoutingWords.places(scene.request(request)))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @Test
    void of_equal_rules_the_oldest_route_wins() {
        var scene = new RouteScene().http("[{V1}]").http("[{V2}]");

        assertThat(RoutingWords.places(scene.request("GET /"))).isEqualTo(RouteScene.full("v1"));
    }

    @Test
    void of_equal_rules_of_unknown_age_nobody_knows_which_wins() {
        var route = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: %s, namespace: data}
            spec: {PARENT, rules: [{%s}]}
            """;
        var scene = new RouteScene()
                .add(RouteScene.filled(route.formatted("a", "V1")))
                .add(RouteScene.filled(route.formatted("b", "V2")));

        assertThat(scene.request("GET /")).isInstanceOf(Routing.Unknown.class);
    }
}
