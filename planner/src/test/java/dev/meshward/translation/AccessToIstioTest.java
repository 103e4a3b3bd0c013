package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Servers with their policies in Istio's words (linkerd G.6). */
class AccessToIstioTest {

    private static final String POLICY = "policy.linkerd.io/v1alpha1";

    private static final String SERVER = Shop.object(
            "policy.linkerd.io/v1beta3", "Server", "web", "{podSelector: {matchLabels: {app: web}}, port: http}");

    private static String policy(String kind, String target, String references) {
        return Shop.object(
                POLICY,
                "AuthorizationPolicy",
                target,
                "{targetRef: {group: %s, kind: %s, name: %s}, requiredAuthenticationRefs: [%s]}"
                        .formatted(
                                kind.equals("Server") ? "policy.linkerd.io" : "gateway.networking.k8s.io",
                                kind,
                                target,
                                references));
    }

    private static String route(String name, String matches) {
        return Shop.object(
                "gateway.networking.k8s.io/v1",
                "HTTPRoute",
                name,
                "{parentRefs: [{group: policy.linkerd.io, kind: Server, name: web}], rules: [{matches: [%s]}]}"
                        .formatted(matches));
    }

    @Test
    void a_server_becomes_rules_for_its_port_and_one_for_all_others() {
        var given = Given.toIstio(Shop.web(), SERVER, policy("Server", "web", "{kind: ServiceAccount, name: cart}"));

        assertThat(given.objects()).isEqualTo("""
            authorizationpolicy shop/web
            selector:
              matchLabels:
                app: web
            action: ALLOW
            rules:
              - from:
                  - source:
                      principals:
                        - cluster.local/ns/shop/sa/cart
                to:
                  - operation:
                      ports:
                        - "8080"
              - to:
                  - operation:
                      notPorts:
                        - "8080"
            """);
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void identities_and_networks_of_one_policy_go_into_one_source() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER,
                policy(
                        "Server",
                        "web",
                        "{kind: MeshTLSAuthentication, name: some}, {kind: NetworkAuthentication, name: some}"),
                Shop.object(
                        POLICY,
                        "MeshTLSAuthentication",
                        "some",
                        "{identities:" + " ['*.dev.serviceaccount.identity.linkerd.cluster.local']}"),
                Shop.object(
                        POLICY,
                        "NetworkAuthentication",
                        "some",
                        "{networks: [{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}]}"));

        assertThat(given.objects()).contains("""
                  - source:
                      namespaces:
                        - dev
                      ipBlocks:
                        - "10.0.0.0/8"
                      notIpBlocks:
                        - "10.1.0.0/16"
            """);
    }

    @Test
    void a_better_route_takes_its_requests_out_of_a_wider_one() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER,
                route("all", "{path: {value: /}}"),
                route("books", "{path: {value: /books}, method: GET}"),
                policy("HTTPRoute", "all", "{kind: ServiceAccount, name: ops}"),
                policy("HTTPRoute", "books", "{kind: ServiceAccount, name: cart}"));

        assertThat(given.objects()).contains("""
                  - operation:
                      ports:
                        - "8080"
                      notPaths:
                        - /books
                        - "/books/*"
                  - operation:
                      ports:
                        - "8080"
                      notMethods:
                        - GET
            """);
    }

    @Test
    void a_route_that_lets_nobody_in_is_cut_out_and_gets_no_rule() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER,
                route("all", "{path: {value: /}}"),
                route("closed", "{path: {type: Exact, value: /admin}}"),
                policy("HTTPRoute", "all", ""));

        assertThat(given.objects()).contains("notPaths:\n            - /admin").doesNotContain(" paths:");
    }

    @Test
    void a_policy_that_refers_to_nothing_lets_nobody_in_and_says_so() {
        var given =
                Given.toIstio(Shop.web(), SERVER, policy("Server", "web", "{kind: MeshTLSAuthentication, name: gone}"));

        assertThat(given.objects()).doesNotContain("source:");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("is not in the source"));
    }

    @Test
    void an_expression_that_istio_has_no_form_for_lets_nobody_in_and_is_lost() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER,
                route("odd", "{path: {type: RegularExpression, value: '/(a|b)/.+'}}"),
                policy("HTTPRoute", "odd", ""));

        assertThat(given.objects()).doesNotContain(" paths:");
        assertThat(given.fates()).contains("matches[0].path.value lost");
    }

    @Test
    void a_namespace_that_asks_for_identity_is_strict_and_a_port_open_to_all_is_not() {
        var given = Given.toIstio(
                Shop.web(),
                Shop.deployment("cart", "app: cart", "containerPort: 9090"),
                Shop.namespace(", annotations: {config.linkerd.io/default-inbound-policy: all-authenticated}"),
                SERVER,
                policy("Server", "web", ""));

        assertThat(given.objects()).contains("""
            peerauthentication shop/default
            mtls:
              mode: STRICT
            """).contains("""
                portLevelMtls:
                  "8080":
                    mode: PERMISSIVE
                """);
    }

    @Test
    void a_namespace_that_refuses_gets_an_empty_policy() {
        var given = Given.toIstio(
                Shop.web(), Shop.namespace(", annotations: {config.linkerd.io/default-inbound-policy: deny}"));

        assertThat(given.objects()).isEqualTo("authorizationpolicy shop/shop\naction: ALLOW\n");
    }

    @Test
    void the_oldest_server_has_the_port_and_the_other_is_lost() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER.replace("name: web,", "name: web, creationTimestamp: '2026-01-01T00:00:00Z',"),
                SERVER.replace("name: web,", "name: late, creationTimestamp: '2026-02-01T00:00:00Z',"));

        assertThat(given.translation().ledger().pages())
                .filteredOn(page -> page.object().key().name().equals("late"))
                .allSatisfy(page -> assertThat(page.entries())
                        .allSatisfy(entry -> assertThat(entry.fate().word()).isEqualTo("lost")));
    }

    @Test
    void a_limit_of_requests_becomes_a_filter_and_limits_by_caller_are_lost() {
        var given = Given.toIstio(
                Shop.web(),
                SERVER,
                Shop.object(
                        POLICY,
                        "HTTPLocalRateLimitPolicy",
                        "web",
                        "{targetRef: {group: policy.linkerd.io,"
                                + " kind: Server, name: web}, total: {requestsPerSecond: 100},"
                                + " identity: {requestsPerSecond: 10}}"));

        assertThat(given.objects()).contains("envoyfilter shop/web").contains("max_tokens: 100");
        assertThat(given.fates()).contains("spec.identity.requestsPerSecond lost");
    }
}
