package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md B, C.6, D, E: protocols, opaque ports, skipped ports. */
class ProtocolCasesTest {

    @ParameterizedTest(name = "{0}: {1}, {2} {3} on {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        B 3306 is opaque by default               | {}                                          | mesh  | SERVER_FIRST | 3306 | mtls
        B 3306 is opaque for strangers too        | {}                                          | plain | SERVER_FIRST | 3306 | plain
        E 4222 is not: ten seconds                | {}                                          | mesh  | SERVER_FIRST | 4222 | unknown
        E 4222, without proxy                     | {}                                          | plain | SERVER_FIRST | 4222 | unknown
        E the client speaks first                 | {}                                          | mesh  | TCP          | 4222 | mtls
        B the Service says opaque                 | {config.linkerd.io/opaque-ports: "4222"}    | mesh  | SERVER_FIRST | 4222 | mtls
        B the Service says it by name             | {config.linkerd.io/opaque-ports: queue}     | mesh  | SERVER_FIRST | 4222 | mtls
        B the Service says nothing to strangers   | {config.linkerd.io/opaque-ports: "4222"}    | plain | SERVER_FIRST | 4222 | unknown
        E what it says replaces the default       | {config.linkerd.io/opaque-ports: "4222"}    | mesh  | SERVER_FIRST | 3306 | unknown
        B an empty list is no port at all         | {config.linkerd.io/opaque-ports: ""}        | mesh  | SERVER_FIRST | 3306 | unknown
        B a range                                 | {config.linkerd.io/opaque-ports: 4000-5000} | mesh  | SERVER_FIRST | 4222 | mtls
        """)
    void servers_that_speak_first_need_opaque_ports(
            String section, String annotations, String caller, Application application, int port, String expected) {
        var scene = new Scene()
                .add(Scene.SERVICE.replace("namespace: data}", "namespace: data, annotations: " + annotations + "}"));

        assertThat(scene.call(caller, port, application)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        D http is HTTP                            | http               | mesh  | HTTP         | mtls
        D http is nothing else                    | http               | mesh  | TCP          | refused
        D http is no TLS                          | HTTP               | mesh  | TLS          | refused
        D h2c is HTTP                             | kubernetes.io/h2c  | mesh  | HTTP         | mtls
        D h2c is nothing else                     | kubernetes.io/h2c  | mesh  | SERVER_FIRST | refused
        D linkerd.io/opaque                       | linkerd.io/opaque  | mesh  | SERVER_FIRST | mtls
        D any other word is opaque                | mysql              | mesh  | SERVER_FIRST | mtls
        D even grpc is opaque                     | grpc               | mesh  | HTTP         | mtls
        D it says nothing to callers without proxy | http              | plain | TCP          | plain
        """)
    void the_app_protocol_decides_for_callers(
            String section, String word, String caller, Application application, String expected) {
        var scene = new Scene().add(Scene.SERVICE.replace("{name: admin,", "{name: admin, appProtocol: " + word + ","));

        assertThat(scene.call(caller, 9000, application)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void names_of_ports_say_nothing() {
        var scene = new Scene().add(Scene.SERVICE.replace("name: queue", "name: tcp-queue"));

        assertThat(scene.call("mesh", 4222, Application.SERVER_FIRST)).isEqualTo("unknown");
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        B the pod says opaque, strangers           | opaque-ports       | "4222" | plain | SERVER_FIRST | plain
        B the pod says it by name, callers read it | opaque-ports       | queue  | mesh  | SERVER_FIRST | mtls
        C.1 its proxy does not read names          | opaque-ports       | queue  | plain | SERVER_FIRST | unknown
        B what it says replaces the default        | opaque-ports       | "3306" | plain | SERVER_FIRST | unknown
        B a skipped port, strangers                | skip-inbound-ports | "4222" | plain | SERVER_FIRST | plain
        B a skipped port, members send plaintext   | skip-inbound-ports | "4222" | mesh  | TCP          | plain
        B a skipped range                          | skip-inbound-ports | 4200-4300 | mesh | TCP       | plain
        B another port is skipped                  | skip-inbound-ports | "4223" | mesh  | TCP          | mtls
        """)
    void the_pods_annotations_decide(
            String section, String key, String value, String caller, Application application, String expected) {
        var scene = new Scene().annotated(key, value.replace("\"", ""));

        assertThat(scene.direct(caller, 4222, application)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void a_skipped_port_knows_no_policy() {
        var scene = new Scene().annotated("skip-inbound-ports", "8080").annotated("default-inbound-policy", "deny");

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
        assertThat(scene.call("mesh", 8080)).isEqualTo("plain");
    }

    @Test
    void callers_are_not_told_of_ports_that_the_chart_skips_and_are_still_guarded() {
        var scene = new Scene().annotated("default-inbound-policy", "deny");

        assertThat(scene.direct("plain", 4567, Application.TCP)).isEqualTo("plain");
        assertThat(Scene.word(scene.verdict(ofOneWhoSkipsNothing(scene)))).isEqualTo("refused");
    }

    /** By default callers skip the same ports, and nobody's proxy sees such a call. */
    private static Hop ofOneWhoSkipsNothing(Scene scene) {
        var annotations = Map.of("config.linkerd.io/skip-outbound-ports", "");
        var caller = Scene.pod("shop", "web", DataPlane.LINKERD, annotations);
        return Hop.call(caller, scene.db(), Arrival.atPod(4567), Application.TCP);
    }

    @Test
    void by_default_both_sides_skip_the_same_ports() {
        var scene = new Scene().annotated("default-inbound-policy", "deny");

        assertThat(scene.direct("mesh", 4567, Application.TCP)).isEqualTo("plain");
    }

    @Test
    void without_the_header_such_ports_get_mutual_tls_that_nobody_ends() {
        var scene = new Scene().values("{\"proxy\": {\"outboundTransportMode\": \"transparent\"}}");

        assertThat(Scene.word(scene.verdict(ofOneWhoSkipsNothing(scene)))).isEqualTo("refused");
    }

    @ParameterizedTest(name = "{0}: {1} {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        B the port of the Service               | skip-outbound-ports | 80          | plain
        B not that of the pod                   | skip-outbound-ports | 8080        | mtls
        B addresses may be any                  | skip-subnets        | 10.1.0.0/16 | unknown
        B no address                            | skip-subnets        | ^           | mtls
        """)
    void the_callers_annotations_decide(String section, String key, String value, String expected) {
        var annotations = Map.of("config.linkerd.io/" + key, value.replace("^", ""));
        var caller = Scene.pod("shop", "web", DataPlane.LINKERD, annotations);
        var scene = new Scene();

        assertThat(Scene.word(scene.verdict(Hop.call(caller, scene.db(), Scene.arrival(8080), Application.HTTP))))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @Test
    void a_proxy_in_ingress_mode_goes_where_each_request_says() {
        var caller = Scene.pod("shop", "web", DataPlane.LINKERD, Map.of("linkerd.io/inject", "ingress"));
        var scene = new Scene();

        assertThat(Scene.word(scene.verdict(Hop.call(caller, scene.db(), Scene.arrival(8080), Application.HTTP))))
                .isEqualTo("unknown");
    }

    @ParameterizedTest(name = "{0}: {1}, {2} {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        C.6 opaque: no requests are read         | opaque  | plain | HTTP         | plain
        C.6 opaque: nobody waits                 | opaque  | plain | SERVER_FIRST | plain
        C.6 opaque: members keep their identity  | opaque  | mesh  | TCP          | mtls
        C.6 HTTP/1: nothing else without proxy   | HTTP/1  | plain | TCP          | refused
        C.6 HTTP/1: requests                     | HTTP/1  | plain | HTTP         | plain
        C.6 HTTP/2: no TLS of the application    | HTTP/2  | plain | TLS          | refused
        C.6 gRPC: requests of members            | gRPC    | mesh  | HTTP         | mtls
        C.6 HTTP/1: bytes of members say so      | HTTP/1  | mesh  | TCP          | mtls
        C.6 TLS: passed on                       | TLS     | plain | TLS          | plain
        C.6 TLS: members' requests find no route | TLS     | mesh  | HTTP         | refused
        C.6 TLS: members' TLS                    | TLS     | mesh  | TLS          | mtls
        C.6 unknown: found out                   | unknown | plain | TLS          | plain
        """)
    void the_server_says_what_a_port_speaks(
            String section, String protocol, String caller, Application application, String expected) {
        var scene = new Scene().server(", accessPolicy: all-unauthenticated, proxyProtocol: " + protocol);

        assertThat(scene.direct(caller, 8080, application)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void tls_of_another_mesh_is_like_any_bytes() {
        var scene = new Scene().add("""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: db, namespace: shop}
            spec: {host: db.data.svc.cluster.local, trafficPolicy: {tls: {mode: SIMPLE}}}
            """);

        assertThat(scene.call("istio", 8080)).isEqualTo("unknown");
        assertThat(scene.annotated("default-inbound-policy", "deny").call("istio", 8080))
                .isEqualTo("refused");
    }

    @Test
    void a_hop_to_the_other_mesh_is_plaintext() {
        var callee = Scene.pod("data", "db", DataPlane.ISTIO_SIDECAR);
        var hop = Hop.call(Scene.caller("mesh"), callee, Scene.arrival(8080), Application.HTTP);

        assertThat(Scene.word(new Scene().verdict(hop))).isEqualTo("plain");
    }

    @Test
    void the_address_of_a_node_may_be_in_a_network_that_denies() {
        var host = new Pod(
                "data", "db", Map.of(), Map.of(), "db", Pod.Network.OF_THE_NODE, DataPlane.NONE, java.util.List.of());
        var hop = Hop.call(Scene.caller("mesh"), host, Arrival.atPod(8080), Application.HTTP);
        var denying = new Scene()
                .add("policy.linkerd.io/v1alpha1", "EgressNetwork", "linkerd-egress", "all", "{trafficPolicy: Deny}");

        assertThat(Scene.word(new Scene().verdict(hop))).isEqualTo("plain");
        assertThat(Scene.word(denying.verdict(hop))).isEqualTo("unknown");
        assertThat(denying.call("mesh", 8080)).isEqualTo("mtls");
        assertThat(Scene.word(denying.add(
                                "policy.linkerd.io/v1alpha1", "EgressNetwork", "shop", "own", "{trafficPolicy: Allow}")
                        .verdict(hop)))
                .isEqualTo("plain");
    }
}
