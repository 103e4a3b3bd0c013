package dev.meshward.mesh.istio.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.istio.Given;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ztunnel makes of policies (istio.md B.5; istio: pilot/pkg/serviceregistry/ambient/authorization.go). */
class ZtunnelPoliciesTest {

    private static final String CART = Given.deployment("shop", "cart");

    @Test
    void a_port_that_says_disable_is_written_again_since_ztunnel_forgets_it() {
        var given = Given.cluster(
                CART,
                Given.peerAuthentication(
                        "shop",
                        "old",
                        "2025-01-01T00:00:00Z",
                        "{selector: {matchLabels: {app: cart}}, portLevelMtls: {\"9090\": {mode: DISABLE}}}"));
        var except = new LadderIntent.ExceptFromMutualTls(given.selected("cart"), List.of(9090), "scraped.");

        assertThat(Ztunnels.texts(except, given.snapshot()))
                .singleElement()
                .asString()
                .contains("patch peerauthentication shop/old", "mode: PERMISSIVE");
        assertThat(Given.express(except, given.snapshot()))
                .as("a sidecar reads it")
                .isEmpty();
    }

    @Test
    void a_dry_run_is_written_only_for_a_ztunnel_that_does_not_enforce_it() {
        var given = Given.cluster(CART);
        var admissions = List.of(new Admission(List.of(new ServiceAccountId("web", "front")), List.of(8080), "calls."));
        var tried = new LadderIntent.Admit(given.selected("cart"), admissions, Enforcement.DRY_RUN);
        var enforced = new LadderIntent.Admit(given.selected("cart"), admissions, Enforcement.ENFORCED);
        var dialect = new AmbientDialect();

        assertThat(dialect.express(tried, given.snapshot(), Ztunnels.TARGET)).hasSize(1);
        assertThat(dialect.express(tried, given.snapshot(), Ztunnels.BEFORE_DRY_RUNS))
                .isEmpty();
        assertThat(dialect.express(enforced, given.snapshot(), Ztunnels.BEFORE_DRY_RUNS))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("cluster.local/ns/web/sa/front", "\"8080\"")
                .doesNotContain("dry-run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALLOW | {to: [{operation: {methods: [GET]}}]} | true",
                "ALLOW | {to: [{operation: {ports: [\"8080\"]}}]} | false",
                "ALLOW | {from: [{source: {requestPrincipals: [\"*\"]}}]} | true",
                "ALLOW | {from: [{source: {principals: [\"*\"]}}]} | false",
                "ALLOW | {from: [{source: {serviceAccounts: [web/front]}}], when: [{key: source.ip, values:"
                        + " [10.0.0.1]}]} | false",
                "ALLOW | {when: [{key: 'request.headers[x]', values: [a]}]} | true",
                "ALLOW | {} | false",
                // Nothing is left of the clause about requests, so that the rule never matches and refuses nobody.
                "DENY | {to: [{operation: {paths: [/admin]}}]} | false",
                "DENY | {from: [{source: {namespaces: [web]}}], to: [{operation: {paths: [/admin]}}]} | false",
                "DENY | {to: [{operation: {paths: [/admin], ports: [\"8080\"]}}]} | true",
                "CUSTOM | {to: [{operation: {methods: [GET]}}]} | false"
            })
    void rules_about_requests_keep_a_workload_from_joining_where_ztunnel_would_refuse_more(
            String action, String rule, boolean refuses) {
        assertThat(keptBy("action: " + action + ", rules: [" + rule + "]").isPresent())
                .isEqualTo(refuses);
    }

    @Test
    void a_policy_for_gateways_or_other_pods_or_one_that_is_only_tried_keeps_nobody() {
        var rules = "rules: [{to: [{operation: {methods: [GET]}}]}]";

        assertThat(keptBy("targetRefs: [{kind: Service, group: '', name: cart}], " + rules))
                .isEmpty();
        assertThat(keptBy("selector: {matchLabels: {app: other}}, " + rules)).isEmpty();
        assertThat(keptBy("selector: {matchLabels: {app: cart}}, " + rules)).isPresent();
    }

    private static Optional<String> keptBy(String spec) {
        var given = Given.cluster(
                CART,
                "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: cart, namespace: shop}\n"
                        + "spec: {" + spec + "}\n");
        return new AmbientDialect().keepsFromJoining(given.workload("cart"), given.snapshot());
    }

    @Test
    void servers_whose_clients_stay_are_taken_in_one_by_one() {
        var given = Given.cluster(
                Given.deployment("shop", "db").replace("containerPort: 8080", "containerPort: 5432"), CART);
        var dialect = new AmbientDialect();

        assertThat(dialect.takenInOneByOne(given.workload("db"), given.snapshot()))
                .hasValueSatisfying(way -> {
                    assertThat(way.because()).contains("PostgreSQL");
                    assertThat(way.command()).contains("-l 'app=db'", "istio.io/dataplane-mode=ambient");
                    assertThat(way.back()).endsWith("istio.io/dataplane-mode-");
                });
        assertThat(dialect.takenInOneByOne(given.workload("cart"), given.snapshot()))
                .isEmpty();
    }

    @Test
    void ingress_gateways_prove_themselves_only_once_ambient_mode_is_there() {
        var route = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: cart, namespace: shop}
            spec:
              parentRefs: [{name: gate}]
              rules: [{backendRefs: [{name: cart, port: 80}]}]
            """;
        var gateway = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: gate, namespace: shop}
            spec: {gatewayClassName: istio, listeners: [{name: web, port: 80, protocol: HTTP}]}
            """;
        var dialect = new AmbientDialect();

        assertThat(dialect.ownEntrances(Given.cluster(CART, route, gateway, Given.istiod("default"))
                        .snapshot()))
                .isEmpty();
        assertThat(dialect.ownEntrances(Given.cluster(CART, route, gateway, Given.istiod("default"), Ztunnels.ZTUNNEL)
                        .snapshot()))
                .hasSize(1);
    }
}
