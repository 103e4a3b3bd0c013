package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md B, C.2, C.3: ports that no Server claims. */
class DefaultPolicyCasesTest {

    @ParameterizedTest(name = "{0}: {1}, {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        C.3 all-unauthenticated, plaintext        | all-unauthenticated     | plain   | plain
        C.3 all-unauthenticated, member           | all-unauthenticated     | mesh    | mtls
        C.3 all-authenticated, plaintext          | all-authenticated       | plain   | refused
        C.3 all-authenticated, member             | all-authenticated       | mesh    | mtls
        C.3 all-authenticated, node               | all-authenticated       | node    | refused
        C.3 all-authenticated, API server         | all-authenticated       | apiserver | refused
        C.3 all-authenticated, outside            | all-authenticated       | outside | refused
        C.3 all-authenticated, the other mesh     | all-authenticated       | istio   | refused
        C.3 all-authenticated, a gateway          | all-authenticated       | gateway | mtls
        C.3 cluster-unauthenticated, a pod        | cluster-unauthenticated | plain   | plain
        C.3 cluster-unauthenticated, outside      | cluster-unauthenticated | outside | unknown
        C.3 cluster-unauthenticated, node         | cluster-unauthenticated | node    | unknown
        C.3 cluster-authenticated, a pod          | cluster-authenticated   | plain   | refused
        C.3 cluster-authenticated, member         | cluster-authenticated   | mesh    | mtls
        C.3 cluster-authenticated, outside        | cluster-authenticated   | outside | refused
        C.3 audit lets plaintext in               | audit                   | plain   | plain
        C.3 audit lets members in                 | audit                   | mesh    | mtls
        C.3 deny, member                          | deny                    | mesh    | refused
        C.3 deny, plaintext                       | deny                    | plain   | refused
        B an invalid word is passed over          | strict                  | plain   | plain
        """)
    void the_pods_annotation_decides(String section, String policy, String caller, String expected) {
        var scene = new Scene().annotated("default-inbound-policy", policy);

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
        B the chart's own default                 | {}                                                      | plain | plain
        B the installation's default              | {"proxy": {"defaultInboundPolicy": "deny"}}             | mesh  | refused
        B the installation's default, allowing    | {"proxy": {"defaultInboundPolicy": "all-authenticated"}} | plain | refused
        B an invalid one is the chart's           | {"proxy": {"defaultInboundPolicy": "x"}}                | plain | plain
        C.1 networks of the cluster are no matter | {"proxy": {"defaultInboundPolicy": "cluster-unauthenticated"}, "clusterNetworks": "10.0.0.0/8"} | plain | plain
        """)
    void where_the_pod_says_nothing_the_installation_decides(
            String section, String values, String caller, String expected) {
        assertThat(new Scene().values(values).call(caller, 8080))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @Test
    void the_pods_word_comes_before_the_installations() {
        var scene = new Scene()
                .values("{\"proxy\": {\"defaultInboundPolicy\": \"deny\"}}")
                .annotated("default-inbound-policy", "all-unauthenticated");

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        B a port that needs an identity           | "8080"      | all-unauthenticated | plain | refused
        B a member has one                        | "8080"      | all-unauthenticated | mesh  | mtls
        B a range                                 | "8000-8100" | all-unauthenticated | plain | refused
        B another port                            | "8081"      | all-unauthenticated | plain | plain
        B audit stays audit                       | "8080"      | audit               | plain | plain
        B deny stays deny                         | "8080"      | deny                | mesh  | refused
        """)
    void some_ports_need_an_identity(String section, String ports, String policy, String caller, String expected) {
        var scene = new Scene()
                .annotated("proxy-require-identity-inbound-ports", ports.replace("\"", ""))
                .annotated("default-inbound-policy", policy);

        assertThat(scene.call(caller, 8080)).describedAs(section).isEqualTo(expected);
    }

    @Test
    void policies_for_the_namespace_say_nothing_about_ports_without_a_server() {
        var scene = new Scene()
                .annotated("default-inbound-policy", "deny")
                .add(
                        "AuthorizationPolicy",
                        "all",
                        "{targetRef: {kind: Namespace, name: data}, requiredAuthenticationRefs: []}");

        assertThat(scene.call("mesh", 8080)).isEqualTo("refused");
    }

    @Test
    void the_default_decides_about_bytes_as_about_requests() {
        var scene = new Scene().annotated("default-inbound-policy", "all-authenticated");

        assertThat(scene.call("plain", 3306, Application.SERVER_FIRST)).isEqualTo("refused");
        assertThat(scene.call("mesh", 3306, Application.SERVER_FIRST)).isEqualTo("mtls");
        assertThat(scene.call("plain", 9000, Application.UNKNOWN)).isEqualTo("refused");
    }
}
