package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.DataPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.1: which pods get a sidecar. */
class InjectionCasesTest {

    private static final String WEBHOOK = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingWebhookConfiguration
        metadata: {name: istio-sidecar-injector%s, labels: {istio.io/rev: %s}}
        webhooks: []
        """;

    @ParameterizedTest(name = "{0}: namespace {1}, pod {2} {3} {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        B.1 enabled namespace                   | {istio-injection: enabled}     | {}                               | {}                               | {}                  | yes
        B.1 disabled namespace                  | {istio-injection: disabled}    | {}                               | {}                               | {}                  | no
        B.1 disabled beats the pod's label      | {istio-injection: disabled}    | {sidecar.istio.io/inject: "true"} | {}                              | {}                  | no
        B.1 another word is not enabled         | {istio-injection: "true"}      | {}                               | {}                               | {}                  | no
        B.1 no label at all                     | {}                             | {}                               | {}                               | {}                  | no
        B.1 the pod asks                        | {}                             | {sidecar.istio.io/inject: "true"} | {}                              | {}                  | yes
        B.1 the pod refuses                     | {istio-injection: enabled}     | {sidecar.istio.io/inject: "false"} | {}                             | {}                  | no
        B.1 the annotation refuses              | {istio-injection: enabled}     | {}                               | {sidecar.istio.io/inject: "false"} | {}                | no
        B.1 the annotation alone asks in vain   | {}                             | {}                               | {sidecar.istio.io/inject: "true"} | {}                 | no
        B.1 the label wins over the annotation  | {istio-injection: enabled}     | {sidecar.istio.io/inject: "true"} | {sidecar.istio.io/inject: "false"} | {}               | yes
        B.1 host network                        | {istio-injection: enabled}     | {}                               | {}                               | {hostNetwork: true} | no
        B.1 host network that asks              | {}                             | {sidecar.istio.io/inject: "true"} | {}                              | {hostNetwork: true} | no
        B.1 a served revision                   | {istio.io/rev: default}        | {}                               | {}                               | {}                  | yes
        B.1 a revision nobody serves            | {istio.io/rev: gone}           | {}                               | {}                               | {}                  | no
        B.1 a revision, the pod refuses         | {istio.io/rev: default}        | {sidecar.istio.io/inject: "false"} | {}                             | {}                  | no
        B.1 injection wins over a revision      | {istio.io/rev: gone, istio-injection: enabled} | {}               | {}                               | {}                  | yes
        B.1 disabled wins over a revision       | {istio.io/rev: default, istio-injection: disabled} | {}           | {}                               | {}                  | no
        B.1 the pod names a revision            | {}                             | {istio.io/rev: default}          | {}                               | {}                  | yes
        B.1 the pod names one nobody serves     | {}                             | {istio.io/rev: gone, sidecar.istio.io/inject: "true"} | {}          | {}                  | no
        B.1 marked as injected already          | {}                             | {}                               | {sidecar.istio.io/status: "{}"}  | {}                  | yes
        """)
    void labels_decide(
            String section, String namespace, String labels, String annotations, String spec, String expected) {
        var scene = new Scene().add(WEBHOOK.formatted("", "default")).add("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: %s}
            """.formatted(namespace));
        var template = "metadata: {labels: %s, annotations: %s}\nspec: %s\n".formatted(labels, annotations, spec);

        assertThat(scene.planeOf("shop", template))
                .describedAs(section)
                .isEqualTo(expected.equals("yes") ? DataPlane.ISTIO_SIDECAR : DataPlane.NONE);
    }

    @ParameterizedTest
    @CsvSource({"kube-system", "kube-public", "kube-node-lease", "local-path-storage"})
    void system_namespaces_are_left_alone(String namespace) {
        var scene = new Scene().add(WEBHOOK.formatted("", "default"));

        assertThat(scene.planeOf(namespace, "metadata: {labels: {sidecar.istio.io/inject: \"true\"}}\n"))
                .isEqualTo(DataPlane.NONE);
    }

    @Test
    void without_a_control_plane_labels_ask_in_vain() {
        assertThat(new Scene().planeOf("shop", "metadata: {labels: {sidecar.istio.io/inject: \"true\"}}\n"))
                .isEqualTo(DataPlane.NONE);
    }

    @Test
    void where_only_revisions_are_served_the_plain_label_injects_nothing() {
        var scene = new Scene()
                .add(WEBHOOK.formatted("-one", "one"))
                .add("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n");

        assertThat(scene.planeOf("shop", "metadata: {}\n")).isEqualTo(DataPlane.NONE);
    }

    @Test
    void a_revision_tag_is_served_under_its_own_name() {
        var scene = new Scene()
                .add("""
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: MutatingWebhookConfiguration
                    metadata: {name: istio-revision-tag-prod, labels: {istio.io/rev: one, istio.io/tag: prod}}
                    """)
                .add("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio.io/rev: prod}}\n");

        assertThat(scene.planeOf("shop", "metadata: {}\n")).isEqualTo(DataPlane.ISTIO_SIDECAR);
    }

    @Test
    void a_release_of_istiod_brings_a_control_plane_and_its_settings() {
        var values = dev.meshward.manifest.ManifestReader.one(
                        "apiVersion: v1\nkind: X\nmeshConfig: {trustDomain: example.org}\n")
                .root();
        var installed = new IstioRules("istio-system").installedBy("istiod", values);

        assertThat(installed).hasSize(1);
        assertThat(new IstioRules("istio-system").installedBy("istio-cni", values))
                .isEmpty();
    }
}
