package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md C.1, C.5, E: what becomes of the kubelet's probes. */
class ProbeCasesTest {

    @ParameterizedTest(name = "{0}: {1} under {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.5 HTTP is let in by itself         | readinessProbe: {httpGet: {port: 8080, path: /ready}}                | all-authenticated | plain
        C.5 HTTP is let in under deny        | livenessProbe: {httpGet: {port: 8080, path: /live}}                  | deny              | plain
        C.5 a startup probe is one too       | startupProbe: {httpGet: {port: 8080}}                                | deny              | plain
        C.1 by the port's name               | readinessProbe: {httpGet: {port: api, path: "/ready?full=1"}}        | deny              | plain
        E HTTPS is not                       | readinessProbe: {httpGet: {port: 8080, scheme: HTTPS}}               | all-authenticated | refused
        E HTTPS where everybody is let in    | readinessProbe: {httpGet: {port: 8080, scheme: HTTPS}}               | all-unauthenticated | plain
        E gRPC is not                        | readinessProbe: {grpc: {port: 8080}}                                 | all-authenticated | refused
        E gRPC where everybody is let in     | readinessProbe: {grpc: {port: 8080}}                                 | audit             | plain
        E a connection proves nothing        | readinessProbe: {tcpSocket: {port: 8080}}                            | deny              | plain
        E one that fails among others        | readinessProbe: {httpGet: {port: 8080}}, livenessProbe: {grpc: {port: 8080}} | deny      | refused
        """)
    void probes_of_ports_without_a_server(String section, String probe, String policy, String expected) {
        var scene = new Scene().annotated("default-inbound-policy", policy);

        assertThat(scene.probe(probe.replace("}, livenessProbe", "}\n      livenessProbe"), 8080))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static final String READY = "readinessProbe: {httpGet: {port: 8080, path: /ready}}";
    private static final String GRPC = "readinessProbe: {grpc: {port: 8080}}";
    private static final String SECURE = "readinessProbe: {httpGet: {port: 8080, scheme: HTTPS}}";
    private static final String SOCKET = "readinessProbe: {tcpSocket: {port: 8080}}";

    @ParameterizedTest(name = "{0}: {1} on {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.5 HTTP on a detected port                  | READY  | unknown | plain
        C.5 HTTP on HTTP/1                           | READY  | HTTP/1  | plain
        C.5 there is no route for probes with gRPC   | READY  | gRPC    | refused
        C.6 HTTP/2 alone is spoken                   | READY  | HTTP/2  | refused
        C.6 requests are not read on opaque ports    | READY  | opaque  | refused
        C.6 requests are not read behind TLS         | READY  | TLS     | refused
        E HTTPS                                      | SECURE | unknown | refused
        E HTTPS on HTTP/1                            | SECURE | HTTP/1  | refused
        E gRPC                                       | GRPC   | gRPC    | refused
        E gRPC on HTTP/1                             | GRPC   | HTTP/1  | refused
        E a connection                               | SOCKET | opaque  | plain
        """)
    void probes_of_a_server_that_denies(String section, String probe, String protocol, String expected) {
        var scene = new Scene().server(", proxyProtocol: " + protocol);
        var written = switch (probe) {
            case "READY" -> READY;
            case "GRPC" -> GRPC;
            case "SECURE" -> SECURE;
            default -> SOCKET;
        };

        assertThat(scene.probe(written, 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        C.5 attached routes take the probe's own away | [{matches: [{path: {value: /other}}]}]                             | refused
        C.5 the prefix                                | [{matches: [{path: {type: PathPrefix, value: /ready}}]}]           | plain
        C.5 the prefix goes by segments               | [{matches: [{path: {type: PathPrefix, value: /re}}]}]              | refused
        C.5 slashes at its end                        | [{matches: [{path: {type: PathPrefix, value: /ready/}}]}]          | plain
        C.5 exactly                                   | [{matches: [{path: {type: Exact, value: /ready}}]}]                | plain
        C.5 exactly something else                    | [{matches: [{path: {type: Exact, value: /ready/}}]}]               | refused
        C.5 a pattern of the whole path               | [{matches: [{path: {type: RegularExpression, value: "/rea.*"}}]}]  | plain
        C.5 a pattern of a part                       | [{matches: [{path: {type: RegularExpression, value: "/rea"}}]}]    | refused
        C.5 leftmost alternatives come first          | [{matches: [{path: {type: RegularExpression, value: "/rea{or}/ready"}}]}] | refused
        C.5 the method                                | [{matches: [{method: GET}]}]                                       | plain
        C.5 another method                            | [{matches: [{method: POST}]}]                                      | refused
        C.5 a header nobody knows of                  | [{matches: [{headers: [{name: x, value: y}]}]}]                    | unknown
        C.5 everything                                | []                                                                 | plain
        """)
    void routes_take_probes_as_they_take_requests(String section, String rules, String expected) {
        var scene = new Scene()
                .server("")
                .route("HTTPRoute", "data", "r", """
                    {parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}], rules: %s}\
                    """.formatted(rules.replace("{or}", "|")))
                .add("AuthorizationPolicy", "some", """
                    {targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r}, requiredAuthenticationRefs: []}\
                    """);

        assertThat(scene.probe(READY, 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void the_longest_path_wins_and_its_policies_alone_count() {
        var scene = new Scene()
                .server("")
                .route("HTTPRoute", "data", "wide", """
                    {parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}]}\
                    """)
                .route("HTTPRoute", "data", "narrow", """
                    {parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}],
                     rules: [{matches: [{path: {type: Exact, value: /ready}}]}]}\
                    """)
                .add("AuthorizationPolicy", "some", """
                    {targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: wide}, requiredAuthenticationRefs: []}\
                    """);

        assertThat(scene.probe(READY, 8080)).isEqualTo("refused");
    }

    @Test
    void probe_networks_that_are_narrower_may_leave_the_node_out() {
        var scene = new Scene()
                .values("{\"policyController\": {\"probeNetworks\": [\"10.0.0.0/8\"]}}")
                .annotated("default-inbound-policy", "deny");

        assertThat(scene.probe(READY, 8080)).isEqualTo("unknown");
    }

    @Test
    void a_skipped_port_is_probed_past_the_proxy() {
        var scene = new Scene().annotated("default-inbound-policy", "deny").annotated("skip-inbound-ports", "8080");

        assertThat(scene.probe(GRPC, 8080)).isEqualTo("plain");
    }

    @Test
    void a_call_of_the_probed_port_is_no_probe() {
        var scene = new Scene().annotated("default-inbound-policy", "all-authenticated");

        assertThat(scene.call("node", 8080)).isEqualTo("refused");
    }
}
