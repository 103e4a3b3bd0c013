package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.Membership;
import dev.meshward.mesh.Rung;
import org.junit.jupiter.api.Test;

class IstioMembershipTest {

    private static final String LABELLED = Given.namespace("shop", "istio-injection: enabled");

    private static Membership of(String... documents) {
        var given = Given.cluster(documents);
        return new IstioDialect().membershipOf(given.workload("cart"), given.snapshot());
    }

    @Test
    void a_label_without_a_control_plane_makes_no_member() {
        assertThat(of(LABELLED, Given.deployment("shop", "cart")).rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_labelled_namespace_with_a_control_plane_makes_members() {
        assertThat(of(Given.istiod("default"), LABELLED, Given.deployment("shop", "cart"))
                        .rung())
                .isEqualTo(Rung.JOINED);
    }

    @Test
    void a_pod_label_makes_a_member_in_an_unlabelled_namespace_and_an_annotation_does_not() {
        var byLabel = Given.deployment("shop", "cart", "app: cart, sidecar.istio.io/inject: \"true\"", "");
        var byAnnotation = Given.deployment("shop", "cart", "app: cart", "sidecar.istio.io/inject: \"true\"");

        assertThat(of(Given.istiod("default"), byLabel).rung()).isEqualTo(Rung.JOINED);
        assertThat(of(Given.istiod("default"), byAnnotation).rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void the_plain_label_does_nothing_where_only_revisions_are_served() {
        assertThat(of(Given.istiod("1-29"), LABELLED, Given.deployment("shop", "cart"))
                        .rung())
                .isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_pod_that_opted_out_is_no_member() {
        var optedOut = Given.deployment("shop", "cart", "app: cart, sidecar.istio.io/inject: \"false\"", "");

        assertThat(of(Given.istiod("default"), LABELLED, optedOut).rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_member_of_a_strict_namespace_stands_on_strict() {
        var strict = Given.peerAuthentication("shop", "any-name", "", "{mtls: {mode: STRICT}}");

        assertThat(of(Given.istiod("default"), LABELLED, Given.deployment("shop", "cart"), strict)
                        .rung())
                .isEqualTo(Rung.STRICT);
    }

    @Test
    void a_selector_in_the_root_namespace_makes_nobody_strict() {
        var ignored = Given.peerAuthentication(
                "istio-system", "cart", "", "{selector: {matchLabels: {app: cart}}, mtls: {mode: STRICT}}");

        assertThat(of(Given.istiod("default"), LABELLED, Given.deployment("shop", "cart"), ignored)
                        .rung())
                .isEqualTo(Rung.JOINED);
    }

    @Test
    void a_strict_member_with_an_enforced_allow_policy_stands_on_authorized() {
        var strict = Given.peerAuthentication("istio-system", "default", "", "{mtls: {mode: STRICT}}");
        var policy = "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
                + "metadata: {name: cart, namespace: shop}\nspec: {selector: {matchLabels: {app: cart}}, rules: []}\n";
        var dryRun = policy.replace("namespace: shop}", "namespace: shop, annotations: {istio.io/dry-run: \"true\"}}");

        assertThat(of(Given.istiod("default"), LABELLED, Given.deployment("shop", "cart"), strict, policy)
                        .rung())
                .isEqualTo(Rung.AUTHORIZED);
        assertThat(of(Given.istiod("default"), LABELLED, Given.deployment("shop", "cart"), strict, dryRun)
                        .rung())
                .isEqualTo(Rung.STRICT);
    }

    @Test
    void a_workload_of_another_mesh_is_named_with_it() {
        var linkerd = Given.deployment("shop", "cart", "app: cart", "linkerd.io/inject: enabled");

        assertThat(of(linkerd).otherMesh()).isEqualTo("Linkerd");
    }

    @Test
    void the_version_is_that_of_the_image() {
        assertThat(new IstioDialect()
                        .installedVersion(Given.cluster(Given.istiod("default")).snapshot()))
                .contains("1.29.6");
        assertThat(new IstioDialect().installedVersion(Given.cluster(LABELLED).snapshot()))
                .isEmpty();
    }
}
