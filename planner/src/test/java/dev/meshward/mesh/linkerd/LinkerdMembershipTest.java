package dev.meshward.mesh.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.Rung;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkerdMembershipTest {

    private static final String ENABLED = Given.annotated("shop", "linkerd.io/inject: enabled");

    @Test
    void an_annotation_counts_only_where_a_control_plane_is_seen() {
        assertThat(standing(ENABLED, cart("")).rung()).isEqualTo(Rung.OUTSIDE);
        assertThat(standing(Given.controlPlane(), ENABLED, cart("")).rung()).isEqualTo(Rung.JOINED);
    }

    @Test
    void the_pods_word_beats_its_namespaces_and_any_other_word_is_no_yes() {
        assertThat(standing(Given.controlPlane(), ENABLED, cart("linkerd.io/inject: disabled"))
                        .rung())
                .isEqualTo(Rung.OUTSIDE);
        assertThat(standing(Given.controlPlane(), ENABLED, cart("linkerd.io/inject: 'true'"))
                        .rung())
                .isEqualTo(Rung.OUTSIDE);
        assertThat(standing(Given.controlPlane(), cart("linkerd.io/inject: ingress"))
                        .rung())
                .isEqualTo(Rung.JOINED);
    }

    @Test
    void a_namespace_whose_webhooks_are_disabled_hands_out_nothing() {
        var blocked = ENABLED + "  labels: {config.linkerd.io/admission-webhooks: disabled}\n";

        assertThat(standing(Given.controlPlane(), blocked, cart("")).rung()).isEqualTo(Rung.OUTSIDE);
    }

    @Test
    void a_workload_stands_as_high_as_its_most_open_port() {
        var strict = Given.server(
                "shop",
                "cart",
                "{podSelector: {matchLabels: {app: cart}}, port: 8080, accessPolicy: all-authenticated}");
        var listed = Given.server("shop", "cart", "{podSelector: {matchLabels: {app: cart}}, port: 8080}");

        assertThat(standing(Given.controlPlane(), ENABLED, cart(""), strict).rung())
                .isEqualTo(Rung.STRICT);
        assertThat(standing(Given.controlPlane(), ENABLED, cart(""), listed).rung())
                .isEqualTo(Rung.AUTHORIZED);
        assertThat(standing(
                                Given.controlPlane(),
                                ENABLED,
                                cart("config.linkerd.io/default-inbound-policy: all-authenticated"))
                        .rung())
                .isEqualTo(Rung.STRICT);
    }

    @Test
    void pods_of_istio_are_in_another_mesh() {
        assertThat(standing(Given.namespace("shop", "istio-injection: enabled"), cart(""))
                        .otherMesh())
                .isEqualTo("Istio");
    }

    @Test
    void parts_of_a_namespace_ask_by_annotation_and_the_namespace_asks_last() {
        var given = Given.cluster(Given.annotated("shop", ""), cart(""));
        var workload = given.workload("cart");

        assertThat(given.express(new LadderIntent.JoinWorkload(workload, true, Map.of())))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch deployment shop/cart
                    spec:
                      template:
                        metadata:
                          annotations:
                            linkerd.io/inject: enabled
                    """);
        assertThat(given.express(new LadderIntent.JoinNamespace("shop")))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("linkerd.io/inject: enabled");
    }

    @Test
    void a_namespace_that_asks_before_there_is_a_mesh_is_held_back() {
        assertThat(Given.cluster(ENABLED, cart("")).express(new LadderIntent.HoldBack("shop")))
                .hasSize(1);
        assertThat(Given.cluster(Given.controlPlane(), ENABLED, cart("")).express(new LadderIntent.HoldBack("shop")))
                .isEmpty();
    }

    private static String cart(String annotations) {
        return Given.deployment("shop", "cart", "app: cart", annotations);
    }

    private static Membership standing(String... documents) {
        var given = Given.cluster(documents);
        return new LinkerdDialect().membershipOf(given.workload("cart"), given.snapshot());
    }
}
