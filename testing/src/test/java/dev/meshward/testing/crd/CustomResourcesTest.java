package dev.meshward.testing.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The referee itself is tried first: it accepts what an API server accepts and refuses what one refuses. */
class CustomResourcesTest {

    private static final Optional<Path> CRDS = Repository.here().shared("crds");
    private static final CustomResources RESOURCES = CustomResources.in(CRDS.stream()
            .flatMap(crds ->
                    List.of(crds.resolve("istio"), crds.resolve("gateway-api/standard"), crds.resolve("linkerd"))
                            .stream())
            .toList());

    @Test
    void a_strict_peer_authentication_with_a_port_exception_is_accepted() {
        var verdict = judge("""
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: ledger, namespace: payments}
            spec:
              selector: {matchLabels: {app: ledger}}
              mtls: {mode: STRICT}
              portLevelMtls: {8080: {mode: PERMISSIVE}}
            """);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.notEvaluated()).isEmpty();
    }

    @Test
    void port_level_settings_without_a_selector_break_a_cel_rule() {
        assertThat(judge("""
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: all, namespace: payments}
            spec:
              portLevelMtls: {8080: {mode: PERMISSIVE}}
            """).violations()).singleElement().asString().contains("portLevelMtls requires selector");
    }

    @Test
    void an_unknown_mode_an_unknown_field_and_a_wrong_type_are_refused() {
        assertThat(judge("""
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: all}
            spec: {mtls: {mode: VERY_STRICT}, selctor: {}}
            """).violations())
                .hasSize(2)
                .anySatisfy(violation ->
                        assertThat(violation).startsWith("spec.mtls.mode").contains("VERY_STRICT"))
                .anySatisfy(violation -> assertThat(violation).isEqualTo("spec.selctor: unknown field"));
        assertThat(judge("""
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: all}
            spec: {rules: {from: []}}
            """).violations())
                .singleElement()
                .asString()
                .contains("spec.rules: an object where array must be");
    }

    @Test
    void a_policy_with_selector_and_target_at_once_breaks_a_cel_rule() {
        assertThat(judge("""
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: both}
            spec:
              selector: {matchLabels: {app: a}}
              targetRefs: [{kind: Service, name: a}]
            """).violations())
                .anySatisfy(
                        violation -> assertThat(violation).contains("only one of targetRefs or selector can be set"));
    }

    @Test
    void one_of_is_held() {
        assertThat(judge("""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: a}
            spec:
              host: a
              trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN, consistentHash: {useSourceIp: true}}}
            """).violations())
                .anySatisfy(violation -> assertThat(violation).contains("oneOf"));
    }

    @Test
    void a_rule_in_a_language_we_do_not_speak_is_reported_and_not_passed() {
        var schema = Map.<String, @Nullable Object>of(
                "x-kubernetes-validations", List.of(Map.of("rule", "quantity(self.size).isInteger()")));

        var verdict = new CelWalk(new CelRules(), "v1 Thing").ofObject(Map.of("size", "1"), schema);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.notEvaluated()).singleElement().asString().contains("quantity");
    }

    /** Upstream's own valid examples; a referee that refuses them would be wrong. */
    @Test
    void what_the_projects_themselves_apply_is_accepted_and_no_rule_stays_unasked() throws Exception {
        var translation = Repository.here().shared("translation");
        assumeThat(translation).describedAs("../shared/translation is absent").isPresent();
        assumeThat(CRDS).describedAs("../shared/crds is absent").isPresent();
        var refused = new TreeSet<String>();
        var notEvaluated = new TreeSet<String>();
        int judged = 0;
        try (var files = Files.walk(translation.get())) {
            for (var file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (var document : documents(file)) {
                    var object = PlainData.map(document);
                    if (RESOURCES.defines(
                            String.valueOf(object.get("apiVersion")), String.valueOf(object.get("kind")))) {
                        var verdict = RESOURCES.judge(object);
                        judged++;
                        notEvaluated.addAll(verdict.notEvaluated());
                        verdict.violations().forEach(each -> refused.add(file.getFileName() + " " + each));
                    }
                }
            }
        }
        assertThat(judged).isGreaterThan(100);
        assertThat(notEvaluated).isEmpty();
        // Both are inputs of converter tests that name one target twice, which the definitions forbid.
        assertThat(refused)
                .hasSize(2)
                .anySatisfy(each -> assertThat(each).contains("backend-tls-policy.yaml spec.targetRefs"))
                .anySatisfy(each -> assertThat(each).contains("valid-invalid-parent-ref.yaml spec.parentRefs"));
    }

    private static List<@Nullable Object> documents(Path file) {
        try {
            return PlainData.documents(Repository.read(file));
        } catch (org.snakeyaml.engine.v2.exceptions.YamlEngineException _) {
            return List.of();
        }
    }

    private static Verdict judge(String yaml) {
        assumeThat(CRDS).describedAs("../shared/crds is absent").isPresent();
        return RESOURCES.judge(PlainData.map(PlainData.documents(yaml).getFirst()));
    }
}
