package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md B.5, A.7 and A.8: what PeerAuthentications, AuthorizationPolicies and NetworkPolicies are at ztunnel. */
class ZtunnelPolicyCasesTest {

    private static final String OF_DB = "selector: {matchLabels: {app: db}}";

    private static void add(Scene scene, String scope, String mode) {
        var mtls = "mtls: {mode: %s}".formatted(mode);
        switch (scope) {
            case "mesh" -> scene.add("PeerAuthentication", "istio-system", "{" + mtls + "}");
            case "mesh-empty" -> scene.add("PeerAuthentication", "istio-system", "{selector: {}, " + mtls + "}");
            case "mesh-wl" -> scene.add("PeerAuthentication", "istio-system", "{" + OF_DB + ", " + mtls + "}");
            case "ns" -> scene.add("PeerAuthentication", "data", "{" + mtls + "}");
            case "ns-empty" -> scene.add("PeerAuthentication", "data", "{selector: {}, " + mtls + "}");
            default -> scene.add("PeerAuthentication", "data", workload(scope, mode));
        }
    }

    /** {@code wl=MODE}, or {@code wl:8080:MODE=MODE} with a mode for a port too. */
    private static String workload(String scope, String mode) {
        var parts = scope.split(":");
        return parts.length == 1
                ? "{%s, mtls: {mode: %s}}".formatted(OF_DB, mode)
                : "{%s, mtls: {mode: %s}, portLevelMtls: {%s: {mode: %s}}}".formatted(OF_DB, mode, parts[1], parts[2]);
    }

    private static Scene with(String policies) {
        var scene = Scene.withAmbient();
        for (var policy : policies.isBlank() ? new String[0] : policies.strip().split(" +")) {
            var parts = policy.split("=");
            add(scene, parts[0], parts[1]);
        }
        return scene;
    }

    @ParameterizedTest(name = "{0}: {1} → plaintext on {2} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A.7 the default is permissive             | ""                                  | 8080 | plain
        A.7 of the mesh                           | mesh=STRICT                         | 8080 | refused
        A.7 the namespace over the mesh, wider    | mesh=STRICT ns=PERMISSIVE           | 8080 | plain
        A.7 the namespace over the mesh, narrower | mesh=PERMISSIVE ns=STRICT           | 8080 | refused
        A.7 the namespace unset                   | mesh=STRICT ns=UNSET                | 8080 | refused
        A.7 the workload over both, wider         | mesh=STRICT ns=STRICT wl=PERMISSIVE | 8080 | plain
        A.7 the workload over both, narrower      | wl=STRICT                           | 8080 | refused
        A.7 the workload unset                    | ns=STRICT wl=UNSET                  | 8080 | refused
        A.7 selectors in the root are ignored     | mesh-wl=STRICT                      | 8080 | plain
        B.5 an empty selector there reaches nobody else | mesh-empty=STRICT             | 8080 | plain
        B.5 in a namespace it is as good as none  | ns-empty=STRICT                     | 8080 | refused
        A.7 the oldest of a namespace             | ns=STRICT ns=PERMISSIVE             | 8080 | refused
        A.7 the oldest of a workload              | wl=PERMISSIVE wl=STRICT             | 8080 | plain
        B.5 DISABLE is as good as PERMISSIVE      | mesh=DISABLE                        | 8080 | plain
        B.5 and takes strictness away             | mesh=STRICT ns=DISABLE              | 8080 | plain
        B.5 from a workload too                   | ns=STRICT wl=DISABLE                | 8080 | plain
        B.5 an open port of a strict workload     | wl:8080:PERMISSIVE=STRICT           | 8080 | plain
        B.5 its other ports                       | wl:8080:PERMISSIVE=STRICT           | 3307 | refused
        B.5 a port that is DISABLE, of a strict workload | wl:8080:DISABLE=STRICT       | 8080 | plain
        B.5 a strict port of an open workload     | wl:8080:STRICT=PERMISSIVE           | 8080 | refused
        B.5 its other ports                       | wl:8080:STRICT=PERMISSIVE           | 3307 | plain
        B.5 a strict port under nothing           | wl:8080:STRICT=UNSET                | 8080 | refused
        B.5 its other ports                       | wl:8080:STRICT=UNSET                | 3307 | plain
        B.5 an open port under a strict namespace | ns=STRICT wl:8080:PERMISSIVE=UNSET  | 8080 | plain
        B.5 its other ports                       | ns=STRICT wl:8080:PERMISSIVE=UNSET  | 3307 | refused
        B.5 an open port under a strict mesh      | mesh=STRICT wl:8080:PERMISSIVE=UNSET | 8080 | plain
        B.5 its other ports                       | mesh=STRICT wl:8080:PERMISSIVE=UNSET | 3307 | refused
        B.5 DISABLE alone opens no port of a workload without a mode | ns=STRICT wl:8080:DISABLE=UNSET | 8080 | refused
        B.5 an unset namespace hides a strict mesh from the ports | mesh=STRICT ns=UNSET wl:8080:PERMISSIVE=UNSET | 3307 | plain
        B.5 ports are those of the pod            | ns=STRICT wl:80:PERMISSIVE=UNSET    | 8080 | refused
        B.5 a strict port under a strict namespace | ns=STRICT wl:8080:STRICT=UNSET     | 8080 | refused
        """)
    void ztunnel_knows_strictness_and_open_ports(String section, String policies, int port, String expected) {
        assertThat(Scene.word(with(policies).callTo("ambient", "plain", port, Application.TCP)))
                .describedAs(section)
                .isEqualTo(expected);
        assertThat(Scene.word(with(policies).callTo("ambient", "ambient", port, Application.TCP)))
                .describedAs("a tunnel")
                .isEqualTo("mtls");
    }

    /** A rule for data/db; {@code shop/web} calls in a tunnel, then in plaintext. */
    @ParameterizedTest(name = "{0}: {2} → tunnel {3}, plaintext {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A.8 nothing is allowed                     | data         | "{}"                                                                    | refused | refused
        A.8 everything is allowed                  | data         | "{rules: [{}]}"                                                         | mtls    | plain
        A.8 everything is denied                   | data         | "{action: DENY, rules: [{}]}"                                           | refused | refused
        A.8 a DENY without rules                   | data         | "{action: DENY}"                                                        | mtls    | plain
        A.8 a principal                            | data         | "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}" | mtls | refused
        A.8 another principal                      | data         | "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/wed]}}]}]}" | refused | refused
        A.8 any principal                          | data         | "{rules: [{from: [{source: {principals: ['*']}}]}]}"                    | mtls    | refused
        A.8 a beginning of principals              | data         | "{rules: [{from: [{source: {principals: ['cluster.local/ns/shop/*']}}]}]}" | mtls | refused
        A.8 an end of principals                   | data         | "{rules: [{from: [{source: {principals: ['*/sa/web']}}]}]}"             | mtls    | refused
        A.8 a namespace                            | data         | "{rules: [{from: [{source: {namespaces: [shop]}}]}]}"                   | mtls    | refused
        B.5 a beginning of namespaces              | data         | "{rules: [{from: [{source: {namespaces: ['sh*']}}]}]}"                  | mtls    | refused
        B.5 a star amid a namespace is no star     | data         | "{rules: [{from: [{source: {namespaces: ['s*p']}}]}]}"                  | refused | refused
        A.8 accounts of the own namespace          | data         | "{rules: [{from: [{source: {serviceAccounts: [web]}}]}]}"               | refused | refused
        A.8 accounts of another                    | data         | "{rules: [{from: [{source: {serviceAccounts: [shop/web]}}]}]}"          | mtls    | refused
        A.8 everybody but a principal              | data         | "{action: DENY, rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/web]}}]}]}" | mtls | refused
        A.8 a port of the pod                      | data         | "{rules: [{to: [{operation: {ports: ['8080']}}]}]}"                     | mtls    | plain
        A.8 a port of the Service                  | data         | "{rules: [{to: [{operation: {ports: ['80']}}]}]}"                       | refused | refused
        B.5 not the port of tunnels                | data         | "{rules: [{to: [{operation: {ports: ['15008']}}]}]}"                    | refused | refused
        B.5 an ALLOW of requests allows nothing    | data         | "{rules: [{to: [{operation: {methods: [GET]}}]}]}"                      | refused | refused
        B.5 with a source it does not either       | data         | "{rules: [{from: [{source: {namespaces: [shop]}}], to: [{operation: {methods: [GET]}}]}]}" | refused | refused
        B.5 its other rules stay                   | data         | "{rules: [{to: [{operation: {methods: [GET]}}]}, {from: [{source: {namespaces: [shop]}}]}]}" | mtls | refused
        B.5 a DENY of requests denies nothing      | data         | "{action: DENY, rules: [{to: [{operation: {methods: [GET]}}]}]}"        | mtls    | plain
        B.5 and with a source nothing either       | data         | "{action: DENY, rules: [{from: [{source: {namespaces: [shop]}}], to: [{operation: {paths: [/x]}}]}]}" | mtls | plain
        B.5 beside a port it denies the port       | data         | "{action: DENY, rules: [{to: [{operation: {methods: [GET], ports: ['8080']}}]}]}" | refused | refused
        B.5 a DENY under a condition of requests   | data         | "{action: DENY, rules: [{from: [{source: {namespaces: [shop]}}], when: [{key: 'request.headers[x]', values: [y]}]}]}" | mtls | plain
        B.5 an ALLOW under one                     | data         | "{rules: [{when: [{key: 'request.headers[x]', values: [y]}]}]}"           | refused | refused
        B.5 a condition of the source              | data         | "{rules: [{when: [{key: source.namespace, values: [shop]}]}]}"          | mtls    | refused
        B.5 a condition of the port                | data         | "{rules: [{when: [{key: destination.port, values: ['8080']}]}]}"        | mtls    | plain
        B.5 accounts are no condition there        | data         | "{rules: [{when: [{key: source.serviceAccount, values: [shop/web]}]}]}" | refused | refused
        B.5 names asked for in TLS neither         | data         | "{action: DENY, rules: [{when: [{key: connection.sni, values: [x]}]}]}" | mtls    | plain
        B.5 forwarded addresses are of requests    | data         | "{rules: [{from: [{source: {remoteIpBlocks: [10.0.0.0/8]}}]}]}"         | refused | refused
        B.5 addresses are not known here           | data         | "{rules: [{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}]}"               | unknown | unknown
        B.5 a trust domain alone fits nobody       | data         | "{rules: [{from: [{source: {trustDomains: [cluster.local]}}]}]}"        | refused | refused
        B.5 beside a namespace it is lost          | data         | "{rules: [{from: [{source: {trustDomains: [else], namespaces: [shop]}}]}]}" | mtls | refused
        B.5 CUSTOM never gets there                | data         | "{action: CUSTOM, provider: {name: x}, rules: [{}]}"                    | mtls    | plain
        B.5 AUDIT neither                          | data         | "{action: AUDIT, rules: [{}]}"                                          | mtls    | plain
        B.5 policies for targets are not for it    | data         | "{targetRefs: [{kind: Service, name: db}]}"                             | mtls    | plain
        A.8 a selector that fits                   | data         | "{selector: {matchLabels: {app: db}}}"                                  | refused | refused
        A.8 a selector that does not               | data         | "{selector: {matchLabels: {app: x}}}"                                   | mtls    | plain
        B.5 an empty selector is for nobody        | data         | "{selector: {}}"                                                        | mtls    | plain
        A.8 the root is for all                    | istio-system | "{}"                                                                    | refused | refused
        A.8 a selector in the root too             | istio-system | "{selector: {matchLabels: {app: db}}}"                                  | refused | refused
        A.8 other namespaces are not               | shop         | "{}"                                                                    | mtls    | plain
        """)
    void ztunnel_reads_rules_about_connections_alone(
            String section, String namespace, String spec, String tunnel, String plaintext) {
        var scene = Scene.withAmbient().add("AuthorizationPolicy", namespace, spec);

        assertThat(Scene.word(scene.callTo("ambient", "ambient", 8080, Application.HTTP)))
                .describedAs(section)
                .isEqualTo(tunnel);
        assertThat(Scene.word(scene.callTo("ambient", "plain", 8080, Application.HTTP)))
                .describedAs(section)
                .isEqualTo(plaintext);
    }

    @ParameterizedTest(name = "B.5 principals under trust domain corp: {0} → ztunnel {1}, sidecar {2}")
    @CsvSource({"corp, mtls, mtls", "cluster.local, refused, mtls", "old, refused, mtls"})
    void aliases_of_the_trust_domain_are_unknown_to_ztunnel(String written, String enrolled, String sidecar) {
        var scene = Scene.withAmbient()
                .add("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: istio, namespace: istio-system}
                    data: {mesh: "{trustDomain: corp, trustDomainAliases: [old]}"}
                    """)
                .add(
                        "AuthorizationPolicy",
                        "data",
                        "{rules: [{from: [{source: {principals: [%s/ns/shop/sa/web]}}]}]}".formatted(written));

        assertThat(Scene.word(scene.callTo("ambient", "ambient", 8080, Application.HTTP)))
                .isEqualTo(enrolled);
        assertThat(Scene.word(scene.callTo("sidecar", "mesh", 8080, Application.HTTP)))
                .isEqualTo(sidecar);
    }

    private static String policy(String from, String ports) {
        return """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: in, namespace: data}
            spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{%s%s}]}
            """.formatted(from.isEmpty() ? "" : "from: [{" + from + "}], ", ports);
    }

    private static final String SHOP = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}";

    @ParameterizedTest(name = "{0}: port {1}, {2} calls {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        B.5 the port of the application shuts tunnels out | 8080  | ambient | ambient | refused
        B.5 that of tunnels lets them in                  | 15008 | ambient | ambient | mtls
        B.5 but not plaintext                             | 15008 | plain   | ambient | refused
        B.5 which needs the port of the application       | 8080  | plain   | ambient | plain
        B.5 sidecars tunnel too                           | 8080  | mesh    | ambient | refused
        B.5 and get in by that port                       | 15008 | mesh    | ambient | mtls
        B.5 to sidecars with a tunnel as well             | 8080  | ambient | tunnel  | refused
        B.5 by that port                                  | 15008 | ambient | tunnel  | mtls
        C.3 sidecars keep the port among themselves       | 8080  | mesh    | tunnel  | mtls
        B.5 enrolled to plain keeps it                    | 8080  | ambient | plain   | plain
        """)
    void network_policies_see_the_port_of_tunnels(
            String section, int port, String caller, String callee, String expected) {
        var scene = Scene.withAmbient().add(policy(SHOP, "ports: [{port: " + port + "}]"));

        assertThat(Scene.word(scene.callTo(callee, caller, 8080, Application.HTTP)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        B.5 without a policy probes pass                | ""                                          | plain
        B.5 a closed pod keeps them out                 | "podSelector: {}"                           | refused
        B.5 their own address lets them in              | "ipBlock: {cidr: 169.254.7.127/32}"         | plain
        B.5 and so does a range around it               | "ipBlock: {cidr: 169.254.0.0/16}"           | plain
        B.5 unless it leaves them out                   | "ipBlock: {cidr: 169.254.0.0/16, except: [169.254.7.0/24]}" | refused
        B.5 or everything                               | "ipBlock: {cidr: 0.0.0.0/0}"                | plain
        B.5 another address does not                    | "ipBlock: {cidr: 169.254.7.128/32}"         | refused
        B.5 what is no range lets nobody in             | "ipBlock: {cidr: 169.254.7.127/x}"          | refused
        """)
    void probes_of_enrolled_pods_come_from_an_address_of_their_own(String section, String from, String expected) {
        var scene = Scene.withAmbient().add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}");
        if (!from.isEmpty()) {
            scene.add(policy(from, "ports: [{port: 8080}]"));
        }
        var probe =
                new Hop(new Peer.Node(), Scene.db("ambient"), Arrival.atPod(8080), Application.HTTP, Hop.Purpose.PROBE);

        assertThat(Scene.word(scene.verdict(probe))).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "B.5 {0} from {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "ipBlock: {cidr: 169.254.7.127/32}" | plain   | refused
        "ipBlock: {cidr: 10.0.0.0/8}"       | plain   | plain
        """)
    void the_address_of_probes_is_nobody_elses(String from, String caller, String expected) {
        var scene = Scene.withAmbient().add(policy(from, "ports: [{port: 8080}]"));

        assertThat(Scene.word(scene.callTo("plain", caller, 8080, Application.HTTP)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "C.3 #24 the way of ztunnel to istiod, {0} → {1}")
    @CsvSource({"15012, mtls", "443, refused"})
    void enrolled_pods_need_the_way_of_ztunnel_to_the_control_plane_and_none_of_their_own(int port, String expected) {
        var scene = Scene.withAmbient().add("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: in, namespace: istio-system}
            spec:
              podSelector: {matchLabels: {app: istiod}}
              policyTypes: [Ingress]
              ingress: [{from: [{podSelector: {matchLabels: {app: ztunnel}}}], ports: [{port: %d}]}]
            """.formatted(port));

        assertThat(Scene.word(scene.callTo("ambient", "ambient", 8080, Application.HTTP)))
                .isEqualTo(expected);
    }
}
