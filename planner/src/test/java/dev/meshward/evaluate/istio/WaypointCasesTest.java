package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.5, A.6 and A.8: which calls go by a waypoint, and what it makes of them. */
class WaypointCasesTest {

    private static final String PROGRAMMED = "\nstatus: {addresses: [{type: Hostname, value: w}]}\n";

    private static String gateway(String namespace, String labels, String allowed, String status) {
        return """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: w, namespace: %s, labels: {%s}}
            spec:
              gatewayClassName: istio-waypoint
              listeners: [{name: mesh, port: 15008, protocol: HBONE%s}]
            """.formatted(namespace, labels, allowed) + status;
    }

    private static String service(String labels) {
        return Scene.SERVICE.replace("namespace: data}", "namespace: data, labels: {" + labels + "}}");
    }

    private static Scene used(String labels) {
        return Scene.withAmbient().replace(service(labels));
    }

    /** A rule at the waypoint that lets nobody in shows who goes by it. */
    private static Scene shut(Scene scene) {
        return scene.add("AuthorizationPolicy", "data", "{targetRefs: [{kind: Gateway, name: w}]}");
    }

    private static String word(Scene scene, String callee, String caller) {
        return Scene.word(scene.callTo(callee, caller, 8080, Application.HTTP));
    }

    @ParameterizedTest(name = "{0}: {1} calls {2}, Service [{3}], waypoint for [{4}] → {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 a Service names its waypoint       | ambient | ambient | "istio.io/use-waypoint: w" | "" | refused
        B.5 without a name calls go straight   | ambient | ambient | "x: y" | "" | mtls
        B.5 none is no waypoint                | ambient | ambient | "istio.io/use-waypoint: none" | "" | mtls
        B.5 one that is not there leaves it    | ambient | ambient | "istio.io/use-waypoint: other" | "" | mtls
        B.5 one of another namespace is meant only by its label | ambient | ambient | "istio.io/use-waypoint: w, istio.io/use-waypoint-namespace: shop" | "" | mtls
        B.5 sidecars never go by it            | mesh    | ambient | "istio.io/use-waypoint: w" | "" | mtls
        B.5 gateways do not either             | gateway | ambient | "istio.io/use-waypoint: w" | "" | mtls
        B.5 unless the Service asks them to    | gateway | ambient | "istio.io/use-waypoint: w, istio.io/ingress-use-waypoint: 'true'" | "" | refused
        B.5 which is no matter to sidecars     | mesh    | ambient | "istio.io/use-waypoint: w, istio.io/ingress-use-waypoint: 'true'" | "" | mtls
        B.5 plain callers never go by it       | plain   | ambient | "istio.io/use-waypoint: w" | "" | plain
        B.5 callees need not be enrolled       | ambient | plain   | "istio.io/use-waypoint: w" | "" | refused
        B.5 a waypoint for Services            | ambient | ambient | "istio.io/use-waypoint: w" | "istio.io/waypoint-for: service" | refused
        B.5 a waypoint for everything          | ambient | ambient | "istio.io/use-waypoint: w" | "istio.io/waypoint-for: all" | refused
        B.5 a waypoint for workloads           | ambient | ambient | "istio.io/use-waypoint: w" | "istio.io/waypoint-for: workload" | mtls
        B.5 a waypoint for nothing             | ambient | ambient | "istio.io/use-waypoint: w" | "istio.io/waypoint-for: none" | mtls
        """)
    void a_service_leads_its_callers_by_a_waypoint(
            String section, String caller, String callee, String labels, String traffic, String expected) {
        var scene = shut(used(labels).add(gateway("data", traffic, "", PROGRAMMED)));

        assertThat(word(scene, callee, caller)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: namespace [{1}], Service [{2}] → {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 the namespace speaks for its Services | "istio.io/use-waypoint: w"    | "x: y"                        | refused
        B.5 the Service says otherwise            | "istio.io/use-waypoint: w"    | "istio.io/use-waypoint: none" | mtls
        B.5 the Service names another             | "istio.io/use-waypoint: w"    | "istio.io/use-waypoint: v"    | mtls
        B.5 the namespace declines in vain        | "istio.io/use-waypoint: none" | "istio.io/use-waypoint: w"    | refused
        """)
    void the_object_comes_before_its_namespace(String section, String namespace, String service, String expected) {
        var scene = shut(used(service).add(gateway("data", "", "", PROGRAMMED)))
                .add("apiVersion: v1\nkind: Namespace\nmetadata: {name: data, labels: {%s}}\n".formatted(namespace));

        assertThat(word(scene, "ambient", "ambient")).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 a waypoint is for its own namespace | ""                                             | mtls
        B.5 said aloud                          | ", allowedRoutes: {namespaces: {from: Same}}"  | mtls
        B.5 unless it admits all                | ", allowedRoutes: {namespaces: {from: All}}"   | refused
        B.5 or those with a label               | ", allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {kubernetes.io/metadata.name: data}}}}" | refused
        B.5 and no others                       | ", allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: x}}}}" | mtls
        """)
    void a_waypoint_of_another_namespace_has_to_admit_it(String section, String allowed, String expected) {
        var scene = used("istio.io/use-waypoint: w, istio.io/use-waypoint-namespace: way")
                .add(gateway("way", "", allowed, PROGRAMMED))
                .add("AuthorizationPolicy", "way", "{targetRefs: [{kind: Gateway, name: w}]}");

        assertThat(word(scene, "ambient", "ambient")).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 not programmed: calls go straight | "status: {conditions: [{type: Programmed, status: 'False'}]}" | mtls
        B.5 without a status nobody knows     | ""                                                            | unknown
        B.5 programmed                        | "status: {addresses: [{type: IPAddress, value: 10.0.0.9}]}"   | refused
        """)
    void traffic_goes_straight_until_a_waypoint_is_ready(String section, String status, String expected) {
        var scene = shut(used("istio.io/use-waypoint: w").add(gateway("data", "", "", status)));

        assertThat(word(scene, "ambient", "ambient")).describedAs(section).isEqualTo(expected);
    }

    @Test
    void where_both_ways_are_open_it_matters_to_nobody_whether_the_waypoint_is_ready() {
        assertThat(word(used("istio.io/use-waypoint: w").add(gateway("data", "", "", "")), "ambient", "ambient"))
                .isEqualTo("mtls");
    }

    private static Verdict toThePod(String labels, String traffic) {
        var callee = new dev.meshward.evaluate.Pod(
                "data",
                "db",
                java.util.Map.of("app", "db", "istio.io/use-waypoint", labels),
                java.util.Map.of(),
                "db",
                dev.meshward.evaluate.Pod.Network.ITS_OWN,
                DataPlane.ISTIO_AMBIENT,
                java.util.List.of(),
                java.util.List.of());
        var scene = shut(Scene.withAmbient().add(gateway("data", "istio.io/waypoint-for: " + traffic, "", PROGRAMMED)));
        return scene.verdict(Hop.call(Scene.caller("ambient"), callee, Arrival.atPod(8080), Application.HTTP));
    }

    @ParameterizedTest(name = "B.5 pod with use-waypoint {0}, waypoint for {1} → {2}")
    @CsvSource({"w, workload, refused", "w, all, refused", "w, service, mtls", "none, all, mtls"})
    void pods_called_by_their_addresses_have_waypoints_of_their_own(String label, String traffic, String expected) {
        assertThat(Scene.word(toThePod(label, traffic))).isEqualTo(expected);
    }

    /** Who may pass the waypoint w, whose account is data/w, on the way to data/db: shop/web calls, or shop/cart. */
    @ParameterizedTest(name = "{0}: {1} {2} → {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A.6 a policy for the Gateway                   | data         | "{targetRefs: [{kind: Gateway, name: w}], action: DENY, rules: [{}]}" | refused
        A.6 a policy for another Gateway               | data         | "{targetRefs: [{kind: Gateway, name: v}], action: DENY, rules: [{}]}" | mtls
        A.6 of another namespace                       | shop         | "{targetRefs: [{kind: Gateway, name: w}], action: DENY, rules: [{}]}" | mtls
        A.6 a policy for the Service                   | data         | "{targetRefs: [{kind: Service, name: db}], action: DENY, rules: [{}]}" | refused
        A.6 a policy for another Service               | data         | "{targetRefs: [{kind: Service, name: x}], action: DENY, rules: [{}]}" | mtls
        A.6 a policy for the class, in the root        | istio-system | "{targetRefs: [{kind: GatewayClass, name: istio-waypoint}], action: DENY, rules: [{}]}" | refused
        A.6 a policy for the class elsewhere           | data         | "{targetRefs: [{kind: GatewayClass, name: istio-waypoint}], action: DENY, rules: [{}]}" | mtls
        A.6 the old way to write a target              | data         | "{targetRef: {kind: Gateway, name: w}, action: DENY, rules: [{}]}" | refused
        A.6 one of several targets                     | data         | "{targetRefs: [{kind: Service, name: x}, {kind: Service, name: db}], action: DENY, rules: [{}]}" | refused
        B.5 callers come under their own names         | data         | "{targetRefs: [{kind: Gateway, name: w}], rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}" | mtls
        B.5 and not under that of the waypoint         | data         | "{targetRefs: [{kind: Gateway, name: w}], rules: [{from: [{source: {principals: [cluster.local/ns/data/sa/w]}}]}]}" | refused
        A.8 rules about requests are understood        | data         | "{targetRefs: [{kind: Service, name: db}], rules: [{to: [{operation: {methods: [GET]}}]}]}" | unknown
        A.8 ports are those of the Service             | data         | "{targetRefs: [{kind: Service, name: db}], action: DENY, rules: [{to: [{operation: {ports: ['80']}}]}]}" | refused
        A.8 and not those of the pod                   | data         | "{targetRefs: [{kind: Service, name: db}], action: DENY, rules: [{to: [{operation: {ports: ['8080']}}]}]}" | mtls
        A.8 an authorizer outside                      | data         | "{targetRefs: [{kind: Gateway, name: w}], action: CUSTOM, provider: {name: x}, rules: [{}]}" | unknown
        B.5 behind it the waypoint is the caller       | data         | "{selector: {matchLabels: {app: db}}, rules: [{from: [{source: {principals: [cluster.local/ns/data/sa/w]}}]}]}" | mtls
        B.5 and whoever called it first no more        | data         | "{selector: {matchLabels: {app: db}}, rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}" | refused
        B.5 a list has to name the waypoint too        | data         | "{selector: {matchLabels: {app: db}}, rules: [{from: [{source: {namespaces: [shop, data]}}]}]}" | mtls
        B.5 a denial of everybody but the waypoint     | data         | "{selector: {matchLabels: {app: db}}, action: DENY, rules: [{from: [{source: {notPrincipals: [cluster.local/ns/data/sa/w]}}]}]}" | mtls
        B.5 rules about requests still hold behind it  | data         | "{selector: {matchLabels: {app: db}}, rules: [{to: [{operation: {methods: [GET]}}]}]}" | refused
        B.5 policies of the namespace are not for it   | data         | "{rules: [{from: [{source: {principals: [cluster.local/ns/data/sa/w]}}]}]}" | mtls
        """)
    void a_call_has_to_be_let_in_twice(String section, String namespace, String spec, String expected) {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED))
                .add("AuthorizationPolicy", namespace, spec);

        assertThat(word(scene, "ambient", "ambient")).describedAs(section).isEqualTo(expected);
    }

    private static final String ONLY_THE_WAYPOINT = "{selector: {matchLabels: {app: db}}, action: DENY,"
            + " rules: [{from: [{source: {notPrincipals: [cluster.local/ns/data/sa/w]}}]}]}";

    @ParameterizedTest(name = "B.5 {0} → {1}")
    @CsvSource({"mesh, refused", "gateway, unknown", "plain, refused", "ambient, mtls"})
    void whoever_does_not_go_by_the_waypoint_can_be_kept_out(String caller, String expected) {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED))
                .add("AuthorizationPolicy", "data", ONLY_THE_WAYPOINT);

        assertThat(word(scene, "ambient", caller)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} on {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.1 HTTP on a port of HTTP              | HTTP         | 8080 | mtls
        C.1 TLS on a port of HTTP               | TLS          | 8080 | refused
        C.2 a server that begins, declared TCP  | SERVER_FIRST | 3307 | mtls
        C.2 a server that begins, not declared  | SERVER_FIRST | 9000 | refused
        C.1 TLS on a port of TCP                | TLS          | 3307 | mtls
        """)
    void a_waypoint_reads_protocols_as_sidecars_do(String section, Application application, int port, String expected) {
        var scene = used("istio.io/use-waypoint: w").add(gateway("data", "", "", PROGRAMMED));

        assertThat(Scene.word(scene.callTo("ambient", "ambient", port, application)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "B.5 a strict callee behind it: {0} → {1}")
    @CsvSource({"ambient, mtls", "tunnel, mtls", "sidecar, refused", "plain, plain"})
    void a_waypoint_sends_tunnels_and_no_other_mutual_tls(String callee, String expected) {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED))
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");

        assertThat(word(scene, callee, "ambient")).isEqualTo(expected);
    }

    @Test
    void an_account_of_its_own_is_written_on_the_gateway() {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED)
                        .replace("labels: {}", "annotations: {gateway.istio.io/service-account: porter}"))
                .add(
                        "AuthorizationPolicy",
                        "data",
                        "{selector: {matchLabels: {app: db}}, rules: [{from: [{source: {principals:"
                                + " [cluster.local/ns/data/sa/porter]}}]}]}");

        assertThat(word(scene, "ambient", "ambient")).isEqualTo("mtls");
    }

    private static String into(String pods, String from) {
        return """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: in, namespace: data}
            spec:
              podSelector: {matchLabels: {%s}}
              policyTypes: [Ingress]
              ingress: [{from: [{%s}], ports: [{port: 15008}]}]
            """.formatted(pods, from);
    }

    @ParameterizedTest(name = "B.5 {0} lets in {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "app: db" | "podSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: w}}" | mtls
        "app: db" | "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}"   | refused
        "gateway.networking.k8s.io/gateway-name: w" | "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}" | mtls
        "gateway.networking.k8s.io/gateway-name: w" | "podSelector: {}"                       | refused
        """)
    void network_policies_see_both_ways(String pods, String from, String expected) {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED))
                .add(into(pods, from));

        assertThat(word(scene, "ambient", "ambient")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "A.6 {0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "parentRefs: [{kind: Service, group: '', name: db}]"                  | unknown
        "parentRefs: [{kind: Service, group: '', name: db}], rules: [{backendRefs: [{name: db, port: 80}]}]" | mtls
        "parentRefs: [{kind: Service, group: '', name: db}], rules: [{backendRefs: [{name: other, port: 80}]}]" | unknown
        "parentRefs: [{kind: Service, group: '', name: x}]"                   | mtls
        "parentRefs: [{name: w}]"                                             | mtls
        """)
    void routes_take_effect_at_the_waypoint(String spec, String expected) {
        var scene = used("istio.io/use-waypoint: w")
                .add(gateway("data", "", "", PROGRAMMED))
                .add("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n"
                        + "metadata: {name: r, namespace: data}\nspec: {" + spec + "}\n");

        assertThat(word(scene, "ambient", "ambient")).isEqualTo(expected);
    }
}
