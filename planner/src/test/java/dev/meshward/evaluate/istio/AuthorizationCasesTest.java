package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md A.8: whom AuthorizationPolicies let in. The caller is shop/web unless the table says otherwise. */
class AuthorizationCasesTest {

    private static final String SINGLE_POLICIES = """
        A.8 empty spec allows nothing           | {}                                                          | mesh  | 8080 | refused
        A.8 ALLOW without rules allows nothing  | {action: ALLOW, rules: []}                                  | mesh  | 8080 | refused
        A.8 one empty rule allows all           | {rules: [{}]}                                               | plain | 8080 | plain
        A.8 DENY with an empty rule denies all  | {action: DENY, rules: [{}]}                                 | mesh  | 8080 | refused
        A.8 DENY without rules never matches    | {action: DENY}                                              | mesh  | 8080 | mtls
        A.8 AUDIT decides nothing               | {action: AUDIT, rules: [{}]}                                | mesh  | 8080 | mtls
        A.8 CUSTOM asks somebody else           | {action: CUSTOM, provider: {name: x}, rules: [{}]}          | mesh  | 8080 | unknown
        A.8 CUSTOM on another port              | {action: CUSTOM, provider: {name: x}, rules: [{to: [{operation: {ports: ["1"]}}]}]} | mesh | 8080 | mtls
        A.8 principal, exact                    | {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]} | mesh | 8080 | mtls
        A.8 principal, another account          | {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/wob]}}]}]} | mesh | 8080 | refused
        A.8 principal, plaintext has none       | {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]} | plain | 8080 | refused
        A.8 principal, prefix                   | {rules: [{from: [{source: {principals: ["cluster.local/ns/shop/*"]}}]}]} | mesh | 8080 | mtls
        A.8 principal, suffix                   | {rules: [{from: [{source: {principals: ["*/sa/web"]}}]}]}   | mesh  | 8080 | mtls
        A.8 principal, presence                 | {rules: [{from: [{source: {principals: ["*"]}}]}]}          | mesh  | 8080 | mtls
        A.8 principal, presence needs mtls      | {rules: [{from: [{source: {principals: ["*"]}}]}]}          | plain | 8080 | refused
        A.8 principal, star in the middle       | {rules: [{from: [{source: {principals: ["cluster.local/*/web"]}}]}]} | mesh | 8080 | refused
        A.8 a gateway's account is not known    | {rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]} | gateway | 8080 | unknown
        A.8 a gateway has some identity         | {rules: [{from: [{source: {principals: ["*"]}}]}]}          | gateway | 8080 | mtls
        A.8 namespace, exact                    | {rules: [{from: [{source: {namespaces: [shop]}}]}]}         | mesh  | 8080 | mtls
        A.8 namespace, another                  | {rules: [{from: [{source: {namespaces: [shops]}}]}]}        | mesh  | 8080 | refused
        A.8 namespace, star anywhere            | {rules: [{from: [{source: {namespaces: ["s*p"]}}]}]}        | mesh  | 8080 | mtls
        A.8 namespace, plaintext has none       | {rules: [{from: [{source: {namespaces: [shop]}}]}]}         | plain | 8080 | refused
        A.8 notNamespaces fits plaintext        | {action: DENY, rules: [{from: [{source: {notNamespaces: [shop]}}]}]} | plain | 8080 | refused
        A.8 notNamespaces spares its own        | {action: DENY, rules: [{from: [{source: {notNamespaces: [shop]}}]}]} | mesh | 8080 | mtls
        A.8 notPrincipals lets plaintext in     | {rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/web]}}]}]} | plain | 8080 | plain
        A.8 notPrincipals keeps its own out     | {rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/web]}}]}]} | mesh | 8080 | refused
        A.8 serviceAccounts with namespace      | {rules: [{from: [{source: {serviceAccounts: [shop/web]}}]}]} | mesh | 8080 | mtls
        A.8 serviceAccounts, short is own       | {rules: [{from: [{source: {serviceAccounts: [web]}}]}]}     | mesh  | 8080 | refused
        A.8 serviceAccounts, short, own caller  | {rules: [{from: [{source: {serviceAccounts: [job]}}]}]}     | data/job | 8080 | mtls
        A.8 trustDomains                        | {rules: [{from: [{source: {trustDomains: [cluster.local]}}]}]} | mesh | 8080 | mtls
        A.8 trustDomains, another               | {rules: [{from: [{source: {trustDomains: [other.org]}}]}]}  | mesh  | 8080 | refused
        A.8 fields of a source are all needed   | {rules: [{from: [{source: {namespaces: [shop], principals: [cluster.local/ns/x/sa/y]}}]}]} | mesh | 8080 | refused
        A.8 sources are alternatives            | {rules: [{from: [{source: {namespaces: [x]}}, {source: {namespaces: [shop]}}]}]} | mesh | 8080 | mtls
        A.8 rules are alternatives              | {rules: [{from: [{source: {namespaces: [x]}}]}, {from: [{source: {namespaces: [shop]}}]}]} | mesh | 8080 | mtls
        A.8 every address there is              | {rules: [{from: [{source: {ipBlocks: [0.0.0.0/0]}}]}]}      | plain | 8080 | plain
        A.8 some addresses                      | {rules: [{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}]}     | plain | 8080 | unknown
        A.8 forwarded addresses                 | {rules: [{from: [{source: {remoteIpBlocks: [10.0.0.0/8]}}]}]} | plain | 8080 | unknown
        A.8 ports are container ports           | {rules: [{to: [{operation: {ports: ["8080"]}}]}]}           | mesh  | 8080 | mtls
        A.8 ports are not Service ports         | {rules: [{to: [{operation: {ports: ["80"]}}]}]}             | mesh  | 8080 | refused
        A.8 notPorts                            | {rules: [{to: [{operation: {notPorts: ["8080"]}}]}]}        | mesh  | 8080 | refused
        A.8 from and to are both needed         | {rules: [{from: [{source: {namespaces: [shop]}}], to: [{operation: {ports: ["1"]}}]}]} | mesh | 8080 | refused
        A.8 when on a principal                 | {rules: [{when: [{key: source.principal, values: [cluster.local/ns/shop/sa/web]}]}]} | mesh | 8080 | mtls
        A.8 when on a namespace, not            | {rules: [{when: [{key: source.namespace, notValues: [shop]}]}]} | mesh | 8080 | refused
        A.8 when on a port                      | {rules: [{when: [{key: destination.port, values: ["8080"]}]}]} | mesh | 8080 | mtls
        A.8 all of when are needed              | {rules: [{when: [{key: destination.port, values: ["8080"]}, {key: source.namespace, values: [x]}]}]} | mesh | 8080 | refused
        A.8 when on a header                    | {rules: [{when: [{key: "request.headers[x]", values: [a]}]}]} | mesh | 8080 | unknown
        A.8 when on the name asked for          | {rules: [{when: [{key: connection.sni, values: [a]}]}]}     | mesh  | 8080 | unknown
        A.8 ALLOW by path on HTTP               | {rules: [{to: [{operation: {paths: [/a]}}]}]}               | mesh  | 8080 | unknown
        A.8 DENY by method on HTTP              | {action: DENY, rules: [{to: [{operation: {methods: [DELETE]}}]}]} | mesh | 8080 | unknown
        A.8 ALLOW by path on TCP is dropped     | {rules: [{to: [{operation: {paths: [/a]}}]}]}               | mesh  | 3307 | refused
        A.8 ALLOW by path and port on TCP       | {rules: [{to: [{operation: {paths: [/a], ports: ["3307"]}}]}]} | mesh | 3307 | refused
        A.8 DENY by method on TCP denies all    | {action: DENY, rules: [{to: [{operation: {methods: [DELETE]}}]}]} | mesh | 3307 | refused
        A.8 DENY keeps what is left on TCP      | {action: DENY, rules: [{from: [{source: {namespaces: [x]}}], to: [{operation: {methods: [DELETE]}}]}]} | mesh | 3307 | mtls
        A.8 a token is of the request           | {rules: [{from: [{source: {requestPrincipals: ["*"]}}]}]}   | mesh  | 8080 | unknown
        A.8 a token on TCP                      | {rules: [{from: [{source: {requestPrincipals: ["*"]}}]}]}   | mesh  | 3307 | refused
        A.8 selector that fits                  | {selector: {matchLabels: {app: db}}, rules: []}             | mesh  | 8080 | refused
        A.8 selector that does not fit          | {selector: {matchLabels: {app: cache}}, rules: []}          | mesh  | 8080 | mtls
        A.6 targetRefs are not for workloads    | {targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: x}], rules: []} | mesh | 8080 | mtls
        """;

    @ParameterizedTest(name = "{0}: {1}, {2} on {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = SINGLE_POLICIES)
    void a_single_policy_decides(String section, String spec, String caller, int port, String expected) {
        var scene = new Scene().add("AuthorizationPolicy", "data", spec);

        assertThat(Scene.word(scene.call(caller, port, port == 8080 ? Application.HTTP : Application.TCP)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static final String NOTHING = "{}";
    private static final String WEB = "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}";
    private static final String NOT_WEB =
            "{action: DENY, rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}";

    @Test
    void allowing_policies_add_up() {
        var scene = new Scene().add("AuthorizationPolicy", "data", NOTHING).add("AuthorizationPolicy", "data", WEB);

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("mtls");
    }

    @Test
    void denying_wins_over_allowing() {
        var scene = new Scene().add("AuthorizationPolicy", "data", WEB).add("AuthorizationPolicy", "data", NOT_WEB);

        assertThat(scene.call("mesh", 8080))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("AuthorizationPolicy data/made-2"));
    }

    @Test
    void a_policy_of_the_root_namespace_is_for_all() {
        var scene = new Scene().add("AuthorizationPolicy", "istio-system", NOTHING);

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void a_selector_in_the_root_namespace_selects_everywhere() {
        var scene = new Scene()
                .add("AuthorizationPolicy", "istio-system", "{selector: {matchLabels: {app: db}}, rules: []}");

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("refused");
    }

    @Test
    void a_policy_of_the_callers_namespace_is_not_for_the_callee() {
        var scene = new Scene().add("AuthorizationPolicy", "shop", NOTHING);

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("mtls");
    }

    @Test
    void a_dry_run_decides_nothing_and_does_not_count_as_allowing() {
        var scene = new Scene().add("""
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: tried, namespace: data, annotations: {istio.io/dry-run: "true"}}
            spec: {}
            """);

        assertThat(Scene.word(scene.call("mesh", 8080))).isEqualTo("mtls");
    }

    @Test
    void strictness_comes_before_authorization() {
        var scene = new Scene()
                .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}")
                .add("AuthorizationPolicy", "data", "{rules: [{}]}");

        assertThat(scene.call("plain", 8080))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rule()).startsWith("PeerAuthentication"));
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
        A.8 the mesh's own trust domain          | example.org/ns/shop/sa/web   | mtls
        A.8 cluster.local stands for the own one | cluster.local/ns/shop/sa/web | mtls
        A.8 an alias                             | old.org/ns/shop/sa/web       | mtls
        A.8 somebody else's domain               | else.org/ns/shop/sa/web      | refused
        """)
    void trust_domains_are_read_from_the_settings(String section, String principal, String expected) {
        var scene = new Scene()
                .add("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: istio, namespace: istio-system}
                    data: {mesh: "trustDomain: example.org\\ntrustDomainAliases: [old.org]\\n"}
                    """)
                .add(
                        "AuthorizationPolicy",
                        "data",
                        "{rules: [{from: [{source: {principals: [%s]}}]}]}".formatted(principal));

        assertThat(Scene.word(scene.call("mesh", 8080))).describedAs(section).isEqualTo(expected);
    }
}
