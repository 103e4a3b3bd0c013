package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.5 and A.9: who tunnels to whom, and what becomes of the rest. */
class ZtunnelCasesTest {

    private static Scene with(String mode) {
        var scene = Scene.withAmbient();
        return mode.equals("-") ? scene : scene.add("PeerAuthentication", "data", "{mtls: {mode: %s}}".formatted(mode));
    }

    @ParameterizedTest(name = "{0}: {1} → {2}, {3} of {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        B.5 enrolled to enrolled                       | ambient | ambient | -          | HTTP         | mtls
        B.5 enrolled to enrolled, strict               | ambient | ambient | STRICT     | HTTP         | mtls
        B.5 enrolled to enrolled, permissive           | ambient | ambient | PERMISSIVE | HTTP         | mtls
        B.5 tunnels care for no mode, DISABLE neither  | ambient | ambient | DISABLE    | HTTP         | mtls
        B.5 plaintext to enrolled                      | plain   | ambient | -          | HTTP         | plain
        B.5 plaintext to enrolled, strict              | plain   | ambient | STRICT     | HTTP         | refused
        B.5 plaintext to enrolled, DISABLE             | plain   | ambient | DISABLE    | HTTP         | plain
        B.5 nodes to enrolled, strict                  | node    | ambient | STRICT     | HTTP         | refused
        B.5 the API server to enrolled, strict         | apiserver | ambient | STRICT   | TLS          | refused
        B.5 from outside to enrolled                   | outside | ambient | PERMISSIVE | HTTP         | plain
        B.5 from outside to enrolled, strict           | outside | ambient | STRICT     | HTTP         | refused
        B.5 enrolled to plain                          | ambient | plain   | STRICT     | HTTP         | plain
        A.9 a sidecar tunnels to enrolled              | mesh    | ambient | STRICT     | HTTP         | mtls
        A.9 a sidecar tunnels where modes are off      | mesh    | ambient | DISABLE    | HTTP         | mtls
        A.9 a gateway tunnels to enrolled              | gateway | ambient | STRICT     | HTTP         | mtls
        A.9 enrolled to a sidecar without tunnel       | ambient | sidecar | PERMISSIVE | HTTP         | plain
        A.9 enrolled to a strict sidecar without it    | ambient | sidecar | STRICT     | HTTP         | refused
        A.9 enrolled to a sidecar with a tunnel        | ambient | tunnel  | PERMISSIVE | HTTP         | mtls
        A.9 enrolled to a strict sidecar with a tunnel | ambient | tunnel  | STRICT     | HTTP         | mtls
        A.9 sidecars keep to their own mutual TLS      | mesh    | tunnel  | STRICT     | HTTP         | mtls
        A.9 sidecars with a tunnel call old ones       | tunnel  | sidecar | STRICT     | HTTP         | mtls
        A.9 a sidecar with a tunnel calls enrolled     | tunnel  | ambient | STRICT     | HTTP         | mtls
        I another mesh to enrolled                     | linkerd | ambient | PERMISSIVE | HTTP         | plain
        I another mesh to enrolled, strict             | linkerd | ambient | STRICT     | HTTP         | refused
        I enrolled to another mesh                     | ambient | linkerd | STRICT     | HTTP         | plain
        B.5 TLS of the application's own passes        | plain   | ambient | PERMISSIVE | TLS          | plain
        B.5 and inside tunnels                         | ambient | ambient | STRICT     | TLS          | mtls
        C.2 servers may speak first, in plaintext      | plain   | ambient | PERMISSIVE | SERVER_FIRST | plain
        C.2 servers may speak first, in tunnels        | ambient | ambient | PERMISSIVE | SERVER_FIRST | mtls
        """)
    void tunnels_go_where_they_are_taken(
            String section, String caller, String callee, String mode, Application application, String expected) {
        assertThat(Scene.word(with(mode).callTo(callee, caller, 8080, application)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        C.2 a declared port of a server that begins  | ambient | 3307 | mtls
        C.2 an undeclared one: ztunnel does not wait | ambient | 9000 | mtls
        C.2 but the sidecar of the caller does       | mesh    | 9000 | refused
        """)
    void only_sidecars_wait_for_bytes(String section, String caller, int port, String expected) {
        assertThat(Scene.word(Scene.withAmbient().callTo("ambient", caller, port, Application.SERVER_FIRST)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    /** Objects of sidecars, and whose say they have: the caller is enrolled, then a sidecar. */
    @ParameterizedTest(name = "{0}: {1} {3} → enrolled {4}, sidecar {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A.9 DISABLE is no say against tunnels   | DestinationRule | shop | "{host: db.data.svc.cluster.local, trafficPolicy: {tls: {mode: DISABLE}}}" | mtls | mtls
        A.9 ISTIO_MUTUAL becomes the tunnel     | DestinationRule | shop | "{host: db.data.svc.cluster.local, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}" | mtls | mtls
        A.9 TLS of another kind goes inside it  | DestinationRule | shop | "{host: db.data.svc.cluster.local, trafficPolicy: {tls: {mode: SIMPLE}}}" | mtls | unknown
        A.9 and so does that of a subset        | DestinationRule | shop | "{host: db.data.svc.cluster.local, subsets: [{name: a, trafficPolicy: {tls: {mode: SIMPLE}}}]}" | mtls | unknown
        A.5 a Sidecar hides nothing from ztunnel | Sidecar        | shop | "{egress: [{hosts: ['./*']}]}" | mtls | refused
        A.5 REGISTRY_ONLY neither               | Sidecar         | shop | "{egress: [{hosts: ['./*']}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}" | mtls | refused
        """)
    void objects_of_sidecars_have_no_say_in_ztunnel(
            String section, String kind, String namespace, String spec, String enrolled, String sidecar) {
        var scene = with("STRICT").add(kind, namespace, spec);

        assertThat(Scene.word(scene.callTo("ambient", "ambient", 8080, Application.HTTP)))
                .describedAs(section)
                .isEqualTo(enrolled);
        assertThat(Scene.word(scene.callTo("ambient", "mesh", 8080, Application.HTTP)))
                .describedAs(section)
                .isEqualTo(sidecar);
    }

    @ParameterizedTest(name = "{0}: headless {1}, by Service {2}, {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        A.9 ztunnel tells headless endpoints apart     | true  | true  | ambient | SOME_OUTSIDE    | mtls
        A.9 and all of them                            | true  | true  | ambient | ALL_IN_THE_MESH | mtls
        A.9 pods by their addresses                    | false | false | ambient | ALL_IN_THE_MESH | mtls
        A.9 sidecars do not know headless endpoints    | true  | true  | mesh    | ALL_IN_THE_MESH | refused
        A.9 nor pods by their addresses                | false | false | mesh    | ALL_IN_THE_MESH | refused
        A.9 but gateways know them                     | true  | true  | gateway | ALL_IN_THE_MESH | mtls
        """)
    void addresses_of_pods_are_known_to_ztunnel_alone(
            String section,
            boolean headless,
            boolean byService,
            String caller,
            Arrival.Others others,
            String expected) {
        var scene = with("STRICT");
        if (headless) {
            scene.replace(Scene.SERVICE.replace("spec:\n", "spec:\n  clusterIP: None\n"));
        }
        var arrival = byService ? new Arrival(Scene.arrival(3307).service(), 3307, 3307, others) : Arrival.atPod(3307);

        assertThat(Scene.word(
                        scene.verdict(Hop.call(Scene.caller(caller), Scene.db("ambient"), arrival, Application.TCP))))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static Verdict sidecarCalls(Scene scene, Map<String, String> annotations) {
        var caller = Scene.pod("shop", "web", DataPlane.ISTIO_SIDECAR, annotations);
        return scene.verdict(Hop.call(caller, Scene.db("ambient"), Scene.arrival(8080), Application.HTTP));
    }

    @Test
    void a_sidecar_may_be_told_to_send_no_tunnels() {
        var told = Map.of("proxy.istio.io/config", "{proxyMetadata: {ISTIO_META_DISABLE_HBONE_SEND: \"true\"}}");

        assertThat(Scene.word(sidecarCalls(with("PERMISSIVE"), told))).isEqualTo("plain");
        assertThat(Scene.word(sidecarCalls(with("STRICT"), told))).isEqualTo("refused");
    }

    @Test
    void a_port_kept_from_the_sidecar_of_the_caller_leaves_in_plaintext() {
        var kept = Map.of("traffic.sidecar.istio.io/excludeOutboundPorts", "80");

        assertThat(Scene.word(sidecarCalls(with("STRICT"), kept))).isEqualTo("refused");
    }

    private static final String WITHOUT_CONSENT = Scene.AMBIENT.replace("PILOT_ENABLE_AMBIENT", "PILOT_ELSE");

    @ParameterizedTest(name = "A.9 DestinationRule {0} → {1}")
    @CsvSource({"-, plain", "DISABLE, plain", "ISTIO_MUTUAL, refused", "SIMPLE, refused"})
    void without_consent_of_the_control_plane_sidecars_send_no_tunnels(String tls, String expected) {
        var scene = new Scene().add(WITHOUT_CONSENT);
        if (!tls.equals("-")) {
            scene.add(
                    "DestinationRule",
                    "shop",
                    "{host: db.data.svc.cluster.local, trafficPolicy: {tls: {mode: %s}}}".formatted(tls));
        }

        assertThat(Scene.word(scene.callTo("ambient", "mesh", 8080, Application.HTTP)))
                .isEqualTo(expected);
    }

    @Test
    void automatic_mutual_tls_that_is_off_leaves_tunnels_alone() {
        var scene = with("STRICT").add("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: istio, namespace: istio-system}
            data: {mesh: "enableAutoMtls: false"}
            """);

        assertThat(Scene.word(scene.callTo("ambient", "mesh", 8080, Application.HTTP)))
                .isEqualTo("mtls");
    }

    @ParameterizedTest(name = "B.5 {0} on {1} → {2}")
    @CsvSource({
        "ambient, 15008, refused",
        "ambient, 15006, refused",
        "ambient, 15001, refused",
        "plain, 15008, refused",
        "ambient, 15009, mtls"
    })
    void ports_of_ztunnel_are_called_by_nobody(String caller, int port, String expected) {
        var hop = Hop.call(Scene.caller(caller), Scene.db("ambient"), Arrival.atPod(port), Application.UNKNOWN);

        assertThat(Scene.word(Scene.withAmbient().verdict(hop))).isEqualTo(expected);
    }

    @Test
    void who_is_enrolled_while_no_ztunnel_is_there_neither_calls_nor_answers() {
        var scene = new Scene();

        assertThat(Scene.word(scene.callTo("ambient", "plain", 8080, Application.HTTP)))
                .isEqualTo("refused");
        assertThat(Scene.word(scene.callTo("plain", "ambient", 8080, Application.HTTP)))
                .isEqualTo("refused");
    }

    @Test
    void a_pod_may_let_plaintext_in_past_ztunnel() {
        var callee = Scene.pod(
                "data", "db", DataPlane.ISTIO_AMBIENT, Map.of("ambient.istio.io/bypass-inbound-capture", "true"));
        var hop = Hop.call(Scene.caller("plain"), callee, Scene.arrival(8080), Application.HTTP);

        assertThat(Scene.word(with("STRICT").verdict(hop))).isEqualTo("plain");
    }
}
