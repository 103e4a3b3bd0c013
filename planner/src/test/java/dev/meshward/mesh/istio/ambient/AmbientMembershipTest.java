package dev.meshward.mesh.istio.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.Membership;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.istio.Given;
import org.junit.jupiter.api.Test;

class AmbientMembershipTest {

    private static final String LABELLED = Given.namespace("shop", "istio.io/dataplane-mode: ambient");
    private static final String ISTIOD = Given.istiod("default");

    private static Membership of(String... documents) {
        var given = Given.cluster(documents);
        return new AmbientDialect().membershipOf(given.workload("cart"), given.snapshot());
    }

    private static Rung rungWith(String podLabels, String namespace) {
        return of(ISTIOD, Ztunnels.ZTUNNEL, namespace, Given.deployment("shop", "cart", podLabels, ""))
                .rung();
    }

    @Test
    void a_label_enrols_nobody_where_no_ztunnel_is_seen() {
        assertThat(of(ISTIOD, LABELLED, Given.deployment("shop", "cart")).rung())
                .isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void the_namespace_enrols_all_pods_but_those_that_say_none() {
        assertThat(rungWith("app: cart", LABELLED)).isEqualTo(Rung.JOINED);
        assertThat(rungWith("app: cart, istio.io/dataplane-mode: anything", LABELLED))
                .isEqualTo(Rung.JOINED);
        assertThat(rungWith("app: cart, istio.io/dataplane-mode: none", LABELLED))
                .isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_pod_enrols_itself_in_a_namespace_without_label() {
        var plain = Given.namespace("shop", "");

        assertThat(rungWith("app: cart, istio.io/dataplane-mode: ambient", plain))
                .isEqualTo(Rung.JOINED);
        assertThat(rungWith("app: cart", plain)).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void pods_on_the_host_network_are_never_enrolled() {
        var host = Given.deployment("shop", "cart")
                .replace("serviceAccountName: cart", "serviceAccountName: cart\n      hostNetwork: true");

        assertThat(of(ISTIOD, Ztunnels.ZTUNNEL, LABELLED, host).rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void pods_with_a_sidecar_are_in_another_mesh_whatever_their_namespace_says() {
        var withSidecar = Given.deployment("shop", "cart")
                .replace("- name: app", "- name: istio-proxy\n          image: proxyv2\n        - name: app");

        var membership = of(ISTIOD, Ztunnels.ZTUNNEL, LABELLED, withSidecar);

        assertThat(membership.otherMesh()).isEqualTo("Istio");
        assertThat(membership.rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_namespace_that_asks_for_sidecars_is_another_mesh_only_where_an_injector_is() {
        var asking = Given.namespace("shop", "istio-injection: enabled");

        assertThat(of(ISTIOD, asking, Given.deployment("shop", "cart")).otherMesh())
                .isEqualTo("Istio");
        assertThat(of(asking, Given.deployment("shop", "cart")).isInAnotherMesh())
                .isFalse();
    }

    @Test
    void an_enrolled_workload_of_a_strict_namespace_stands_on_strict_and_with_a_policy_on_authorized() {
        var strict = Given.peerAuthentication("shop", "any-name", "", "{mtls: {mode: STRICT}}");
        var policy = "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
                + "metadata: {name: cart, namespace: shop}\nspec: {selector: {matchLabels: {app: cart}}, rules: []}\n";
        var cart = Given.deployment("shop", "cart");

        assertThat(of(ISTIOD, Ztunnels.ZTUNNEL, LABELLED, cart, strict).rung()).isEqualTo(Rung.STRICT);
        assertThat(of(ISTIOD, Ztunnels.ZTUNNEL, LABELLED, cart, strict, policy).rung())
                .isEqualTo(Rung.AUTHORIZED);
    }

    @Test
    void the_control_plane_counts_as_there_only_with_ztunnel_beside_it() {
        var dialect = new AmbientDialect();

        assertThat(dialect.installedVersion(Given.cluster(ISTIOD).snapshot())).isEmpty();
        assertThat(dialect.installedVersion(
                        Given.cluster(ISTIOD, Ztunnels.ZTUNNEL).snapshot()))
                .contains("1.29.6");
    }
}
