package dev.meshward.testing.crd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelShapesTest {

    private final ModelShapes shapes = new ModelShapes();

    @Test
    void a_service_with_an_app_protocol_is_accepted() {
        assertThat(judge("""
            apiVersion: v1
            kind: Service
            metadata: {name: a, labels: {x: "1"}}
            spec:
              ports: [{port: 80, targetPort: http, appProtocol: http}]
            """).violations()).isEmpty();
    }

    @Test
    void a_misspelt_field_is_refused_with_its_path() {
        assertThat(judge("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec: {template: {metadata: {anotations: {}}, spec: {containers: [{nme: x}]}}}
            """).violations())
                .containsExactly(
                        "spec.template.metadata.anotations: unknown field",
                        "spec.template.spec.containers[0].nme: unknown field");
    }

    @Test
    void a_label_that_is_no_text_is_refused() {
        assertThat(judge("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: a, labels: {sidecar.istio.io/inject: true}}
            """).violations())
                .containsExactly("metadata.labels['sidecar.istio.io/inject']: true where text must be");
    }

    @Test
    void only_a_patch_may_remove_by_null() {
        var yaml = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: a, labels: {istio-injection: null}}
            """;

        assertThat(judge(yaml).isAccepted()).isFalse();
        assertThat(shapes.judgePatch(PlainData.map(PlainData.documents(yaml).getFirst()))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void every_kind_a_rollout_touches_is_known() {
        assertThat(shapes.defines("networking.k8s.io/v1", "NetworkPolicy")).isTrue();
        assertThat(shapes.defines("apps/v1", "StatefulSet")).isTrue();
        assertThat(shapes.defines("batch/v1", "CronJob")).isTrue();
        assertThat(shapes.defines("v1", "ServiceAccount")).isTrue();
        assertThat(shapes.defines("v1", "ResourceQuota")).isTrue();
        assertThat(shapes.defines("security.istio.io/v1", "PeerAuthentication")).isFalse();
    }

    private Verdict judge(String yaml) {
        return shapes.judge(PlainData.map(PlainData.documents(yaml).getFirst()));
    }
}
