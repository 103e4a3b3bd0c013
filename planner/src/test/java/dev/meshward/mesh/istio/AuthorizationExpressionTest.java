package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationExpressionTest {

    private static final Admission FROM_WEB =
            new Admission(List.of(new ServiceAccountId("web", "front")), List.of(8080), "web/front is admitted.");

    private static LadderIntent.Admit admit(Given given, Enforcement enforcement, Admission... admissions) {
        return new LadderIntent.Admit(given.selected("cart"), List.of(admissions), enforcement);
    }

    @Test
    void callers_are_principals_of_the_trust_domain_and_ports_are_those_of_the_container() {
        var config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio, namespace: istio-system}\n"
                + "data:\n  mesh: |\n    rootNamespace: istio-system\n    trustDomain: lake.example # ours\n";
        var given = Given.cluster(config, Given.deployment("shop", "cart"));

        assertThat(given.express(admit(given, Enforcement.DRY_RUN, FROM_WEB)))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    create authorizationpolicy shop/cart
                    apiVersion: security.istio.io/v1
                    kind: AuthorizationPolicy
                    spec:
                      selector:
                        matchLabels:
                          app: cart
                      action: ALLOW
                      rules:
                        - from:
                            - source:
                                principals:
                                  - lake.example/ns/web/sa/front
                          to:
                            - operation:
                                ports:
                                  - "8080"
                    """);
    }

    @Test
    void a_port_open_to_plaintext_is_a_rule_without_from() {
        var given = Given.cluster(Given.deployment("shop", "cart"));
        var anyone = new Admission(List.of(), List.of(9090), "scraped");

        assertThat(given.express(admit(given, Enforcement.DRY_RUN, anyone)))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .doesNotContain("from")
                .contains("\"9090\"");
    }

    @Test
    void enforcing_removes_the_annotation_of_the_dry_run_and_nothing_else() {
        var given = Given.cluster(Given.deployment("shop", "cart"));
        var dryRun = (Change.Create)
                given.express(admit(given, Enforcement.DRY_RUN, FROM_WEB)).getFirst();
        assertThat(dryRun.manifest().annotation("istio.io/dry-run").isTrue()).isTrue();

        var afterwards = dev.meshward.bundles.Overlay.on(given.snapshot()).after(dryRun);

        assertThat(Given.express(admit(given, Enforcement.ENFORCED, FROM_WEB), afterwards))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo(
                        "patch authorizationpolicy shop/cart\nmetadata:\n  annotations:\n    istio.io/dry-run: null\n");
    }

    @Test
    void a_workload_with_an_allow_policy_of_somebody_else_is_left_alone() {
        var theirs = "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
                + "metadata: {name: theirs, namespace: shop}\nspec: {rules: [{from: [{source: {namespaces: [a]}}]}]}\n";
        var given = Given.cluster(theirs, Given.deployment("shop", "cart"));

        assertThat(given.express(admit(given, Enforcement.DRY_RUN, FROM_WEB))).isEmpty();
    }

    @Test
    void whoever_stays_open_is_admitted_before_the_rest_is_denied() {
        var given = Given.cluster(Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.DenyTheRest("shop", List.of(given.selected("cart")))))
                .extracting(Given::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("shop/cart").contains("- {}"),
                        text -> assertThat(text).contains("shop/default-deny").endsWith("spec: {}\n"));
    }
}
