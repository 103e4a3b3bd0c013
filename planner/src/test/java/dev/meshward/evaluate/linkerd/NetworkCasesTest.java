package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ManifestReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** linkerd.md C.6, E: the proxy's own ports, network policies before them, and whom objects may matter to. */
class NetworkCasesTest {

    private static final String POLICY = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: %s, namespace: %s}
        spec: %s
        """;

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        E the application's port alone, members        | {podSelector: {}, ingress: [{ports: [{port: 8080}]}]}                | mesh  | refused
        E the application's port alone, strangers      | {podSelector: {}, ingress: [{ports: [{port: 8080}]}]}                | plain | plain
        E the proxy's port alone, members              | {podSelector: {}, ingress: [{ports: [{port: 4143}]}]}                | mesh  | mtls
        E the proxy's port alone, strangers            | {podSelector: {}, ingress: [{ports: [{port: 4143}]}]}                | plain | refused
        E a range that holds it                        | {podSelector: {}, ingress: [{ports: [{port: 4000, endPort: 5000}]}]} | mesh  | mtls
        E no port is named                             | {podSelector: {}, ingress: [{}]}                                     | mesh  | mtls
        E another port's rule is void behind it        | {podSelector: {}, ingress: [{ports: [{port: 4143}, {port: 1}]}]}     | mesh  | mtls
        E a rule for other pods                        | {podSelector: {matchLabels: {app: x}}, ingress: []}                  | mesh  | mtls
        """)
    void among_members_everything_arrives_on_the_proxys_port(
            String section, String spec, String caller, String expected) {
        var scene = new Scene().add(POLICY.formatted("some", "data", spec));

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void before_the_header_only_opaque_ports_did() {
        var scene = new Scene()
                .values("{\"proxy\": {\"outboundTransportMode\": \"transparent\"}}")
                .add(POLICY.formatted("some", "data", "{podSelector: {}, ingress: [{ports: [{port: 4143}]}]}"));

        assertThat(scene.call("mesh", 8080)).isEqualTo("refused");
        assertThat(scene.call("mesh", 3306, Application.SERVER_FIRST)).isEqualTo("mtls");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        E out to the callee alone                 | {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}]}]} | refused
        E out to callee and control plane         | {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}]}, {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: linkerd}}}]}]} | mtls
        E out to certificates alone               | {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: 4143}, {port: 8080}]}]} | refused
        E out to all it needs                     | {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}], ports: [{port: 4143}, {port: 8080}, {port: 8086}, {port: 8090}]}]} | mtls
        """)
    void a_proxy_needs_its_control_plane(String section, String spec, String expected) {
        var scene = new Scene().add(POLICY.formatted("out", "shop", spec));

        assertThat(scene.call("mesh", 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void the_proxys_own_port_takes_nobody_who_calls_it_by_number() {
        assertThat(new Scene().direct("plain", 4143, Application.HTTP)).isEqualTo("refused");
        assertThat(new Scene().direct("mesh", 4143, Application.HTTP)).isEqualTo("refused");
    }

    @Test
    void metrics_of_the_proxy_obey_the_policy_of_the_pod() {
        assertThat(new Scene().direct("plain", 4191, Application.HTTP)).isEqualTo("plain");
        assertThat(new Scene().annotated("default-inbound-policy", "deny").direct("plain", 4191, Application.HTTP))
                .isEqualTo("refused");
        assertThat(new Scene()
                        .annotated("default-inbound-policy", "deny")
                        .add("Server", "admin", "{podSelector: {}, port: 4191, accessPolicy: all-unauthenticated}")
                        .direct("plain", 4191, Application.HTTP))
                .isEqualTo("plain");
    }

    @Test
    void the_port_for_the_meshs_own_tools_is_left_open() {
        assertThat(new Scene().direct("plain", 4190, Application.HTTP)).isEqualTo("unknown");
    }

    private static List<Reach> reach(String version, String kind, String spec, String... around) {
        var others = Stream.of(around).map(ManifestReader::one).toList();
        return new Scene()
                .rules()
                .reachOf(
                        ManifestReader.one("""
                            apiVersion: %s
                            kind: %s
                            metadata: {name: some.data.svc.cluster.local, namespace: data}
                            spec: %s
                            """.formatted(version, kind, spec)),
                        new Versions(World.of(List.of()), others));
    }

    private static String policy(String kind, String name, String spec) {
        return """
            apiVersion: policy.linkerd.io/v1beta3
            kind: %s
            metadata: {name: %s, namespace: data}
            spec: %s
            """.formatted(kind, name, spec);
    }

    private static Reach pods(String app) {
        return new Reach.PodsOf("data", new LabelSelector(Map.of("app", app), List.of()), Reach.Ends.CALLEE);
    }

    private static final Reach EVERY_CALLEE =
            new Reach.PodsOf("data", new LabelSelector(Map.of(), List.of()), Reach.Ends.CALLEE);

    private static final String API = policy("Server", "api", "{podSelector: {matchLabels: {app: db}}, port: 1}");

    @Test
    void a_server_matters_to_the_pods_it_selects() {
        assertThat(reach("policy.linkerd.io/v1beta3", "Server", "{podSelector: {matchLabels: {app: db}}, port: 1}"))
                .containsExactly(pods("db"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AuthorizationPolicy | {targetRef: {group: policy.linkerd.io, kind: Server, name: api}}
        ServerAuthorization | {server: {name: api}}
        HTTPLocalRateLimitPolicy | {targetRef: {group: policy.linkerd.io, kind: Server, name: api}}
        """)
    void a_policy_on_a_server_matters_to_the_pods_of_that_server(String kind, String spec) {
        assertThat(reach("policy.linkerd.io/v1alpha1", kind, spec, API)).containsExactly(pods("db"));
    }

    @Test
    void a_policy_on_a_server_that_changes_matters_to_the_pods_of_each_version() {
        var before = policy("Server", "api", "{podSelector: {matchLabels: {app: old}}, port: 1}");

        assertThat(reach(
                        "policy.linkerd.io/v1alpha1",
                        "AuthorizationPolicy",
                        "{targetRef: {group: policy.linkerd.io, kind: Server, name: api}}",
                        before,
                        API))
                .containsExactly(pods("old"), pods("db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MeshTLSAuthentication", "NetworkAuthentication"})
    void an_authentication_matters_to_whom_the_policies_matter_that_require_it(String kind) {
        var required = "{targetRef: {group: policy.linkerd.io, kind: Server, name: api}, requiredAuthenticationRefs:"
                + " [{group: policy.linkerd.io, kind: " + kind + ", name: some.data.svc.cluster.local}]}";

        assertThat(reach("policy.linkerd.io/v1alpha1", kind, "{}", API, policy("AuthorizationPolicy", "let", required)))
                .containsExactly(pods("db"));
        assertThat(reach("policy.linkerd.io/v1alpha1", kind, "{}", API)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AuthorizationPolicy | {targetRef: {kind: Namespace, name: data}}
        AuthorizationPolicy | {targetRef: {group: policy.linkerd.io, kind: HTTPRoute, name: get}}
        AuthorizationPolicy | {}
        ServerAuthorization | {server: {selector: {}}}
        HTTPLocalRateLimitPolicy | {}
        """)
    void any_other_policy_may_matter_to_every_callee_of_its_namespace(String kind, String spec) {
        assertThat(reach("policy.linkerd.io/v1alpha1", kind, spec, API)).containsExactly(EVERY_CALLEE);
    }

    @Test
    void policies_of_the_other_mesh_matter_to_nobody_here() {
        assertThat(reach("security.istio.io/v1", "AuthorizationPolicy", "{}")).containsExactly(new Reach.Nobody());
    }

    @Test
    void routes_and_profiles_of_a_service_matter_to_calls_of_it() {
        var route = "{parentRefs: [{group: \"\", kind: Service, name: db}]}";

        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", route))
                .containsExactly(new Reach.CallsTo(new ServiceId("data", "db")));
        assertThat(reach("linkerd.io/v1alpha2", "ServiceProfile", "{}"))
                .containsExactly(new Reach.CallsTo(new ServiceId("data", "some")));
        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{kind: Gateway, name: x}]}"))
                .containsExactly(new Reach.Nobody());
    }

    @Test
    void routes_of_a_server_matter_to_the_callees_of_their_namespace() {
        var route = "{parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}]}";

        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", route)).containsExactly(EVERY_CALLEE);
    }
}
