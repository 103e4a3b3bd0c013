package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.2 and C.3 #24: probes, metrics, and the way to the control plane. */
class AgentCasesTest {

    @ParameterizedTest(name = "{0}: {1} with {2}={3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        B.2 probes go to the agent             | PROBE            | x                                       | y     | plain
        B.2 probes that are not led there      | PROBE            | sidecar.istio.io/rewriteAppHTTPProbers  | false | refused
        B.2 merged metrics go to the agent     | ANNOTATED_SCRAPE | x                                       | y     | plain
        B.2 metrics that are not merged        | ANNOTATED_SCRAPE | prometheus.istio.io/merge-metrics       | false | refused
        B.2 other scrapes reach the port       | CALL             | x                                       | y     | refused
        """)
    void the_agent_answers_in_plaintext(
            String section, Hop.Purpose purpose, String annotation, String value, String expected) {
        var scene = new Scene().add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");
        var callee = Scene.pod("data", "db", DataPlane.ISTIO_SIDECAR, Map.of(annotation, value));
        Peer caller = purpose == Hop.Purpose.PROBE ? new Peer.Node() : Scene.caller("plain");

        assertThat(Scene.word(scene.verdict(new Hop(caller, callee, Arrival.atPod(8080), Application.HTTP, purpose))))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static final String CLOSED = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: out, namespace: shop}
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}]
        """;

    @Test
    void a_proxy_that_cannot_reach_istiod_keeps_its_pod_from_calling() {
        assertThat(new Scene().add(CLOSED).call("mesh", 8080))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.because()).contains("control plane"));
    }

    @Test
    void without_a_proxy_nobody_has_to_reach_istiod() {
        assertThat(Scene.word(new Scene().add(CLOSED).call("plain", 8080))).isEqualTo("plain");
    }

    @Test
    void a_policy_that_leaves_the_way_to_istiod_open_does_no_harm() {
        var open = CLOSED + """
                - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: istio-system}}}]
                  ports: [{port: 15012}]
            """;

        assertThat(Scene.word(new Scene().add(open).call("mesh", 8080))).isEqualTo("mtls");
    }
}
