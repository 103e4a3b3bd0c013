package dev.meshward.evaluate.linkerd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** linkerd.md A.1, C.2, C.3: which Server decides a port, and whom it lets in by itself. */
class ServerCasesTest {

    @ParameterizedTest(name = "{0}: {1}, {2} on {3} → {4}")
    @CsvSource(delimiter = '|', textBlock = """
        A.1 without access policy it denies       | {podSelector: {matchLabels: {app: db}}, port: 8080}                              | mesh  | 8080 | refused
        A.1 deny                                  | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: deny}          | plain | 8080 | refused
        A.1 audit                                 | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: audit}         | plain | 8080 | plain
        A.1 all-unauthenticated                   | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: all-unauthenticated} | plain | 8080 | plain
        A.1 all-authenticated, plaintext          | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: all-authenticated} | plain | 8080 | refused
        A.1 all-authenticated, member             | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: all-authenticated} | mesh | 8080 | mtls
        A.1 cluster-authenticated, member         | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: cluster-authenticated} | mesh | 8080 | mtls
        A.1 cluster-unauthenticated, outside      | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: cluster-unauthenticated} | outside | 8080 | unknown
        A.1 an unknown access policy denies       | {podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: open}          | mesh  | 8080 | refused
        C.2 another port keeps its default        | {podSelector: {matchLabels: {app: db}}, port: 8081}                              | plain | 8080 | plain
        C.2 the number of the Service is no port  | {podSelector: {matchLabels: {app: db}}, port: 80}                                | plain | 8080 | plain
        C.2 by name                               | {podSelector: {matchLabels: {app: db}}, port: api}                               | mesh  | 8080 | refused
        C.2 by a name nobody declares             | {podSelector: {matchLabels: {app: db}}, port: nobody}                            | mesh  | 8080 | mtls
        C.2 a name of two ports, the first        | {podSelector: {matchLabels: {app: db}}, port: extra}                             | plain | 9090 | refused
        C.2 a name of two ports, the second       | {podSelector: {matchLabels: {app: db}}, port: extra}                             | plain | 9091 | refused
        C.2 a name of a UDP port claims nothing   | {podSelector: {matchLabels: {app: db}}, port: beat}                              | plain | 9092 | plain
        C.2 an undeclared number counts           | {podSelector: {matchLabels: {app: db}}, port: 9999}                              | plain | 9999 | refused
        C.2 labels that do not fit                | {podSelector: {matchLabels: {app: web}}, port: 8080}                             | plain | 8080 | plain
        C.2 an empty selector selects all         | {podSelector: {}, port: 8080}                                                    | plain | 8080 | refused
        C.2 an expression that fits               | {podSelector: {matchExpressions: [{key: app, operator: In, values: [db]}]}, port: 8080} | plain | 8080 | refused
        C.2 an expression that does not           | {podSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}, port: 8080} | plain | 8080 | plain
        A.1 workloads outside the cluster         | {externalWorkloadSelector: {matchLabels: {app: db}}, port: 8080}                 | plain | 8080 | plain
        """)
    void a_single_server_decides(String section, String spec, String caller, int port, String expected) {
        var scene = new Scene().add("Server", "some", spec);

        assertThat(scene.direct(caller, port, dev.meshward.evaluate.Application.HTTP))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static final String OPEN =
            "{podSelector: {matchLabels: {app: db}}, port: 8080, accessPolicy: all-unauthenticated}";
    private static final String SHUT = "{podSelector: {matchLabels: {app: db}}, port: api, accessPolicy: deny}";

    @Test
    void the_oldest_of_two_decides_alone() {
        assertThat(new Scene().add("Server", "b", OPEN).add("Server", "a", SHUT).call("plain", 8080))
                .isEqualTo("plain");
        assertThat(new Scene().add("Server", "b", SHUT).add("Server", "a", OPEN).call("plain", 8080))
                .isEqualTo("refused");
    }

    @Test
    void no_selector_is_more_specific_than_another() {
        var everybody = "{podSelector: {}, port: 8080, accessPolicy: all-unauthenticated}";

        assertThat(new Scene()
                        .add("Server", "a", everybody)
                        .add("Server", "b", SHUT)
                        .call("plain", 8080))
                .isEqualTo("plain");
    }

    @Test
    void of_two_that_are_made_at_the_same_moment_the_first_by_name_decides() {
        assertThat(new Scene()
                        .add(at("b", "2025-01-01T00:00:00Z", SHUT))
                        .add(at("a", "2025-01-01T00:00:00Z", OPEN))
                        .call("plain", 8080))
                .isEqualTo("plain");
    }

    @Test
    void where_no_moment_is_written_any_of_two_may_decide() {
        var scene = new Scene().add(at("a", "", SHUT)).add(at("b", "", OPEN));

        assertThat(scene.call("plain", 8080)).isEqualTo("unknown");
    }

    @Test
    void what_a_plan_makes_is_younger_than_what_is_there() {
        var scene = new Scene().add(at("a", "9999-01-01T00:00:01Z", SHUT)).add(at("b", "", OPEN));

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
    }

    @Test
    void of_two_that_a_plan_makes_together_any_may_be_the_older() {
        var scene = new Scene().add(at("a", "9999-01-01T00:00:01Z", SHUT)).add(at("b", "9999-01-01T00:00:01Z", OPEN));

        assertThat(scene.call("plain", 8080)).isEqualTo("unknown");
    }

    @Test
    void a_server_of_another_namespace_decides_nothing() {
        var scene = new Scene().add("policy.linkerd.io/v1beta3", "Server", "shop", "some", SHUT);

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
    }

    @Test
    void a_server_takes_a_port_from_the_default_of_its_pod() {
        var scene = new Scene().annotated("default-inbound-policy", "deny").add("Server", "some", OPEN);

        assertThat(scene.call("plain", 8080)).isEqualTo("plain");
        assertThat(scene.call("plain", 9000)).isEqualTo("refused");
    }

    private static String at(String name, String moment, String spec) {
        return """
            apiVersion: policy.linkerd.io/v1beta3
            kind: Server
            metadata: {name: %s, namespace: data%s}
            spec: %s
            """.formatted(name, moment.isEmpty() ? "" : ", creationTimestamp: \"" + moment + "\"", spec);
    }
}
