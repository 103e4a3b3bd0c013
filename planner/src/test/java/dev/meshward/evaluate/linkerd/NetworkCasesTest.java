package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Reach;
import dev.meshward.manifest.ManifestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Reach reach(String version, String kind, String spec) {
        return new Scene().rules().reachOf(ManifestReader.one("""
            apiVersion: %s
            kind: %s
            metadata: {name: some.data.svc.cluster.local, namespace: data}
            spec: %s
            """.formatted(version, kind, spec)));
    }

    @Test
    void a_server_matters_to_the_pods_it_selects() {
        assertThat(reach("policy.linkerd.io/v1beta3", "Server", "{podSelector: {matchLabels: {app: db}}, port: 1}"))
                .isInstanceOfSatisfying(
                        Reach.PodsOf.class,
                        pods -> assertThat(pods.pods().labels()).containsEntry("app", "db"));
    }

    @ParameterizedTest
    @CsvSource({
        "AuthorizationPolicy",
        "ServerAuthorization",
        "MeshTLSAuthentication",
        "NetworkAuthentication",
        "HTTPLocalRateLimitPolicy"
    })
    void policies_matter_to_the_callees_of_their_namespace(String kind) {
        assertThat(reach("policy.linkerd.io/v1alpha1", kind, "{}"))
                .isInstanceOfSatisfying(
                        Reach.PodsOf.class, pods -> assertThat(pods.ends()).isEqualTo(Reach.Ends.CALLEE));
    }

    @Test
    void policies_of_the_other_mesh_matter_to_nobody_here() {
        assertThat(reach("security.istio.io/v1", "AuthorizationPolicy", "{}")).isInstanceOf(Reach.Nobody.class);
    }

    @Test
    void routes_and_profiles_of_a_service_matter_to_calls_of_it() {
        var route = "{parentRefs: [{group: \"\", kind: Service, name: db}]}";

        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", route))
                .isEqualTo(new Reach.CallsTo(new ServiceId("data", "db")));
        assertThat(reach("linkerd.io/v1alpha2", "ServiceProfile", "{}"))
                .isEqualTo(new Reach.CallsTo(new ServiceId("data", "some")));
        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", "{parentRefs: [{kind: Gateway, name: x}]}"))
                .isInstanceOf(Reach.Nobody.class);
    }

    @Test
    void routes_of_a_server_matter_to_the_callees_of_their_namespace() {
        var route = "{parentRefs: [{group: policy.linkerd.io, kind: Server, name: api}]}";

        assertThat(reach("gateway.networking.k8s.io/v1", "HTTPRoute", route)).isInstanceOf(Reach.PodsOf.class);
    }
}
