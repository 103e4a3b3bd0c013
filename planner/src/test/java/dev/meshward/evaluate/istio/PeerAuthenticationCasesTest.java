package dev.meshward.evaluate.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** istio.md A.7: which mode a port has, and what becomes of what arrives. */
class PeerAuthenticationCasesTest {

    /** Policies are written {@code scope=MODE}, the older first; {@code wl} selects app db, {@code wl:8080} one port. */
    private static Scene with(String policies) {
        var scene = new Scene();
        for (var policy : policies.isBlank() ? new String[0] : policies.strip().split(" +")) {
            var parts = policy.split("=");
            add(scene, parts[0], parts[1]);
        }
        return scene;
    }

    private static void add(Scene scene, String scope, String mode) {
        var selector = "selector: {matchLabels: {app: db}}";
        switch (scope) {
            case "mesh" -> scene.add("PeerAuthentication", "istio-system", "{mtls: {mode: %s}}".formatted(mode));
            case "ns" -> scene.add("PeerAuthentication", "data", "{mtls: {mode: %s}}".formatted(mode));
            case "other" -> scene.add("PeerAuthentication", "shop", "{mtls: {mode: %s}}".formatted(mode));
            case "root-wl" ->
                scene.add("PeerAuthentication", "istio-system", "{%s, mtls: {mode: %s}}".formatted(selector, mode));
            case "wl" -> scene.add("PeerAuthentication", "data", "{%s, mtls: {mode: %s}}".formatted(selector, mode));
            case "wl-else" ->
                scene.add(
                        "PeerAuthentication",
                        "data",
                        "{selector: {matchLabels: {app: cache}}, mtls: {mode: %s}}".formatted(mode));
            case "wl-empty" ->
                scene.add("PeerAuthentication", "data", "{selector: {}, mtls: {mode: %s}}".formatted(mode));
            default ->
                scene.add(
                        "PeerAuthentication",
                        "data",
                        "{%s, portLevelMtls: {%s: {mode: %s}}}".formatted(selector, scope.substring(3), mode));
        }
    }

    @ParameterizedTest(name = "{0}: {1} → plaintext on {2} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A.7 default is permissive               | ""                                   | 8080 | plain
        A.7 mesh policy counts                  | mesh=STRICT                          | 8080 | refused
        A.7 mesh UNSET leaves the default       | mesh=UNSET                           | 8080 | plain
        A.7 mesh DISABLE takes plaintext        | mesh=DISABLE                         | 8080 | plain
        A.7 namespace over mesh, wider          | mesh=STRICT ns=PERMISSIVE            | 8080 | plain
        A.7 namespace over mesh, narrower       | mesh=PERMISSIVE ns=STRICT            | 8080 | refused
        A.7 namespace UNSET inherits            | mesh=STRICT ns=UNSET                 | 8080 | refused
        A.7 workload over namespace, wider      | ns=STRICT wl=PERMISSIVE              | 8080 | plain
        A.7 workload over namespace, narrower   | ns=PERMISSIVE wl=STRICT              | 8080 | refused
        A.7 workload UNSET inherits namespace   | ns=STRICT wl=UNSET                   | 8080 | refused
        A.7 workload UNSET inherits mesh        | mesh=STRICT wl=UNSET                 | 8080 | refused
        A.7 port over everything, wider         | mesh=STRICT ns=STRICT wl:8080=PERMISSIVE | 8080 | plain
        A.7 port over everything, narrower      | wl:8080=STRICT                       | 8080 | refused
        A.7 other ports inherit                 | ns=STRICT wl:8080=PERMISSIVE         | 3307 | refused
        A.7 other ports inherit the default     | wl:8080=STRICT                       | 3307 | plain
        A.7 port UNSET inherits                 | ns=STRICT wl:8080=UNSET              | 8080 | refused
        A.7 port DISABLE takes plaintext        | ns=STRICT wl:8080=DISABLE            | 8080 | plain
        A.7 keys are container ports            | ns=STRICT wl:80=PERMISSIVE           | 8080 | refused
        A.7 oldest of the namespace             | ns=STRICT ns=PERMISSIVE              | 8080 | refused
        A.7 oldest of the namespace, turned     | ns=PERMISSIVE ns=STRICT              | 8080 | plain
        A.7 oldest of the mesh                  | mesh=PERMISSIVE mesh=STRICT          | 8080 | plain
        A.7 oldest of the workload              | wl=PERMISSIVE wl=STRICT              | 8080 | plain
        A.7 nothing is merged: younger port lost | wl=STRICT wl:8080=PERMISSIVE        | 8080 | refused
        A.7 nothing is merged: younger mode lost | wl:3307=PERMISSIVE wl=STRICT        | 8080 | plain
        A.7 selector in the root is ignored     | root-wl=STRICT                       | 8080 | plain
        A.7 policy of another namespace         | other=STRICT                         | 8080 | plain
        A.7 policy of another workload          | wl-else=STRICT                       | 8080 | plain
        A.7 empty selector is the namespace     | wl-empty=STRICT                      | 8080 | refused
        A.7 undeclared ports have the mode too  | ns=STRICT                            | 7777 | refused
        A.7 portLevelMtls on undeclared ports   | ns=STRICT wl:7777=PERMISSIVE         | 7777 | plain
        """)
    void the_mode_decides_about_plaintext(String section, String policies, int port, String expected) {
        assertThat(Scene.word(with(policies).call("plain", port)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, port {2}, {3} of {4} → {5}")
    @CsvSource(delimiter = '|', textBlock = """
        A.7 chains, http permissive takes mtls       | PERMISSIVE | 8080 | mesh  | HTTP         | mtls
        A.7 chains, http permissive takes plaintext  | PERMISSIVE | 8080 | plain | HTTP         | plain
        A.7 chains, http permissive, foreign TLS     | PERMISSIVE | 8080 | plain | TLS          | refused
        A.7 chains, http strict takes mtls           | STRICT     | 8080 | mesh  | HTTP         | mtls
        A.7 chains, http strict refuses plaintext    | STRICT     | 8080 | plain | HTTP         | refused
        A.7 chains, http strict refuses foreign TLS  | STRICT     | 8080 | plain | TLS          | refused
        A.7 chains, http disable, foreign TLS        | DISABLE    | 8080 | plain | TLS          | refused
        A.7 chains, tcp permissive takes mtls        | PERMISSIVE | 3307 | mesh  | TCP          | mtls
        A.7 chains, tcp permissive forwards TLS      | PERMISSIVE | 3307 | plain | TLS          | plain
        A.7 chains, tcp permissive forwards bytes    | PERMISSIVE | 3307 | plain | TCP          | plain
        A.7 chains, tcp strict refuses foreign TLS   | STRICT     | 3307 | plain | TLS          | refused
        A.7 chains, tcp strict takes mtls            | STRICT     | 3307 | mesh  | TCP          | mtls
        A.7 chains, tcp disable takes plaintext      | DISABLE    | 3307 | plain | TCP          | plain
        A.7 chains, detected permissive takes TLS    | PERMISSIVE | 9000 | plain | TLS          | plain
        A.7 chains, detected strict refuses bytes    | STRICT     | 9000 | plain | UNKNOWN      | refused
        A.9 callers see DISABLE and send plaintext   | DISABLE    | 8080 | mesh  | HTTP         | plain
        C.2 server first hangs in plaintext          | PERMISSIVE | 3307 | plain | SERVER_FIRST | refused
        C.2 server first works with mutual TLS       | PERMISSIVE | 3307 | mesh  | SERVER_FIRST | mtls
        C.2 server first works when strict           | STRICT     | 3307 | mesh  | SERVER_FIRST | mtls
        C.2 server first works when disabled         | DISABLE    | 3307 | plain | SERVER_FIRST | plain
        C.2 server first hangs on a detected port    | PERMISSIVE | 9000 | mesh  | SERVER_FIRST | refused
        D.2 strict refuses nodes                     | STRICT     | 8080 | node  | HTTP         | refused
        D.2 strict refuses the API server            | STRICT     | 8080 | apiserver | HTTP     | refused
        D.2 strict refuses callers from outside      | STRICT     | 8080 | outside | HTTP       | refused
        I two meshes: plaintext without identity     | PERMISSIVE | 8080 | linkerd | HTTP       | plain
        I two meshes: strict refuses the other mesh  | STRICT     | 8080 | linkerd | HTTP       | refused
        A.7 a gateway of the mesh uses mutual TLS    | STRICT     | 8080 | gateway | HTTP       | mtls
        """)
    void chains_take_what_they_are_made_for(
            String section, String mode, int port, String caller, Application application, String expected) {
        var scene = new Scene().add("PeerAuthentication", "data", "{mtls: {mode: %s}}".formatted(mode));

        assertThat(Scene.word(scene.call(caller, port, application)))
                .describedAs(section)
                .isEqualTo(expected);
    }

    private static World of(String... policies) {
        var objects = new java.util.ArrayList<>(new Scene().world().in("", "Service", "data"));
        for (var policy : policies) {
            objects.addAll(ManifestReader.several(policy));
        }
        return World.of(objects);
    }

    private static String policy(String name, String moment, String mode) {
        return """
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: %s, namespace: data%s}
            spec: {mtls: {mode: %s}}
            """.formatted(name, moment, mode);
    }

    private static Verdict plaintext(World world) {
        return new Delivery(List.of(new IstioRules("istio-system")))
                .verdict(
                        Hop.call(Scene.caller("plain"), Scene.db(), Scene.arrival(8080), Application.HTTP),
                        world,
                        world);
    }

    @Test
    void two_policies_without_a_moment_leave_open_which_one_counts() {
        var verdict = plaintext(of(policy("a", "", "STRICT"), policy("b", "", "PERMISSIVE")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.because()).contains("order"));
    }

    @Test
    void two_policies_without_a_moment_that_agree_leave_nothing_open() {
        var verdict = plaintext(of(policy("a", "", "STRICT"), policy("b", "", "STRICT")));

        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void what_a_plan_creates_is_younger_than_what_was_found_without_a_moment() {
        var made = ", creationTimestamp: \"9999-01-01T00:00:00Z\"";

        assertThat(plaintext(of(policy("a", made, "STRICT"), policy("b", "", "PERMISSIVE")))
                        .isDelivered())
                .isTrue();
    }

    @Test
    void a_refusal_names_the_policy_that_decided() {
        assertThat(plaintext(of(policy("locked", "", "STRICT"))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("PeerAuthentication data/locked"));
    }

    @Test
    void a_pod_without_a_proxy_obeys_no_policy() {
        var hop = Hop.call(
                Scene.caller("plain"), Scene.pod("data", "db", DataPlane.NONE), Scene.arrival(8080), Application.HTTP);

        assertThat(new Scene()
                        .add("PeerAuthentication", "data", "{mtls: {mode: STRICT}}")
                        .verdict(hop))
                .isInstanceOf(Verdict.DeliveredPlaintext.class);
    }
}
