package dev.meshward.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.LadderIntent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinExpressionTest {

    @Test
    void a_fresh_mesh_labels_namespaces_for_its_default_revision() {
        var given = Given.cluster(Given.namespace("shop", "team: a"), Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.JoinNamespace("shop")))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("patch namespace shop\nmetadata:\n  labels:\n    istio-injection: enabled\n");
    }

    @Test
    void a_cluster_that_knows_revisions_only_goes_on_naming_them() {
        var given = Given.cluster(
                Given.istiod("1-29"),
                Given.namespace("shop", "istio-injection: disabled"),
                Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.JoinNamespace("shop")))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("patch namespace shop\n"
                        + "metadata:\n"
                        + "  labels:\n"
                        + "    istio-injection: null\n"
                        + "    istio.io/rev: \"1-29\"\n");
        assertThat(given.express(new LadderIntent.JoinWorkload(given.workload("cart"), true, Map.of())))
                .extracting(Given::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("istio.io/rev: \"1-29\"")
                        .contains("sidecar.istio.io/inject: \"true\""));
    }

    @Test
    void a_namespace_that_hands_out_sidecars_already_is_left_alone() {
        var given = Given.cluster(Given.istiod("default"), Given.namespace("shop", "istio-injection: enabled"));

        assertThat(given.express(new LadderIntent.JoinNamespace("shop"))).isEmpty();
    }

    @Test
    void annotations_and_the_label_come_in_one_patch_so_that_the_pods_restart_once() {
        var given = Given.cluster(Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.JoinWorkload(
                        given.workload("cart"), true, Map.of("traffic.sidecar.istio.io/excludeOutboundPorts", "3306"))))
                .singleElement()
                .extracting(Given::text)
                .isEqualTo("""
                    patch deployment shop/cart
                    spec:
                      template:
                        metadata:
                          labels:
                            sidecar.istio.io/inject: "true"
                          annotations:
                            traffic.sidecar.istio.io/excludeOutboundPorts: "3306"
                    """);
    }

    @Test
    void in_a_namespace_labelled_against_injection_the_label_has_to_go_first() {
        var given =
                Given.cluster(Given.namespace("shop", "istio-injection: disabled"), Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.JoinWorkload(given.workload("cart"), true, Map.of())))
                .extracting(change -> change.object().kind())
                .containsExactly("Namespace", "Deployment");
    }

    @Test
    void a_workload_on_the_host_network_needs_no_label_to_stay_out() {
        var agent = Given.deployment("shop", "agent").replace("    spec:\n", "    spec:\n      hostNetwork: true\n");
        var given = Given.cluster(agent, Given.deployment("shop", "cart"));

        assertThat(given.express(new LadderIntent.KeepOut(given.workload("agent"))))
                .isEmpty();
        assertThat(given.express(new LadderIntent.KeepOut(given.workload("cart"))))
                .hasSize(1);
    }

    @Test
    void an_annotation_that_keeps_pods_out_is_as_good_as_the_label() {
        var given = Given.cluster(Given.deployment("shop", "cart", "app: cart", "sidecar.istio.io/inject: \"false\""));

        assertThat(given.express(new LadderIntent.KeepOut(given.workload("cart"))))
                .isEmpty();
    }

    @Test
    void a_label_from_before_the_mesh_is_held_back_and_one_that_works_is_not() {
        var early = Given.cluster(Given.namespace("shop", "istio-injection: enabled"));
        var working = Given.cluster(Given.istiod("default"), Given.namespace("shop", "istio-injection: enabled"));

        assertThat(early.express(new LadderIntent.HoldBack("shop")))
                .singleElement()
                .extracting(Given::text)
                .asString()
                .contains("istio-injection: null");
        assertThat(working.express(new LadderIntent.HoldBack("shop"))).isEmpty();
    }

    @Test
    void the_template_of_a_job_cannot_be_changed() {
        var given = Given.cluster("""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once, namespace: shop}
            spec:
              template:
                metadata: {labels: {app: once}}
                spec: {containers: [{name: app, image: x}]}
            """);

        assertThat(given.express(new LadderIntent.JoinWorkload(given.workload("once"), true, Map.of())))
                .isEmpty();
    }
}
