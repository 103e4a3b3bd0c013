package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Pod;
import dev.meshward.manifest.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md B and F: which pods get a proxy, and what they inherit. */
class InjectionCasesTest {

    private static final String NAMESPACE = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, annotations: %s, labels: %s}
        """;

    private static final String PLAIN = "{containers: [{name: a, image: shop/a:1}]}";

    @ParameterizedTest(name = "{0}: namespace {1} {2}, pod {3} {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        F enabled namespace                    | {linkerd.io/inject: enabled}  | {} | {}                              | {} | yes
        F namespace in ingress mode            | {linkerd.io/inject: ingress}  | {} | {}                              | {} | yes
        F disabled namespace                   | {linkerd.io/inject: disabled} | {} | {}                              | {} | no
        F nothing is said                      | {}                            | {} | {}                              | {} | no
        F the pod asks                         | {}                            | {} | {linkerd.io/inject: enabled}    | {} | yes
        F the pod asks for ingress mode        | {}                            | {} | {linkerd.io/inject: ingress}    | {} | yes
        B the pod beats its namespace, yes     | {linkerd.io/inject: disabled} | {} | {linkerd.io/inject: enabled}    | {} | yes
        B the pod beats its namespace, no      | {linkerd.io/inject: enabled}  | {} | {linkerd.io/inject: disabled}   | {} | no
        F another word at the pod              | {linkerd.io/inject: enabled}  | {} | {linkerd.io/inject: "true"}     | {} | no
        F another word at the namespace        | {linkerd.io/inject: "true"}   | {} | {linkerd.io/inject: enabled}    | {} | no
        B it is no label                       | {}                            | {linkerd.io/inject: enabled} | {}    | {} | no
        B the namespace keeps webhooks out     | {linkerd.io/inject: enabled}  | {config.linkerd.io/admission-webhooks: disabled} | {} | {} | no
        B another word keeps nothing out       | {linkerd.io/inject: enabled}  | {config.linkerd.io/admission-webhooks: enabled} | {} | {} | yes
        E host network                         | {linkerd.io/inject: enabled}  | {} | {}                              | {hostNetwork: true} | no
        E the other mesh is there already      | {linkerd.io/inject: enabled}  | {} | {}                              | {containers: [{name: istio-proxy, image: x}]} | no
        E the other mesh by its image          | {linkerd.io/inject: enabled}  | {} | {}                              | {containers: [{name: p, image: "gcr.io/istio-release/proxyv2:1.27"}]} | no
        E the other mesh's init container      | {linkerd.io/inject: enabled}  | {} | {}                              | {initContainers: [{name: istio-init, image: x}]} | no
        E UDP alone keeps nobody out           | {linkerd.io/inject: enabled}  | {} | {}                              | {containers: [{name: a, ports: [{containerPort: 53, protocol: UDP}]}]} | yes
        F a proxy in the manifest              | {}                            | {} | {}                              | {containers: [{name: linkerd-proxy, image: x}]} | yes
        F a proxy as native sidecar            | {}                            | {} | {}                              | {initContainers: [{name: linkerd-proxy, image: x, restartPolicy: Always}]} | yes
        """)
    void annotations_decide(
            String section, String ofNamespace, String labels, String ofPod, String spec, String expected) {
        var scene = new Scene().values("{}").add(NAMESPACE.formatted("shop", ofNamespace, labels));
        var template = "metadata: {annotations: %s}\nspec: %s\n".formatted(ofPod, spec.equals("{}") ? PLAIN : spec);

        assertThat(scene.planeOf("shop", template))
                .describedAs(section)
                .matches(plane -> (plane == DataPlane.LINKERD) == expected.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({"kube-system", "cert-manager"})
    void some_namespaces_are_left_alone(String namespace) {
        var scene = new Scene().values("{}").add(NAMESPACE.formatted(namespace, "{linkerd.io/inject: enabled}", "{}"));

        assertThat(scene.planeOf(namespace, "metadata: {}\n")).isEqualTo(DataPlane.NONE);
    }

    @Test
    void without_a_control_plane_annotations_ask_in_vain() {
        var scene = new Scene().add(NAMESPACE.formatted("shop", "{linkerd.io/inject: enabled}", "{}"));

        assertThat(scene.planeOf("shop", "metadata: {}\n")).isEqualTo(DataPlane.NONE);
    }

    @Test
    void the_selector_of_the_installation_is_read_from_its_values() {
        var scene = new Scene()
                .values("{\"proxyInjector\": {\"namespaceSelector\": {\"matchLabels\": {\"mesh\": \"on\"}}}}")
                .add(NAMESPACE.formatted("shop", "{linkerd.io/inject: enabled}", "{mesh: \"on\"}"))
                .add(NAMESPACE.formatted("other", "{linkerd.io/inject: enabled}", "{}"));

        assertThat(List.of(scene.planeOf("shop", "metadata: {}\n"), scene.planeOf("other", "metadata: {}\n")))
                .containsExactly(DataPlane.LINKERD, DataPlane.NONE);
    }

    @Test
    void a_pod_of_another_control_plane_has_a_proxy_nobody_here_can_ask() {
        var template = "metadata: {labels: {linkerd.io/control-plane-ns: linkerd-two}}\n"
                + "spec: {containers: [{name: linkerd-proxy}]}\n";

        assertThat(new Scene().planeOf("shop", template)).isEqualTo(DataPlane.OTHER);
    }

    @Test
    void what_the_namespace_says_when_the_pod_is_made_stays_with_the_pod() {
        var scene = new Scene()
                .add(NAMESPACE.formatted("data", "{config.linkerd.io/default-inbound-policy: deny, team: x}", "{}"));
        var handedDown = scene.rules().handedDown("data", scene.world());
        var pod = Pod.made("data", "db", Scene.template("metadata: {}\n"), DataPlane.LINKERD, handedDown);

        assertThat(pod.annotations())
                .containsExactly(java.util.Map.entry("config.linkerd.io/default-inbound-policy", "deny"));
        assertThat(pod.labels()).containsEntry("linkerd.io/control-plane-ns", "linkerd");
    }

    @Test
    void what_the_pod_says_itself_comes_before_its_namespace() {
        var scene =
                new Scene().add(NAMESPACE.formatted("data", "{config.linkerd.io/default-inbound-policy: deny}", "{}"));
        var template = Scene.template("metadata: {annotations: {config.linkerd.io/default-inbound-policy: audit}}\n");
        var pod = Pod.made(
                "data", "db", template, DataPlane.LINKERD, scene.rules().handedDown("data", scene.world()));

        assertThat(pod.annotations()).containsEntry("config.linkerd.io/default-inbound-policy", "audit");
    }

    @Test
    void a_release_of_the_control_plane_brings_its_settings() {
        var values = ManifestReader.one("apiVersion: v1\nkind: X\nproxy: {defaultInboundPolicy: deny}\n")
                .root();
        var rules = new Scene().rules();

        assertThat(rules.installedBy("linkerd-control-plane", values)).hasSize(1);
        assertThat(rules.installedBy("linkerd-crds", values)).isEmpty();
    }
}
