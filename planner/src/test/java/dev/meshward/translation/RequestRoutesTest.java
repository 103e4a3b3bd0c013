package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestRoutesTest {

    private static final String REVIEWS = Given.service("shop", "reviews", "port: 9080, name: http");
    private static final String V2 = Given.service("shop", "reviews-v2", "port: 9080, name: http");

    private static final String RULES = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews, namespace: shop}
        spec:
          hosts: [reviews]
          http:
          - {match: [{headers: {end-user: {exact: jason}}}], retries: {attempts: 0}, route: [{destination: {host: reviews-v2}}]}
          - match: [{uri: {exact: /a/b}}]
            timeout: 1.5s
            route:
            - {destination: {host: reviews}, weight: 90}
            - {destination: {host: reviews-v2, port: {number: 9080}}, weight: 10}
            retries: {attempts: 3, retryOn: "gateway-error,409"}
        """;

    @Test
    void rules_of_a_virtual_service_become_routes_whose_best_match_is_the_first_one() {
        var given = Given.toLinkerd(REVIEWS, V2, RULES);

        assertThat(given.fates()).doesNotContain("lost", "approximated");
        assertThat(given.objects()).isEqualTo("""
            httproute shop/reviews-01
            parentRefs:
              - group: ""
                kind: Service
                namespace: shop
                name: reviews
            rules:
              - matches:
                  - headers:
                      - name: end-user
                        value: jason
                  - path:
                      type: Exact
                      value: /a/b
                    headers:
                      - name: end-user
                        value: jason
                backendRefs:
                  - name: reviews-v2
                    namespace: shop
                    port: 9080
            ---
            httproute shop/reviews-02
            @ retry.linkerd.io/http = gateway-error,409
            @ retry.linkerd.io/limit = 3
            parentRefs:
              - group: ""
                kind: Service
                namespace: shop
                name: reviews
            rules:
              - matches:
                  - path:
                      type: Exact
                      value: /a/b
                backendRefs:
                  - name: reviews
                    namespace: shop
                    port: 9080
                    weight: 90
                  - name: reviews-v2
                    namespace: shop
                    port: 9080
                    weight: 10
                timeouts:
                  request: "1500ms"
            """);
    }

    @Test
    void routes_become_a_virtual_service_in_the_order_of_the_best_match_that_retries_nothing_by_itself() {
        var given = Given.toIstio(REVIEWS, """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: reviews, namespace: shop}
            spec:
              parentRefs: [{group: "", kind: Service, name: reviews, port: 9080}]
              rules:
              - matches: [{path: {type: PathPrefix, value: /a}}]
                backendRefs: [{name: reviews, port: 9080}]
              - matches: [{path: {type: PathPrefix, value: /a/b}, method: GET}]
                backendRefs: [{name: reviews-v2, port: 9080}]
            """);

        assertThat(given.objects()).isEqualTo("""
            virtualservice shop/reviews
            hosts:
              - reviews.shop.svc.cluster.local
            http:
              - match:
                  - uri:
                      exact: /a/b
                    method:
                      exact: GET
                    port: 9080
                  - uri:
                      prefix: /a/b/
                    method:
                      exact: GET
                    port: 9080
                route:
                  - destination:
                      host: reviews-v2.shop.svc.cluster.local
                      port:
                        number: 9080
                retries:
                  attempts: 0
              - match:
                  - uri:
                      exact: /a
                    port: 9080
                  - uri:
                      prefix: /a/
                    port: 9080
                route:
                  - destination:
                      host: reviews.shop.svc.cluster.local
                      port:
                        number: 9080
                retries:
                  attempts: 0
            """);
        assertThat(given.fates()).doesNotContain("lost", "approximated");
    }

    @Test
    void a_field_that_no_rule_reads_is_lost_by_itself() {
        var given = Given.toLinkerd(REVIEWS, """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http:
              - route: [{destination: {host: reviews}}]
                retryPolicy: {numRetries: 3}
            """);

        assertThat(given.fates()).isEqualTo("""
            spec.hosts[0] carried
            spec.http[0].route[0].destination.host carried
            spec.http[0].retryPolicy.numRetries lost\
            """);
    }

    @Test
    void a_timeout_of_zero_is_no_limit_which_both_meshes_have_by_default() {
        var given = Given.toLinkerd(REVIEWS, """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http: [{route: [{destination: {host: reviews}}], timeout: 0s, retries: {attempts: 0}}]
            """);

        assertThat(given.fates()).doesNotContain("lost", "approximated");
        assertThat(given.objects()).doesNotContain("timeout");
    }

    private static String without(String header, String rest) {
        return Shop.object(
                "networking.istio.io/v1",
                "VirtualService",
                "web",
                "{hosts: [web], http: [{match: [{uri: {prefix: /a/}, withoutHeaders: {x-team: " + header
                        + "}}], route: [{destination: {host: web}}], retries: {attempts: 0}}" + rest + "]}");
    }

    private static final String REST = ", {route: [{destination: {host: api}}], retries: {attempts: 0}}";

    /** linkerd G.1, withoutHeaders: requests that have the header are said to belong to the rule that follows. */
    @Test
    void a_header_that_must_not_be_there_is_a_match_of_the_rule_that_follows() {
        var given = Given.toLinkerd(
                Given.service("shop", "web", "name: http, port: 80"),
                Given.service("shop", "api", "name: http, port: 80"),
                without("{exact: red}", REST));

        assertThat(given.objects()).containsPattern("name: x-team\n(?s:.){0,80}value: red\n(?s:.){0,80}name: api");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void a_header_that_must_not_be_there_is_lost_where_nobody_takes_requests_that_have_it() {
        var alone = Given.toLinkerd(Given.service("shop", "web", "name: http, port: 80"), without("{exact: red}", ""));
        var empty =
                Given.toLinkerd(Given.service("shop", "web", "name: http, port: 80"), without("{regex: \"r?\"}", REST));

        assertThat(alone.fates()).contains("withoutHeaders.x-team.exact lost");
        assertThat(empty.fates()).contains("withoutHeaders.x-team.regex lost");
    }
}
