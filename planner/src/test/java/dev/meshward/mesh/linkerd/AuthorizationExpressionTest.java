package dev.meshward.mesh.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationExpressionTest {

    private static final String SPEC = "{podSelector: {matchLabels: {app: cart}}, port: 8080, accessPolicy: %s}";
    private static final Admission FROM_WEB =
            new Admission(List.of(new ServiceAccountId("web", "front")), List.of(8080), "web/front calls it.");
    private static final Admission FROM_ANYONE = new Admission(List.of(), List.of(8080), "The kubelet calls it.");

    @Test
    void callers_are_named_by_their_account_whatever_the_trust_domain() {
        var changes = admit(strict(), Enforcement.DRY_RUN, FROM_WEB);

        assertThat(changes).extracting(Given::text).containsExactly("""
            create meshtlsauthentication shop/cart-8080-callers
            apiVersion: policy.linkerd.io/v1alpha1
            kind: MeshTLSAuthentication
            spec:
              identityRefs:
                - kind: ServiceAccount
                  name: front
                  namespace: web
            """, """
            create authorizationpolicy shop/cart-8080-callers
            apiVersion: policy.linkerd.io/v1alpha1
            kind: AuthorizationPolicy
            spec:
              targetRef:
                group: policy.linkerd.io
                kind: Server
                name: cart-8080
              requiredAuthenticationRefs:
                - group: policy.linkerd.io
                  kind: MeshTLSAuthentication
                  name: cart-8080-callers
            """);
    }

    @Test
    void plaintext_callers_get_a_policy_of_their_own_for_their_port() {
        assertThat(admit(strict(), Enforcement.DRY_RUN, FROM_ANYONE, FROM_WEB))
                .extracting(change -> change.object().toString())
                .containsExactly(
                        "networkauthentication shop/cart-8080-plaintext",
                        "authorizationpolicy shop/cart-8080-plaintext",
                        "meshtlsauthentication shop/cart-8080-callers",
                        "authorizationpolicy shop/cart-8080-callers");
    }

    @Test
    void enforcing_is_one_word_of_the_server() {
        assertThat(admit(strict(), Enforcement.ENFORCED, FROM_WEB))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch server shop/cart-8080
                    spec:
                      accessPolicy: deny
                    """);
    }

    @Test
    void a_server_that_denies_already_gets_no_policy_which_could_only_open_it() {
        var given = Given.cluster(
                Given.deployment("shop", "cart"), Given.server("shop", "cart-8080", SPEC.formatted("deny")));

        assertThat(admit(given, Enforcement.DRY_RUN, FROM_WEB)).isEmpty();
        assertThat(admit(given, Enforcement.ENFORCED, FROM_WEB)).isEmpty();
    }

    @Test
    void a_port_nobody_declared_gets_its_server_no_more_open_than_its_callers_need() {
        var given = Given.cluster(Given.deployment("shop", "cart"));
        var onOther = new Admission(FROM_WEB.callers(), List.of(9000), "web/front calls it.");

        assertThat(admit(given, Enforcement.DRY_RUN, onOther))
                .extracting(Given::text)
                .anySatisfy(text -> assertThat(text).contains("port: 9000", "accessPolicy: all-authenticated"));
    }

    @Test
    void the_default_deny_stays_away_while_somebody_has_to_stay_open() {
        var given = Given.cluster(Given.annotated("shop", ""), Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.DenyTheRest("shop", List.of())))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("config.linkerd.io/default-inbound-policy: deny");
        assertThat(given.express(new LadderIntent.DenyTheRest("shop", List.of(given.selected("cart")))))
                .isEmpty();
    }

    private static Given strict() {
        return Given.cluster(
                Given.deployment("shop", "cart"),
                Given.server("shop", "cart-8080", SPEC.formatted("all-authenticated")));
    }

    private static List<Change> admit(Given given, Enforcement enforcement, Admission... admissions) {
        return given.express(new LadderIntent.Admit(given.selected("cart"), List.of(admissions), enforcement));
    }
}
