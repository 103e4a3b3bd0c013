package dev.meshward.mesh.istio.ambient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.istio.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrolmentExpressionTest {

    private static final String CART = Given.deployment("shop", "cart");

    @Test
    void a_namespace_joins_by_one_label_and_only_once() {
        var plain = Given.cluster(Given.namespace("shop", ""), CART).snapshot();
        var labelled = Given.cluster(Given.namespace("shop", "istio.io/dataplane-mode: ambient"), CART)
                .snapshot();

        assertThat(Ztunnels.texts(new LadderIntent.JoinNamespace("shop"), plain))
                .containsExactly("""
                    patch namespace shop
                    metadata:
                      labels:
                        istio.io/dataplane-mode: ambient
                    """);
        assertThat(Ztunnels.texts(new LadderIntent.JoinNamespace("shop"), labelled))
                .isEmpty();
    }

    @Test
    void labels_that_would_begin_to_work_with_the_installation_go_first() {
        var asking = Given.cluster(
                        Given.namespace("shop", "istio.io/dataplane-mode: ambient, istio-injection: enabled"), CART)
                .snapshot();

        assertThat(Ztunnels.texts(new LadderIntent.HoldBack("shop"), asking)).containsExactly("""
            patch namespace shop
            metadata:
              labels:
                istio-injection: null
                istio.io/dataplane-mode: null
            """);
    }

    @Test
    void labels_that_work_already_are_somebodys_decision() {
        var working = Given.cluster(
                        Given.istiod("default"),
                        Ztunnels.ZTUNNEL,
                        Given.namespace("shop", "istio.io/dataplane-mode: ambient, istio-injection: enabled"),
                        CART)
                .snapshot();

        assertThat(Ztunnels.texts(new LadderIntent.HoldBack("shop"), working)).isEmpty();
    }

    @Test
    void a_workload_enrols_itself_by_a_label_of_its_template() {
        var given = Given.cluster(Given.namespace("shop", ""), CART);
        var join = new LadderIntent.JoinWorkload(given.workload("cart"), true, Map.of());

        assertThat(Ztunnels.texts(join, given.snapshot())).containsExactly("""
            patch deployment shop/cart
            spec:
              template:
                metadata:
                  labels:
                    istio.io/dataplane-mode: ambient
            """);
    }

    @Test
    void whoever_stays_out_says_none_and_whoever_can_never_be_enrolled_says_nothing() {
        var given = Given.cluster(Given.namespace("shop", ""), CART);
        var onHost = Given.cluster(
                Given.namespace("shop", ""),
                CART.replace("serviceAccountName: cart", "serviceAccountName: cart\n      hostNetwork: true"));

        assertThat(Ztunnels.texts(new LadderIntent.KeepOut(given.workload("cart")), given.snapshot()))
                .singleElement()
                .asString()
                .contains("istio.io/dataplane-mode: \"none\"");
        assertThat(Ztunnels.texts(new LadderIntent.KeepOut(onHost.workload("cart")), onHost.snapshot()))
                .isEmpty();
    }
}
