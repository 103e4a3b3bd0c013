package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Pod;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.5: which pods are enrolled in ambient, and when. */
class EnrolmentCasesTest {

    private static final String MODE = "istio.io/dataplane-mode";

    private static Scene namespace(Scene scene, String name, String labels) {
        return scene.add(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {%s}}\n".formatted(name, labels));
    }

    private static String template(String labels, String annotations, String spec) {
        return "metadata: {labels: {app: web%s}, annotations: {%s}}\nspec: {containers: [{name: web, image: i}]%s}\n"
                .formatted(labels, annotations, spec);
    }

    @ParameterizedTest(name = "{0}: namespace [{1}], pod [{2}] [{3}] → {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 a label of the namespace enrols       | istio.io/dataplane-mode: ambient | "" | "" | "" | ISTIO_AMBIENT
        B.5 without labels nobody is enrolled     | "x: y" | "" | "" | "" | NONE
        B.5 another mode of the namespace         | istio.io/dataplane-mode: sidecar | "" | "" | "" | NONE
        B.5 a label of the pod enrols by itself   | "x: y" | ", istio.io/dataplane-mode: ambient" | "" | "" | ISTIO_AMBIENT
        B.5 a pod may decline                     | istio.io/dataplane-mode: ambient | ", istio.io/dataplane-mode: none" | "" | "" | NONE
        B.5 another mode of the pod is no refusal | istio.io/dataplane-mode: ambient | ", istio.io/dataplane-mode: x" | "" | "" | ISTIO_AMBIENT
        B.5 none of the namespace, ambient of the pod | istio.io/dataplane-mode: none | ", istio.io/dataplane-mode: ambient" | "" | "" | ISTIO_AMBIENT
        B.5 annotations enrol nobody              | "x: y" | "" | "istio.io/dataplane-mode: ambient" | "" | NONE
        B.5 annotations decline nothing           | istio.io/dataplane-mode: ambient | "" | "istio.io/dataplane-mode: none" | "" | ISTIO_AMBIENT
        B.5 never on the network of the node      | istio.io/dataplane-mode: ambient | "" | "" | ", hostNetwork: true" | NONE
        B.5 never there, by its own label either  | "x: y" | ", istio.io/dataplane-mode: ambient" | "" | ", hostNetwork: true" | NONE
        B.5 the sidecar wins                      | "istio.io/dataplane-mode: ambient, istio-injection: enabled" | "" | "" | "" | ISTIO_SIDECAR
        B.5 the sidecar wins by label of the pod  | istio.io/dataplane-mode: ambient | ", sidecar.istio.io/inject: 'true'" | "" | "" | ISTIO_SIDECAR
        B.5 a mark of a sidecar wins              | istio.io/dataplane-mode: ambient | "" | "sidecar.istio.io/status: '{}'" | "" | ISTIO_SIDECAR
        B.5 who declines the sidecar is enrolled  | "istio.io/dataplane-mode: ambient, istio-injection: enabled" | ", sidecar.istio.io/inject: 'false'" | "" | "" | ISTIO_AMBIENT
        """)
    void labels_decide_who_is_enrolled(
            String section, String ofNamespace, String labels, String annotations, String spec, DataPlane expected) {
        assertThat(namespace(Scene.withAmbient(), "shop", ofNamespace)
                        .planeOf("shop", template(labels, annotations, spec)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: running {1} in [{2}] → {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 enrolment needs no restart      | NONE           | istio.io/dataplane-mode: ambient | ISTIO_AMBIENT
        B.5 and ends without one            | ISTIO_AMBIENT  | "x: y"                           | NONE
        B.5 whoever is enrolled stays so    | ISTIO_AMBIENT  | istio.io/dataplane-mode: ambient | ISTIO_AMBIENT
        B.5 a running sidecar stays         | ISTIO_SIDECAR  | istio.io/dataplane-mode: ambient | ISTIO_SIDECAR
        B.1 a sidecar does not come alive   | NONE           | istio-injection: enabled         | NONE
        I the pod of another mesh stays so  | LINKERD        | istio.io/dataplane-mode: ambient | LINKERD
        """)
    void running_pods_follow_the_labels(String section, DataPlane runs, String ofNamespace, DataPlane expected) {
        assertThat(namespace(Scene.withAmbient(), "shop", ofNamespace).planeNow(Scene.pod("shop", "web", runs)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @Test
    void a_running_pod_of_the_node_is_never_enrolled() {
        var web = Scene.pod("shop", "web", DataPlane.NONE);
        var ofNode = new Pod(
                "shop",
                "web",
                Map.of(MODE, "ambient"),
                Map.of(),
                "web",
                Pod.Network.OF_THE_NODE,
                DataPlane.NONE,
                web.ports(),
                web.probes());

        assertThat(Scene.withAmbient().planeNow(ofNode)).isEqualTo(DataPlane.NONE);
    }

    private static final String LABEL = MODE + ": ambient";
    private static final String ZTUNNEL =
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: ztunnel, namespace: istio-system}\n";
    private static final String AGENT =
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: istio-cni-node, namespace: kube-system}\n";

    private static String settings(String ambient) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-cni-config, namespace: istio-system}\n"
                + "data: {AMBIENT_ENABLED: \"" + ambient + "\"}\n";
    }

    private static DataPlane planeWith(String namespace, String... parts) {
        var scene = namespace(new Scene(), namespace, LABEL);
        List.of(parts).forEach(scene::add);
        return scene.planeOf(namespace, template("", "", ""));
    }

    @Test
    void labels_ask_in_vain_where_no_agent_enrols() {
        assertThat(planeWith("shop")).isEqualTo(DataPlane.NONE);
        assertThat(planeWith("shop", ZTUNNEL)).isEqualTo(DataPlane.NONE);
        assertThat(planeWith("shop", ZTUNNEL, settings("false"))).isEqualTo(DataPlane.NONE);
        assertThat(planeWith("shop", ZTUNNEL, AGENT, settings("false"))).isEqualTo(DataPlane.NONE);
    }

    @Test
    void an_agent_enrols_by_its_settings_or_by_being_there_beside_ztunnel() {
        assertThat(planeWith("shop", settings("true"))).isEqualTo(DataPlane.ISTIO_AMBIENT);
        assertThat(planeWith("shop", ZTUNNEL, AGENT)).isEqualTo(DataPlane.ISTIO_AMBIENT);
    }

    @Test
    void namespaces_the_agent_excludes_are_left_alone() {
        assertThat(planeWith("kube-system", settings("true"))).isEqualTo(DataPlane.NONE);
        assertThat(planeWith("plumbing", Scene.AMBIENT)).isEqualTo(DataPlane.NONE);
    }

    private static Field values(String yaml) {
        return DataReader.yaml("values.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
    }

    @ParameterizedTest(name = "istio-cni with {0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "profile: ambient"                 | ISTIO_AMBIENT
        "ambient: {enabled: true}"         | ISTIO_AMBIENT
        "cni: {ambient: {enabled: true}}"  | ISTIO_AMBIENT
        "{}"                               | NONE
        """)
    void the_releases_bring_what_enrols(String values, DataPlane expected) {
        var rules = new IstioRules("istio-system");
        var scene = namespace(new Scene(), "shop", LABEL);
        rules.installedBy("istio-cni", values(values)).forEach(scene::add);
        rules.installedBy("ztunnel", values("{}")).forEach(scene::add);

        assertThat(scene.planeOf("shop", template("", "", ""))).isEqualTo(expected);
    }

    @Test
    void what_a_release_brings_goes_with_it() {
        var rules = new IstioRules("istio-system");

        assertThat(rules.removedWith("istio-cni"))
                .extracting(object -> object.key().toString())
                .containsExactly("configmap istio-system/istio-cni-config");
        assertThat(rules.removedWith("ztunnel"))
                .extracting(object -> object.key().toString())
                .containsExactly("daemonset istio-system/ztunnel");
    }

    @ParameterizedTest(name = "istiod with {0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "profile: ambient"                                   | ISTIO_SIDECAR_WITH_TUNNEL
        "env: {PILOT_ENABLE_AMBIENT: 'true'}"                | ISTIO_SIDECAR
        "meshConfig: {defaultConfig: {proxyMetadata: {ISTIO_META_ENABLE_HBONE: 'true'}}}" | ISTIO_SIDECAR_WITH_TUNNEL
        "meshConfig: {trustDomain: corp}"                    | ISTIO_SIDECAR
        """)
    void sidecars_made_under_the_profile_for_ambient_take_tunnels(String values, DataPlane expected) {
        var scene = namespace(new Scene(), "shop", "istio-injection: enabled");
        new IstioRules("istio-system").installedBy("istiod", values(values)).forEach(scene::add);

        assertThat(scene.planeOf("shop", template("", "", ""))).isEqualTo(expected);
    }
}
