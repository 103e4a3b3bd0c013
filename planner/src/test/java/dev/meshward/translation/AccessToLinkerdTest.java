package dev.meshward.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.intent.Fate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** PeerAuthentication, AuthorizationPolicy and RequestAuthentication in Linkerd's words (linkerd G.4, G.5). */
class AccessToLinkerdTest {

    private static final String SECURITY = "security.istio.io/v1";

    @Test
    void callers_of_a_port_become_a_policy_of_its_server() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules:"
                        + " [{from: [{source: {principals: [cluster.local/ns/shop/sa/cart]}}]}]}"));

        assertThat(given.objects()).isEqualTo("""
            authorizationpolicy shop/web-8080
            targetRef:
              group: policy.linkerd.io
              kind: Server
              name: web-8080
            requiredAuthenticationRefs:
              - group: ""
                kind: ServiceAccount
                name: cart
                namespace: shop
            ---
            server shop/web-8080
            podSelector:
              matchLabels:
                app: web
            port: 8080
            proxyProtocol: unknown
            accessPolicy: deny
            """);
        assertThat(given.patches()).contains("config.linkerd.io/default-inbound-policy: deny");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void denied_paths_become_routes_that_let_nobody_in() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, action: DENY, rules:"
                        + " [{to: [{operation: {paths: ['/admin/*', '*/secret'], methods: [POST]}}]}]}"));

        assertThat(given.objects()).contains("""
            httproute shop/web-8080-paths
            parentRefs:
              - group: policy.linkerd.io
                kind: Server
                name: web-8080
            rules:
              - matches:
                  - path:
                      type: RegularExpression
                      value: "^.*/secret$"
                    method: POST
                  - path:
                      type: RegularExpression
                      value: "^/admin/.*$"
                    method: POST
            """);
        assertThat(given.objects()).doesNotContain("name: web-8080-paths\nrequired");
        assertThat(given.objects()).contains("requiredAuthenticationRefs: []");
    }

    @Test
    void a_denied_path_within_an_allowed_one_is_cut_out_of_its_expression() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules:"
                        + " [{from: [{source: {namespaces: [ops]}}],"
                        + " to: [{operation: {paths: ['/a*'], notPaths: ['/ab']}}]}]}"));

        var expression = given.translation().objects().stream()
                .filter(object -> object.key().name().equals("web-8080-paths"))
                .filter(object -> object.key().kind().equals("HTTPRoute"))
                .map(object ->
                        object.at("spec", "rules").item(0).at("matches").item(0).at("path", "value"))
                .map(field -> field.textOr(""))
                .collect(Collectors.joining());
        assertThat("/a").matches(expression);
        assertThat("/abc").matches(expression);
        assertThat("/ac").matches(expression);
        assertThat("/ab").doesNotMatch(expression);
        assertThat("/b").doesNotMatch(expression);
    }

    @Test
    void a_denied_account_is_taken_out_of_those_the_source_holds_and_the_difference_is_said() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.deployment("cart", "app: cart", "containerPort: 9090"),
                Shop.authorization("{selector: {matchLabels: {app: web}}, action: DENY, rules:"
                        + " [{from: [{source: {principals: [cluster.local/ns/shop/sa/cart]}}]}]}"));

        assertThat(given.objects()).contains("""
            identityRefs:
              - kind: ServiceAccount
                name: web
                namespace: shop
            """);
        assertThat(because(given)).contains("Callers without identity cannot be told apart");
    }

    @Test
    void a_denied_block_of_addresses_becomes_an_exception() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, action: DENY, rules:"
                        + " [{from: [{source: {ipBlocks: [10.1.0.0/16]}}]}]}"));

        assertThat(given.objects()).contains("""
            networks:
              - cidr: "0.0.0.0/0"
                except:
                  - "10.1.0.0/16"
              - cidr: "::/0"
            """);
    }

    @Test
    void what_a_token_decides_is_refused_and_never_dropped() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, action: DENY, rules:"
                        + " [{from: [{source: {notRequestPrincipals: ['*']}}], to: [{operation: {paths: [/jwt]}}]}]}"));

        assertThat(given.objects()).contains("type: Exact\n          value: /jwt");
        assertThat(given.fates()).contains("notRequestPrincipals[0] lost");
        assertThat(because(given)).contains("what this rule denies to some is denied to all");
    }

    @Test
    void an_authorizer_outside_leaves_its_requests_refused() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, action: CUSTOM, provider: {name: opa}, rules:"
                        + " [{to: [{operation: {paths: [/check]}}]}]}"));

        assertThat(given.objects()).contains("value: /check");
        assertThat(given.fates()).contains("spec.provider.name lost");
    }

    @Test
    void a_rule_without_callers_beside_rules_that_have_some_is_taken_literally_and_flagged() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules:"
                        + " [{from: [{source: {namespaces: [ops]}}]}, {to: [{operation: {ports: ['8080']}}]}]}"));

        assertThat(given.objects()).contains("accessPolicy: all-unauthenticated");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("admits everybody"));
    }

    @Test
    void strict_pods_ask_for_identity_but_on_the_port_that_is_open() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.object(
                        SECURITY,
                        "PeerAuthentication",
                        "web",
                        "{selector: {matchLabels: {app: web}},"
                                + " mtls: {mode: STRICT}, portLevelMtls: {9090: {mode: PERMISSIVE}}}"));

        assertThat(given.objects()).isEqualTo("""
            server shop/web-9090
            podSelector:
              matchLabels:
                app: web
            port: 9090
            proxyProtocol: unknown
            accessPolicy: all-unauthenticated
            """);
        assertThat(given.patches()).contains("config.linkerd.io/default-inbound-policy: all-authenticated");
    }

    @Test
    void an_empty_policy_of_a_namespace_closes_it_and_says_that_pods_have_to_restart() {
        var given = Given.toLinkerd(Shop.web(), Shop.namespace(""), Shop.authorization("{}"));

        assertThat(given.objects()).isEmpty();
        assertThat(given.patches()).contains("namespace shop").contains("default-inbound-policy: deny");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("until they are restarted"));
    }

    @Test
    void what_changes_nothing_is_not_written() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules: [{}]}"),
                Shop.object(SECURITY, "PeerAuthentication", "default", "{mtls: {mode: PERMISSIVE}}"));

        assertThat(given.objects()).isEmpty();
        assertThat(given.patches()).isEmpty();
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void pods_of_which_two_policies_speak_are_told_apart_by_labels() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.deployment("cart", "app: cart", "containerPort: 8080"),
                Shop.authorization("{rules: [{from: [{source: {namespaces: [ops]}}]}]}"),
                Shop.object(
                        SECURITY,
                        "AuthorizationPolicy",
                        "cart",
                        "{selector: {matchLabels: {app: cart}},"
                                + " rules: [{from: [{source: {namespaces: [dev]}}]}]}"));

        assertThat(given.objects()).contains("""
            podSelector:
              matchExpressions:
                - key: app
                  operator: NotIn
                  values:
                    - cart
            """);
    }

    @Test
    void probes_of_the_kubelet_get_in_where_routes_take_the_automatic_way_from_them() {
        var probed = Shop.web()
                .replace("ports: [", "readinessProbe: {httpGet: {path: /ready, port: http}}\n        ports: [");
        var given = Given.toLinkerd(
                probed,
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules:"
                        + " [{from: [{source: {namespaces: [ops]}}], to: [{operation: {paths: ['/api*']}}]}]}"));

        assertThat(given.objects()).contains("value: /ready\n        method: GET");
    }

    @Test
    void a_policy_without_pods_in_the_source_is_lost_and_says_what_is_missing() {
        var given = Given.toLinkerd(Shop.authorization(
                "{selector: {matchLabels: {app: gone}}," + " rules: [{from: [{source: {namespaces: [ops]}}]}]}"));

        assertThat(given.objects()).isEmpty();
        assertThat(because(given)).contains("Translate it together with the workloads");
    }

    @Test
    void checked_tokens_are_lost_and_every_workload_behind_them_is_named() {
        var given = Given.toLinkerd(
                Shop.web(),
                Shop.object(
                        SECURITY,
                        "RequestAuthentication",
                        "jwt",
                        "{selector: {matchLabels: {app: web}},"
                                + " jwtRules: [{issuer: me, jwksUri: 'https://me/keys'}]}"));

        assertThat(given.fates()).contains("spec.jwtRules[0].issuer lost");
        assertThat(given.translation().remarks())
                .anySatisfy(remark -> assertThat(remark.sentence()).contains("must stay protected"));
    }

    @Test
    void older_versions_get_servers_without_an_access_policy() {
        var given = Given.toLinkerdOf(
                "2.15.0",
                Shop.web(),
                Shop.object(
                        SECURITY,
                        "PeerAuthentication",
                        "web",
                        "{selector: {matchLabels: {app: web}}," + " portLevelMtls: {8080: {mode: STRICT}}}"));

        assertThat(given.objects()).doesNotContain("accessPolicy").contains("identities:\n  - \"*\"");
        assertThat(given.translation().objects())
                .anySatisfy(object -> assertThat(object.apiVersion()).isEqualTo("policy.linkerd.io/v1beta1"));
    }

    private static String because(Given given) {
        return given.translation().ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .map(entry -> switch (entry.fate()) {
                    case Fate.Carried _ -> "";
                    case Fate.Approximated some -> some.because();
                    case Fate.Lost lost -> lost.because() + " " + lost.instead();
                })
                .collect(Collectors.joining("\n"));
    }

    private static final String MIXED = "{selector: {matchLabels: {app: web}}, rules:"
            + " [{from: [{source: {namespaces: [shop]}}], to: [{operation: {ports: ['8080']}},"
            + " {operation: {methods: [GET]}}]}]}";

    /** istio A.8: of bytes, a rule that allows and looks at requests anywhere says nothing at all. */
    @Test
    void an_alternative_without_requests_opens_no_port_of_bytes_beside_one_with_them() {
        var given = Given.toLinkerd(
                Shop.deployment("web", "app: web", "name: tcp, containerPort: 8080"),
                Given.service("shop", "web", "name: tcp-db, port: 80, targetPort: 8080"),
                Shop.authorization(MIXED));

        assertThat(given.objects()).doesNotContain("authorizationpolicy", "server");
        assertThat(given.patches()).contains("config.linkerd.io/default-inbound-policy: deny");
        assertThat(given.fates()).doesNotContain("lost");
    }

    @Test
    void where_nobody_says_what_is_spoken_only_requests_pass_by_a_rule_that_looks_at_them() {
        var given =
                Given.toLinkerd(Shop.deployment("web", "app: web", "containerPort: 8080"), Shop.authorization(MIXED));

        assertThat(given.objects())
                .contains("httproute shop/web-8080-rest", "kind: HTTPRoute\n  name: web-8080-rest\nrequired")
                .doesNotContain("kind: Server\n  name: web-8080\nrequired");
    }

    @Test
    void whom_a_rule_lets_in_whatever_is_asked_for_gets_in_with_bytes_too() {
        var given = Given.toLinkerd(
                Shop.deployment("web", "app: web", "containerPort: 8080"),
                Shop.authorization("{selector: {matchLabels: {app: web}}, rules:"
                        + " [{from: [{source: {principals: [cluster.local/ns/shop/sa/cart]}}]},"
                        + " {to: [{operation: {methods: [GET]}}]}]}"));

        assertThat(given.objects()).contains("""
            targetRef:
              group: policy.linkerd.io
              kind: Server
              name: web-8080
            requiredAuthenticationRefs:
              - group: ""
                kind: ServiceAccount
                name: cart
            """);
    }
}
