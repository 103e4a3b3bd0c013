package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.RoutingWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md A.1: which route of a VirtualService takes a request of {@code shop/web} to {@code data/db} on port 80. */
class HttpRouteCasesTest {

    @ParameterizedTest(name = "A.1 {0}: {2} → {3}")
    @CsvSource(delimiterString = " | ", textBlock = """
        exact path                            | - {match: [{uri: {exact: /a}}], V1}                             | GET /a          | v1
        exact is no prefix                    | - {match: [{uri: {exact: /a}}], V1}                             | GET /a/b        | 404
        exact is case-sensitive               | - {match: [{uri: {exact: /a}}], V1}                             | GET /A          | 404
        exact ignoring case                   | - {match: [{uri: {exact: /a}, ignoreUriCase: true}], V1}        | GET /A          | v1
        rule 5 a prefix is plain text             | - {match: [{uri: {prefix: /foo}}], V1}                          | GET /foobar     | v1
        rule 5 a prefix takes itself              | - {match: [{uri: {prefix: /foo}}], V1}                          | GET /foo        | v1
        rule 5 a prefix with a slash needs it     | - {match: [{uri: {prefix: /foo/}}], V1}                         | GET /foo        | 404
        prefix ignoring case                  | - {match: [{uri: {prefix: /foo}, ignoreUriCase: true}], V1}     | GET /FOObar     | v1
        prefix in other letters               | - {match: [{uri: {prefix: /foo}}], V1}                          | GET /FOO        | 404
        an expression takes the whole path    | - {match: [{uri: {regex: /a+}}], V1}                            | GET /aab        | 404
        an expression                         | - {match: [{uri: {regex: "/v[0-9]+/x"}}], V1}                   | GET /v12/x      | v1
        alternatives of the whole             | - {match: [{uri: {regex: /a|/b}}], V1}                          | GET /b          | v1
        ignoreUriCase says nothing of regex   | - {match: [{uri: {regex: /a}, ignoreUriCase: true}], V1}        | GET /A          | 404
        an expression nobody reads            | - {match: [{uri: {regex: "/(?=a)"}}], V1}                       | GET /a          | unknown
        the query is no part of the path      | - {match: [{uri: {exact: /a}}], V1}                             | GET /a?x=1      | v1
        method                                | - {match: [{method: {exact: POST}}], V1}                        | POST /          | v1
        another method                        | - {match: [{method: {exact: POST}}], V1}                        | GET /           | 404
        method by expression                  | - {match: [{method: {regex: "GET|HEAD"}}], V1}                  | HEAD /          | v1
        scheme http                           | - {match: [{scheme: {exact: http}}], V1}                        | GET /           | v1
        scheme https                          | - {match: [{scheme: {exact: https}}], V1}                       | GET /           | 404
        authority                             | - {match: [{authority: {exact: db.data.svc.cluster.local}}], V1} | GET /          | v1
        another authority                     | - {match: [{authority: {prefix: other}}], V1}                   | GET /           | 404
        header                                | - {match: [{headers: {end-user: {exact: jason}}}], V1}          | GET / end-user=jason | v1
        header of another value               | - {match: [{headers: {end-user: {exact: jason}}}], V1}          | GET / end-user=john | 404
        header that is missing                | - {match: [{headers: {end-user: {exact: jason}}}], V1}          | GET /           | 404
        header by prefix                      | - {match: [{headers: {x: {prefix: ab}}}], V1}                   | GET / x=abc     | v1
        header by expression, whole           | - {match: [{headers: {x: {regex: "a.c"}}}], V1}                 | GET / x=abcd    | 404
        rule 6 presence without a matcher         | - {match: [{headers: {x: {}}}], V1}                             | GET / x=1       | v1
        rule 6 presence, and it is missing        | - {match: [{headers: {x: {}}}], V1}                             | GET /           | 404
        rule 6 the expression * means presence    | - {match: [{headers: {x: {regex: "*"}}}], V1}                   | GET / x=1       | v1
        names of headers in other letters     | - {match: [{headers: {End-User: {exact: jason}}}], V1}          | GET / end-user=jason | v1
        two headers, both there               | - {match: [{headers: {x: {exact: a}, y: {exact: b}}}], V1}      | GET / x=a y=b   | v1
        two headers, one there                | - {match: [{headers: {x: {exact: a}, y: {exact: b}}}], V1}      | GET / x=a       | 404
        rule 6 without a header                   | - {match: [{withoutHeaders: {x: {exact: a}}}], V1}              | GET / x=b       | v1
        rule 6 without it, and it is there        | - {match: [{withoutHeaders: {x: {exact: a}}}], V1}              | GET / x=a       | 404
        rule 6 what is missing counts as empty    | - {match: [{withoutHeaders: {x: {exact: a}}}], V1}              | GET /           | v1
        rule 6 missing, and empty is excluded     | - {match: [{withoutHeaders: {x: {regex: ".*"}}}], V1}           | GET /           | 404
        rule 6 without presence, missing          | - {match: [{withoutHeaders: {x: {}}}], V1}                      | GET /           | v1
        rule 6 without presence, there            | - {match: [{withoutHeaders: {x: {}}}], V1}                      | GET / x=1       | 404
        rule 7 claims are not known               | - {match: [{headers: {"@request.auth.claims.a": {exact: b}}}], V1} | GET /        | unknown
        query parameter                       | - {match: [{queryParams: {q: {exact: a}}}], V1}                 | GET /?q=a       | v1
        query parameter of another value      | - {match: [{queryParams: {q: {exact: a}}}], V1}                 | GET /?q=b       | 404
        query parameter, presence             | - {match: [{queryParams: {q: {}}}], V1}                         | GET /?q=b       | v1
        query parameter, missing              | - {match: [{queryParams: {q: {regex: ".+"}}}], V1}              | GET /           | 404
        rule 1 the first that takes it            | [{match: [{uri: {prefix: /a}}], V1}, {match: [{uri: {prefix: /a/b}}], V2}] | GET /a/b | v1
        rule 1 in the order written               | [{match: [{uri: {prefix: /a/b}}], V2}, {match: [{uri: {prefix: /a}}], V1}] | GET /a/b | v2
        rule 1 matches of one route are either-or | - {match: [{uri: {exact: /a}}, {method: {exact: PUT}}], V1}     | PUT /b          | v1
        rule 1 fields of one match are all        | - {match: [{uri: {exact: /a}, method: {exact: PUT}}], V1}       | PUT /b          | 404
        rule 1 no match takes everything          | - {V1}                                                          | DELETE /x       | v1
        rule 1 an empty match takes everything    | - {match: [{}], V1}                                             | DELETE /x       | v1
        rule 4 nothing comes after a catch-all    | [{V1}, {match: [{uri: {exact: /a}}], V2}]                       | GET /a          | v1
        rule 4 prefix / is a catch-all            | [{match: [{uri: {prefix: /}}], V1}, {V2}]                       | GET /a          | v1
        rule 2 another port is not programmed     | [{match: [{port: 9000}], V1}, {V2}]                             | GET /           | v2
        rule 2 this port                          | [{match: [{port: 80}], V1}, {V2}]                               | GET /           | v1
        rule 2 nothing programmed: the Service    | - {match: [{port: 9000}], V1}                                   | GET /           | data/db:8080
        rule 2 labels of the caller               | [{match: [{sourceLabels: {app: web}}], V1}, {V2}]               | GET /           | v1
        rule 2 labels of somebody else            | [{match: [{sourceLabels: {app: api}}], V1}, {V2}]               | GET /           | v2
        rule 2 namespace of the caller            | [{match: [{sourceNamespace: shop}], V1}, {V2}]                  | GET /           | v1
        rule 2 another namespace                  | [{match: [{sourceNamespace: ops}], V1}, {V2}]                   | GET /           | v2
        rule 3 gateways hide what callers are     | [{match: [{gateways: [mesh], sourceNamespace: ops}], V1}, {V2}] | GET /           | v1
        rule 2 a match for gateways alone         | [{match: [{gateways: [edge]}], V1}, {V2}]                       | GET /           | v2
        """)
    void the_first_route_that_takes_it_decides(String claim, String routes, String request, String expected) {
        assertThat(RoutingWords.places(new RouteScene().http(routes).request(request)))
                .describedAs(claim)
                .isEqualTo(RouteScene.full(expected));
    }

    @ParameterizedTest(name = "A.1 {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        a subset                             | [{route: [{destination: {host: db, subset: v1}}]}]                                        | data/db-v1:8080
        rule 8 weights are relative              | [{route: [{destination: {host: db, subset: v1}, weight: 3}, {destination: {host: db, subset: v2}, weight: 1}]}] | data/db-v1:8080*3 data/db-v2:8080
        rule 8 a single weight is ignored        | [{route: [{destination: {host: db, subset: v1}, weight: 0}]}]                             | data/db-v1:8080
        rule 8 weight 0 is dropped               | [{route: [{destination: {host: db, subset: v1}, weight: 5}, {destination: {host: db, subset: v2}}]}] | data/db-v1:8080*5
        rule 8 no weight at all is an error      | [{route: [{destination: {host: db, subset: v1}}, {destination: {host: db, subset: v2}}]}] | unknown
        A.0 short names are of the rule      | [{route: [{destination: {host: db}}]}]                                                    | data/db:8080
        A.0 a dotted name is not completed   | [{route: [{destination: {host: db.data}}]}]                                               | missing:503
        a full name                          | [{route: [{destination: {host: db.data.svc.cluster.local}}]}]                             | data/db:8080
        another port of it                   | [{route: [{destination: {host: db, port: {number: 9000}}}]}]                              | data/db:9000
        a port that is not there             | [{route: [{destination: {host: db, port: {number: 7}}}]}]                                 | missing:503
        the only port where none is named    | [{route: [{destination: {host: cache}}]}]                                                 | data/cache:6379
        A.2 a subset nobody defines          | [{route: [{destination: {host: db, subset: v9}}]}]                                        | missing:503
        a Service that is not there          | [{route: [{destination: {host: gone}}]}]                                                  | missing:503
        A.4 a host outside                   | [{route: [{destination: {host: api.example.com, port: {number: 443}}}]}]                  | api.example.com:443
        a host outside without a port        | [{route: [{destination: {host: api.example.com}}]}]                                       | api.example.com:443
        redirect, 301 where none is said     | [{redirect: {uri: /new}}]                                                                 | 301 http://db.data.svc.cluster.local/new
        redirect with another status         | [{redirect: {authority: x.example.com, redirectCode: 307}}]                               | 307 http://x.example.com/a/b
        redirect to https                    | [{redirect: {scheme: https, port: 443}}]                                                  | 301 https://db.data.svc.cluster.local/a/b
        redirect to another port             | [{redirect: {port: 8443}}]                                                                | 301 http://db.data.svc.cluster.local:8443/a/b
        redirect to the port of the request  | [{redirect: {derivePort: FROM_REQUEST_PORT}}]                                             | 301 http://db.data.svc.cluster.local/a/b
        redirect of a prefix                 | [{match: [{uri: {prefix: /a}}], redirect: {prefixRewrite: /z}}]                           | 301 http://db.data.svc.cluster.local/z/b
        a status that proxies do not know    | [{redirect: {uri: /x, redirectCode: 306}}]                                                | unknown
        a fixed answer                       | [{directResponse: {status: 503}}]                                                         | 503
        """)
    void a_route_leads_somewhere(String claim, String routes, String expected) {
        assertThat(RoutingWords.places(new RouteScene().http(routes).request("GET /a/b")))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.1 {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        rule 9 two tries more by default         | [{V1}]                                                                  | n=2 on=cancelled,unavailable
        rule 9 attempts 0: none                  | [{V1, retries: {attempts: 0}}]                                          | plain
        rule 9 the default list of conditions    | [{V1, retries: {attempts: 3}}]                                          | n=3 on=cancelled,unavailable
        rule 9 numbers are statuses              | [{V1, retries: {attempts: 1, retryOn: "503,connect-failure"}}]          | n=1 on=503
        rule 9 gateway-error                     | [{V1, retries: {attempts: 1, retryOn: gateway-error}}]                  | n=1 on=502,503,504
        rule 9 retriable-4xx                     | [{V1, retries: {attempts: 1, retryOn: retriable-4xx}}]                  | n=1 on=409
        rule 9 of each try                       | [{V1, retries: {attempts: 1, retryOn: "503", perTryTimeout: 250ms}}]    | n=1 each=250 on=503
        rule 9 no timeout by default             | [{V1, retries: {attempts: 0}, timeout: 0s}]                             | plain
        rule 9 a timeout                         | [{V1, retries: {attempts: 0}, timeout: 1m30s}]                          | t=90000
        rule 9 parts of a second                 | [{V1, retries: {attempts: 0}, timeout: 1.5s}]                           | t=1500
        """)
    void tries_and_timeouts(String claim, String routes, String expected) {
        assertThat(RoutingWords.handling(new RouteScene().http(routes).request("GET /")))
                .describedAs(claim)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.1 {0} → {2}")
    @CsvSource(delimiterString = " | ", textBlock = """
        headers set                          | [{V1, headers: {request: {set: {x: a}}}}]                               | x=a
        headers added                        | [{V1, headers: {request: {add: {x: a}}}}]                               | x+a
        headers removed                      | [{V1, headers: {request: {remove: [X]}}}]                               | x=
        removed first, then set              | [{V1, headers: {request: {remove: [x], set: {x: a}}}}]                  | x=a
        set, then added                      | [{V1, headers: {request: {add: {x: b}, set: {x: a}}}}]                  | x=a,b
        headers of the response              | [{V1, headers: {response: {set: {x: a}}}}]                              | <x=a
        an only destination comes last       | [{route: [{destination: {host: db}, headers: {request: {set: {x: b}}}}], headers: {request: {set: {x: a}}}}] | x=b
        of several the route comes last      | [{route: [{destination: {host: db}, weight: 1, headers: {request: {set: {x: b}}}}, {destination: {host: cache}, weight: 1}], headers: {request: {set: {x: a}}}}] | x=a
        the host as a header                 | [{V1, headers: {request: {set: {Host: other}}}}]                        | host=other
        the authority rewritten              | [{V1, rewrite: {authority: other}}]                                     | host=other
        a prefix rewritten                   | [{match: [{uri: {prefix: /a}}], V1, rewrite: {uri: /z}}]                | path=/z/b
        an exact path rewritten              | [{match: [{uri: {exact: /a/b}}], V1, rewrite: {uri: /z}}]               | path=/z
        any path rewritten                   | [{V1, rewrite: {uri: /z/}}]                                             | path=/z/a/b
        rewritten by an expression           | [{V1, rewrite: {uriRegexRewrite: {match: "^/a/(.*)", rewrite: '/x/\\1'}}}] | path=/x/b
        """)
    void what_is_done_to_a_request(String claim, String routes, String expected) {
        assertThat(RoutingWords.changes(new RouteScene().http(routes).request("GET /a/b")))
                .describedAs(claim)
                .isEqualTo(expected);
    }
}
