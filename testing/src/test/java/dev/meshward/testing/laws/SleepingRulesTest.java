package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.SavedStage;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies that sleep until the join: who has to join first, who waits, and that the judge agrees with the plan. */
class SleepingRulesTest {

    private static final String WEB = workload("Deployment", "shop", "web", "LEDGER", "http://ledger.data:8080");
    private static final String LEDGER = workload("Deployment", "data", "ledger", "NOTHING", "");
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: ledger, namespace: data}
        spec: {selector: {app: ledger}, ports: [{name: http, port: 8080}]}
        """;

    private static String workload(String kind, String namespace, String name, String variable, String value) {
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec:
                  serviceAccountName: %s
                  containers: [{name: app, image: app, env: [{name: %s, value: "%s"}], ports: [{containerPort: 8080}]}]
            """.formatted(kind, name, namespace, name, name, name, variable, value);
    }

    private static String policy(String namespace, String spec) {
        return """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: ledger, namespace: %s}
            spec: %s
            """.formatted(namespace, spec);
    }

    private static final String ROOT = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: istio-system}
        """;

    private static Journey istio(String policy) {
        return journey(MeshName.ISTIO, policy, ROOT);
    }

    private static Journey journey(MeshName mesh, String... more) {
        var documents = new ArrayList<>(List.of(WEB, LEDGER, SERVICE));
        documents.addAll(List.of(more));
        return Journey.through(Journey.named(documents), mesh);
    }

    private static int joinOf(Journey journey, String workload) {
        return journey.plan().stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .filter(stage ->
                        stage.workloads().stream().anyMatch(id -> id.toString().endsWith(" " + workload)))
                .mapToInt(Stage::number)
                .findFirst()
                .orElse(-1);
    }

    private static Stream<String> reasons(Journey journey, String workload) {
        return journey.plan().postponed().stream()
                .filter(waits -> waits.workload().toString().endsWith(" " + workload))
                .map(Postponement::because);
    }

    private static void assertNothingBreaks(Journey journey) {
        var survey = new Survey(Survey.Progress.unheard());
        var directory = survey.judged(survey.directory(journey.result()), journey.result());
        assertThat(directory.plan().stages()).extracting(SavedStage::verdict).allSatisfy(verdict -> {
            assertThat(verdict.isJudged()).describedAs(verdict.because()).isTrue();
            assertThat(verdict.isUnsafe()).describedAs(verdict.because()).isFalse();
        });
    }

    private static void assertOrdered(Journey journey) {
        assertThat(journey.plan().postponed()).isEmpty();
        assertThat(joinOf(journey, "shop/web")).isPositive().isLessThan(joinOf(journey, "data/ledger"));
        assertNothingBreaks(journey);
    }

    private static void assertWaits(Journey journey, String because) {
        assertThat(reasons(journey, "data/ledger")).singleElement().asString().contains(because, "deployment shop/web");
        assertThat(joinOf(journey, "shop/web")).isPositive();
        assertNothingBreaks(journey);
    }

    @Test
    void callers_whose_account_is_allowed_join_first() {
        assertOrdered(
                istio(policy("data", "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}")));
        assertOrdered(istio(policy("data", "{rules: [{from: [{source: {namespaces: [sh*p]}}]}]}")));
        assertOrdered(istio(policy("data", "{rules: [{from: [{source: {serviceAccounts: [shop/web]}}]}]}")));
        assertOrdered(istio(policy(
                "istio-system",
                "{selector: {matchLabels: {app: ledger}}, rules: [{when: [{key: source.principal,"
                        + " values: ['*']}]}]}")));
    }

    @Test
    void a_denial_of_whoever_has_no_identity_lets_callers_join_first() {
        assertOrdered(
                istio(policy("data", "{action: DENY, rules: [{from: [{source: {notNamespaces: [shop, data]}}]}]}")));
    }

    @Test
    void a_workload_whose_caller_is_refused_with_mutual_tls_too_waits() {
        assertWaits(
                istio(policy("data", "{rules: [{from: [{source: {principals: [cluster.local/ns/other/sa/x]}}]}]}")),
                "no rule of AuthorizationPolicy data/ledger allows them");
        assertWaits(istio(policy("data", "{}")), "whoever calls");
        assertWaits(
                istio(policy("data", "{action: DENY, rules: [{to: [{operation: {ports: ['8080']}}]}]}")),
                "AuthorizationPolicy data/ledger denies such calls");
        assertWaits(istio(policy("data", "{rules: [{to: [{operation: {ports: ['9090']}}]}]}")), "whoever calls");
    }

    @Test
    void who_lets_everybody_in_or_speaks_of_others_changes_nothing() {
        for (var spec : List.of(
                "{rules: [{}]}",
                "{rules: [{to: [{operation: {ports: ['8080']}}]}]}",
                "{selector: {matchLabels: {app: other}}, rules: []}",
                "{action: DENY, rules: [{from: [{source: {principals: [cluster.local/ns/other/sa/x]}}]}]}")) {
            var journey = istio(policy("data", spec));
            assertThat(journey.plan().postponed()).describedAs(spec).isEmpty();
            assertNothingBreaks(journey);
        }
    }

    @Test
    void a_caller_that_never_gets_a_proxy_makes_the_called_wait() {
        var agent = WEB.replace(
                "    spec:\n      serviceAccountName", "    spec:\n      hostNetwork: true\n      serviceAccountName");
        assertThat(agent).isNotEqualTo(WEB);
        var documents = List.of(
                agent,
                LEDGER,
                SERVICE,
                policy("data", "{rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]}"));
        var journey = Journey.through(Journey.named(documents), MeshName.ISTIO);

        assertThat(reasons(journey, "data/ledger")).singleElement().asString().contains("has no proxy");
        assertNothingBreaks(journey);
    }

    @Test
    void two_that_call_each_other_cannot_both_be_first_and_wait() {
        var journey = Journey.through(
                Journey.named(List.of(
                        WEB,
                        LEDGER.replace("NOTHING", "WEB").replace("value: \"\"", "value: \"http://web.shop:8080\""),
                        SERVICE,
                        SERVICE.replace("ledger", "web").replace("namespace: data", "namespace: shop"),
                        policy("data", "{rules: [{from: [{source: {namespaces: [shop]}}]}]}"),
                        policy("shop", "{rules: [{from: [{source: {namespaces: [data]}}]}]}"))),
                MeshName.ISTIO);

        assertThat(reasons(journey, "data/ledger")).hasSize(1);
        assertThat(reasons(journey, "shop/web")).hasSize(1);
        assertNothingBreaks(journey);
    }

    @Test
    void a_demand_for_mutual_tls_that_sleeps_is_no_obstacle() {
        for (var namespace : List.of("data", "istio-system")) {
            var journey = istio("""
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: %s}
                spec: {mtls: {mode: STRICT}}
                """.formatted(namespace));
            assertThat(journey.plan().postponed()).isEmpty();
            assertNothingBreaks(journey);
        }
    }

    @Test
    void undoing_the_callers_join_names_the_join_of_the_called_first() {
        var journey = istio(policy("data", "{rules: [{from: [{source: {namespaces: [shop]}}]}]}"));
        var caller = journey.bundle().stages().get(joinOf(journey, "shop/web"));

        assertThat(caller.undo().first())
                .contains(journey.bundle()
                        .stages()
                        .get(joinOf(journey, "data/ledger"))
                        .folder());
    }

    private static String server(String more) {
        return """
            apiVersion: policy.linkerd.io/v1beta3
            kind: Server
            metadata: {name: ledger, namespace: data}
            spec: {podSelector: {matchLabels: {app: ledger}}, port: 8080, proxyProtocol: HTTP/1%s}
            """.formatted(more);
    }

    private static String letsIn(String authentication) {
        return """
            apiVersion: policy.linkerd.io/v1alpha1
            kind: AuthorizationPolicy
            metadata: {name: ledger, namespace: data}
            spec:
              targetRef: {group: policy.linkerd.io, kind: Server, name: ledger}
              requiredAuthenticationRefs: [%s]
            """.formatted(authentication);
    }

    @Test
    void a_server_of_linkerd_without_a_policy_makes_the_called_wait_and_one_with_a_policy_orders() {
        var shut = journey(MeshName.LINKERD, server(""));
        var known = journey(MeshName.LINKERD, server(""), letsIn("{kind: ServiceAccount, name: web, namespace: shop}"));
        var authenticated = journey(MeshName.LINKERD, server(", accessPolicy: all-authenticated"));
        var open = journey(MeshName.LINKERD, server(", accessPolicy: all-unauthenticated"));
        var anyone = journey(MeshName.LINKERD, server(""), letsIn(""));

        assertThat(reasons(shut, "data/ledger"))
                .singleElement()
                .asString()
                .contains("Server data/ledger has no accessPolicy, which denies");
        for (var journey : List.of(known, authenticated)) {
            assertThat(journey.plan().postponed()).isEmpty();
            assertThat(joinOf(journey, "shop/web")).isPositive().isLessThan(joinOf(journey, "data/ledger"));
        }
        assertThat(open.plan().postponed()).isEmpty();
        assertThat(anyone.plan().postponed()).isEmpty();
    }
}
