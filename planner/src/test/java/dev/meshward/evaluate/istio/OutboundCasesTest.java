package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Pod;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md A.2, A.5 and A.9: what a caller's sidecar sends, seen by what arrives. */
class OutboundCasesTest {

    private static final String HOST = "host: db.data.svc.cluster.local";

    @ParameterizedTest(name = "{0}: {1} in {2}, callee {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        A.9 no tls, strict                     | {HOST, trafficPolicy: {loadBalancer: {simple: RANDOM}}} | data | STRICT     | mtls
        A.9 no tls, no sidecar                 | {HOST, trafficPolicy: {loadBalancer: {simple: RANDOM}}} | data | none       | plain
        A.2 tls {} is DISABLE, strict          | {HOST, trafficPolicy: {tls: {}}}                | data | STRICT     | refused
        A.2 tls {} is DISABLE, permissive      | {HOST, trafficPolicy: {tls: {}}}                | data | PERMISSIVE | plain
        A.2 tls with sni only is DISABLE       | {HOST, trafficPolicy: {tls: {sni: x}}}          | data | STRICT     | refused
        A.9 DISABLE, strict                    | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | data | STRICT     | refused
        A.9 DISABLE, permissive                | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | data | PERMISSIVE | plain
        A.9 DISABLE, no sidecar                | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | data | none       | plain
        A.9 ISTIO_MUTUAL, strict               | {HOST, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | STRICT  | mtls
        A.9 ISTIO_MUTUAL, permissive           | {HOST, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | PERMISSIVE | mtls
        A.9 ISTIO_MUTUAL, disabled             | {HOST, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | DISABLE | refused
        A.9 ISTIO_MUTUAL, no sidecar           | {HOST, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}} | data | none    | refused
        A.9 SIMPLE on HTTP, permissive         | {HOST, trafficPolicy: {tls: {mode: SIMPLE}}}    | data | PERMISSIVE | refused
        A.9 SIMPLE, strict                     | {HOST, trafficPolicy: {tls: {mode: SIMPLE}}}    | data | STRICT     | refused
        A.2 MUTUAL brings foreign certificates | {HOST, trafficPolicy: {tls: {mode: MUTUAL}}}    | data | STRICT     | refused
        A.2 the caller's namespace first       | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | shop | STRICT     | refused
        A.2 the root namespace last            | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | istio-system | STRICT | refused
        A.2 not that of somebody else          | {HOST, trafficPolicy: {tls: {mode: DISABLE}}}   | other | STRICT    | mtls
        A.2 not exported to the caller         | {HOST, exportTo: [.], trafficPolicy: {tls: {mode: DISABLE}}} | data | STRICT | mtls
        A.2 exported by name                   | {HOST, exportTo: [shop], trafficPolicy: {tls: {mode: DISABLE}}} | data | STRICT | refused
        A.2 a selector keeps it private        | {HOST, workloadSelector: {matchLabels: {app: web}}, trafficPolicy: {tls: {mode: DISABLE}}} | data | STRICT | mtls
        A.2 a selector that fits the client    | {HOST, workloadSelector: {matchLabels: {app: web}}, trafficPolicy: {tls: {mode: DISABLE}}} | shop | STRICT | refused
        A.2 a selector that does not           | {HOST, workloadSelector: {matchLabels: {app: x}}, trafficPolicy: {tls: {mode: DISABLE}}} | shop | STRICT | mtls
        A.2 port block replaces the policy     | {HOST, trafficPolicy: {tls: {mode: DISABLE}, portLevelSettings: [{port: {number: 80}, loadBalancer: {simple: RANDOM}}]}} | data | STRICT | mtls
        A.2 port block with tls                | {HOST, trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: DISABLE}}]}} | data | STRICT | refused
        A.2 block of another port              | {HOST, trafficPolicy: {portLevelSettings: [{port: {number: 81}, tls: {mode: DISABLE}}]}} | data | STRICT | mtls
        A.2 tls of a subset may be used        | {HOST, subsets: [{name: a, trafficPolicy: {tls: {mode: DISABLE}}}]} | data | STRICT | unknown
        A.0 a short name is of the rule's ns   | {host: db, trafficPolicy: {tls: {mode: DISABLE}}} | data | STRICT   | refused
        A.0 a short name elsewhere             | {host: db, trafficPolicy: {tls: {mode: DISABLE}}} | shop | STRICT   | mtls
        A.0 name with a dot is not expanded    | {host: db.data, trafficPolicy: {tls: {mode: DISABLE}}} | data | STRICT | mtls
        A.2 wildcard host                      | {host: "*.local", trafficPolicy: {tls: {mode: DISABLE}}} | shop | STRICT | refused
        A.2 wildcard of another namespace      | {host: "*.x.svc.cluster.local", trafficPolicy: {tls: {mode: DISABLE}}} | shop | STRICT | mtls
        """)
    void a_destination_rule_decides(String section, String rule, String namespace, String callee, String expected) {
        var scene = new Scene().add("DestinationRule", namespace, rule.replace("HOST", HOST));
        var plane = callee.equals("none") ? DataPlane.NONE : DataPlane.ISTIO_SIDECAR;
        if (!callee.equals("none")) {
            scene.add("PeerAuthentication", "data", "{mtls: {mode: %s}}".formatted(callee));
        }

        assertThat(Scene.word(scene.verdict(hop(Scene.pod("data", "db", plane)))))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static Hop hop(Pod callee) {
        return Hop.call(Scene.caller("mesh"), callee, Scene.arrival(8080), Application.HTTP);
    }

    @Test
    void a_wildcard_of_the_callers_namespace_hides_the_exact_rule_of_the_owner() {
        var scene = new Scene()
                .add("DestinationRule", "data", "{%s, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}".formatted(HOST))
                .add("DestinationRule", "shop", "{host: \"*.local\", trafficPolicy: {tls: {mode: DISABLE}}}")
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void an_exact_host_beats_a_wildcard_of_the_same_namespace() {
        var scene = new Scene()
                .add("DestinationRule", "shop", "{host: \"*.local\", trafficPolicy: {tls: {mode: DISABLE}}}")
                .add("DestinationRule", "shop", "{%s, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}".formatted(HOST))
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("mtls");
    }

    @Test
    void of_two_rules_for_one_host_the_oldest_with_a_policy_gives_it() {
        var scene = new Scene()
                .add("DestinationRule", "data", "{%s, subsets: [{name: a}]}".formatted(HOST))
                .add("DestinationRule", "data", "{%s, trafficPolicy: {tls: {mode: DISABLE}}}".formatted(HOST))
                .add("DestinationRule", "data", "{%s, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}".formatted(HOST))
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void a_namespace_that_is_off_with_a_strict_workload_in_it_breaks_its_callers() {
        var scene = new Scene()
                .add("PeerAuthentication", "data", "{mtls: {mode: DISABLE}}")
                .add("PeerAuthentication", "data", "{selector: {matchLabels: {app: db}}, mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void one_pod_without_a_sidecar_makes_callers_of_a_headless_service_send_plaintext() {
        var scene = new Scene().add("""
            apiVersion: v1
            kind: Service
            metadata: {name: ring, namespace: data}
            spec: {clusterIP: None, selector: {app: db}, ports: [{name: tcp-ring, port: 7000}]}
            """).add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");
        var ring = Optional.of(new ServiceId("data", "ring"));

        assertThat(Scene.word(scene.verdict(Hop.call(
                        Scene.caller("mesh"),
                        Scene.db(),
                        new Arrival(ring, 7000, 7000, Arrival.Others.SOME_OUTSIDE),
                        Application.TCP))))
                .isEqualTo("refused");
        assertThat(Scene.word(scene.verdict(Hop.call(
                        Scene.caller("mesh"),
                        Scene.db(),
                        new Arrival(ring, 7000, 7000, Arrival.Others.ALL_IN_THE_MESH),
                        Application.TCP))))
                .isEqualTo("mtls");
    }

    @Test
    void a_call_of_a_pods_own_address_leaves_in_plaintext() {
        var scene = new Scene().add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.verdict(
                        Hop.call(Scene.caller("mesh"), Scene.db(), Arrival.atPod(8080), Application.HTTP))))
                .isEqualTo("refused");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        A.5 without egress everything is seen  | {outboundTrafficPolicy: {mode: ALLOW_ANY}}                | mtls
        A.5 its namespace is listed            | {egress: [{hosts: ["data/*"]}]}                           | mtls
        A.5 its host is listed                 | {egress: [{hosts: ["*/db.data.svc.cluster.local"]}]}      | mtls
        A.5 all of its own namespace only      | {egress: [{hosts: ["./*"]}]}                              | refused
        A.5 nothing at all                     | {egress: [{hosts: ["~/*"]}]}                              | refused
        A.5 excluded by name                   | {egress: [{hosts: ["*/*", "~data/db.data.svc.cluster.local"]}]} | refused
        A.5 listed for another port            | {egress: [{port: {number: 81}, hosts: ["data/*"]}, {hosts: ["./*"]}]} | refused
        A.5 listed for this port               | {egress: [{port: {number: 80}, hosts: ["data/*"]}, {hosts: ["./*"]}]} | mtls
        A.5 for other pods                     | {workloadSelector: {labels: {app: x}}, egress: [{hosts: ["./*"]}]} | mtls
        A.5 for these pods                     | {workloadSelector: {labels: {app: web}}, egress: [{hosts: ["./*"]}]} | refused
        """)
    void what_a_sidecar_does_not_show_leaves_in_plaintext(String section, String spec, String expected) {
        var scene =
                new Scene().add("Sidecar", "shop", spec).add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).describedAs(section).isEqualTo(expected);
    }

    @Test
    void registry_only_stops_what_is_not_in_scope() {
        var scene = new Scene()
                .add("Sidecar", "shop", "{egress: [{hosts: [\"./*\"]}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void a_sidecar_of_the_root_namespace_is_for_namespaces_without_one() {
        var scene = new Scene()
                .add("Sidecar", "istio-system", "{egress: [{hosts: [\"./*\"]}]}")
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
        scene.add("Sidecar", "shop", "{egress: [{hosts: [\"*/*\"]}]}");
        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("mtls");
    }

    @ParameterizedTest(name = "{0}: {1}={2} → {3}")
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
        B.3 excluded outbound port      | excludeOutboundPorts    | 80       | refused
        B.3 another outbound port       | excludeOutboundPorts    | 81, 82   | mtls
        B.3 no outbound ranges          | includeOutboundIPRanges | -        | refused
        B.3 some outbound ranges        | includeOutboundIPRanges | 10.0.0.0/8 | unknown
        B.3 excluded outbound ranges    | excludeOutboundIPRanges | 10.0.0.0/8 | unknown
        """)
    void what_the_callers_pod_keeps_from_its_proxy_is_plaintext(
            String section, String annotation, String value, String expected) {
        var annotations = Map.of("traffic.sidecar.istio.io/" + annotation, value.equals("-") ? "" : value);
        var caller = Scene.pod("shop", "web", DataPlane.ISTIO_SIDECAR, annotations);
        var scene = new Scene().add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(scene.verdict(Hop.call(caller, Scene.db(), Scene.arrival(8080), Application.HTTP))))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}={2}, {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        B.3 excluded inbound, plaintext passes     | excludeInboundPorts | 8080 | plain | plain
        B.3 excluded inbound, mutual TLS does not  | excludeInboundPorts | 8080 | mesh  | refused
        B.3 another excluded inbound port          | excludeInboundPorts | 81   | plain | refused
        B.3 listed inbound ports                   | includeInboundPorts | 8080 | plain | refused
        B.3 not a listed inbound port              | includeInboundPorts | 81   | plain | plain
        """)
    void what_the_callees_pod_keeps_from_its_proxy_passes_it(
            String section, String annotation, String value, String caller, String expected) {
        var callee = Scene.pod(
                "data", "db", DataPlane.ISTIO_SIDECAR, Map.of("traffic.sidecar.istio.io/" + annotation, value));
        var scene = new Scene().add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(Scene.word(
                        scene.verdict(Hop.call(Scene.caller(caller), callee, Scene.arrival(8080), Application.HTTP))))
                .describedAs(section)
                .isEqualTo(expected);
    }
}
