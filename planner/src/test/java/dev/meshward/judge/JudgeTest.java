package dev.meshward.judge;

import static dev.meshward.judge.Grade.CONDITIONAL;
import static dev.meshward.judge.Grade.SAFE;
import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgeTest {

    private static Shop joined() {
        return new Shop().join("00-join-shop", "shop", "web").join("01-join-data", "data", "db");
    }

    private static String allow(String principal, String port, String annotations) {
        return """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: db, namespace: data%s}
            spec:
              selector: {matchLabels: {app: db}}
              rules:
                - from: [{source: {principals: [%s]}}]
                  to: [{operation: {ports: ["%s"]}}]
            """.formatted(annotations, principal, port);
    }

    @Test
    void joining_is_safe_for_every_caller() {
        assertThat(joined().grades()).containsExactly(SAFE, SAFE);
    }

    @Test
    void strict_after_every_caller_is_conditional_and_says_for_whom() {
        var judged = joined().create("02-strict", "peerauthentication", "default", Shop.strict("data"))
                .judged();

        assertThat(judged.stages().getLast().grade()).isEqualTo(CONDITIONAL);
        assertThat(judged.stages().getLast().conditions())
                .extracting(Condition::sentence)
                .containsExactly(
                        "No caller without mutual TLS needs deployment data/db on port 8080 and undeclared ports"
                                + " (PeerAuthentication data/default).");
    }

    @Test
    void strict_before_a_caller_has_joined_is_unsafe_and_names_the_call() {
        var judged = new Shop()
                .join("00-join-data", "data", "db")
                .create("01-strict", "peerauthentication", "default", Shop.strict("data"))
                .judged();

        assertThat(judged.grade()).isEqualTo(UNSAFE);
        assertThat(judged.stages().getLast().counterexample()).hasValueSatisfying(call -> {
            assertThat(call.callerNamespace() + "/" + call.caller()).isEqualTo("shop/web");
            assertThat(call.port()).isEqualTo(8080);
            assertThat(call.rule()).isEqualTo("PeerAuthentication data/default");
        });
    }

    @Test
    void a_caller_that_was_labelled_and_never_restarted_may_still_be_without_a_proxy() {
        var label = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n";
        var back = label.replace("enabled", "null");
        var grades = new Shop()
                .join("00-join-data", "data", "db")
                .stage(
                        "01-label-shop",
                        "patch/ns.yaml",
                        label,
                        "steps.json",
                        "[" + Shop.step("patch", "patch/ns.yaml", "") + "]",
                        "undo/patch/ns.yaml",
                        back,
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/ns.yaml", "") + "]")
                .create("02-strict", "peerauthentication", "default", Shop.strict("data"))
                .grades();

        assertThat(grades).containsExactly(SAFE, SAFE, UNSAFE);
    }

    @Test
    void a_policy_for_the_right_account_and_container_port_keeps_the_call() {
        assertThat(joined().create(
                                "02-authorize",
                                "authorizationpolicy",
                                "db",
                                allow("cluster.local/ns/shop/sa/web", "8080", ""))
                        .grades())
                .endsWith(CONDITIONAL);
    }

    @Test
    void a_misspelt_principal_breaks_the_call() {
        assertThat(joined().create(
                                "02-authorize",
                                "authorizationpolicy",
                                "db",
                                allow("cluster.local/ns/shop/sa/wed", "8080", ""))
                        .grades())
                .endsWith(UNSAFE);
    }

    @Test
    void the_port_of_the_service_in_a_policy_breaks_the_call() {
        assertThat(joined().create(
                                "02-authorize",
                                "authorizationpolicy",
                                "db",
                                allow("cluster.local/ns/shop/sa/web", "80", ""))
                        .grades())
                .endsWith(UNSAFE);
    }

    @Test
    void a_dry_run_breaks_nothing_whatever_it_says() {
        assertThat(joined().create(
                                "02-authorize",
                                "authorizationpolicy",
                                "db",
                                allow("nobody", "80", ", annotations: {istio.io/dry-run: \"true\"}"))
                        .grades())
                .endsWith(SAFE);
    }

    @Test
    void a_namespace_that_opens_while_strict_is_an_opened_door() {
        var judged = new Shop()
                .with("apiVersion: v1\nkind: Namespace\nmetadata: {name: data, labels: {istio-injection: enabled}}\n")
                .with(Shop.strict("data"))
                .stage(
                        "00-open",
                        "patch/pa.yaml",
                        Shop.strict("data").replace("STRICT", "PERMISSIVE"),
                        "steps.json",
                        "[" + Shop.step("patch", "patch/pa.yaml", "") + "]",
                        "undo/patch/pa.yaml",
                        Shop.strict("data"),
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/pa.yaml", "") + "]")
                .judged();

        assertThat(judged.grade()).isEqualTo(UNSAFE);
        assertThat(judged.calls().map(JudgedCall::outcome)).contains(JudgedCall.Outcome.OPENED);
    }

    @Test
    void default_deny_sent_together_with_its_allowance_may_arrive_first() {
        var deny = "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
                + "metadata: {name: nothing, namespace: data}\nspec: {}\n";
        var judged = joined().stage(
                        "02-authorize",
                        "apply/allow.yaml",
                        allow("cluster.local/ns/shop/sa/web", "8080", ""),
                        "apply/deny.yaml",
                        deny,
                        "steps.json",
                        "[" + Shop.step("create", "apply/allow.yaml apply/deny.yaml", "") + "]")
                .judged();

        assertThat(judged.stages().getLast().calls())
                .anySatisfy(call ->
                        assertThat(call.state()).contains("nothing there").doesNotContain("/db there"));
    }

    @Test
    void a_network_policy_that_shuts_a_known_caller_out_is_unsafe() {
        var policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                + "metadata: {name: shut, namespace: data}\nspec: {podSelector: {}}\n";

        assertThat(new Shop().create("00-shut", "networkpolicy", "shut", policy).grades())
                .containsExactly(UNSAFE);
    }

    @Test
    void undo_that_keeps_a_label_does_not_lead_back() {
        var label = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n";
        var judged = new Shop()
                .stage(
                        "00-join",
                        "patch/ns.yaml",
                        label,
                        "steps.json",
                        "[" + Shop.step("patch", "patch/ns.yaml", "") + "]")
                .judged();

        assertThat(judged.stages().getFirst().problems())
                .containsExactly("After undo, namespace shop is not as it was.");
    }

    @Test
    void a_file_that_no_step_uses_is_an_error() {
        var judged = new Shop()
                .stage("00-join", "steps.json", "[]", "apply/extra.yaml", Shop.strict("data"))
                .judged();

        assertThat(judged.stages().getFirst().problems())
                .containsExactly("apply/extra.yaml is in the folder, and no step uses it.");
    }

    @Test
    void a_step_whose_file_is_missing_is_an_error() {
        var judged = new Shop()
                .stage("00-join", "steps.json", "[" + Shop.step("create", "apply/gone.yaml", "") + "]")
                .judged();

        assertThat(judged.grade()).isEqualTo(UNSAFE);
    }

    @Test
    void files_that_were_edited_are_told_and_judged_as_they_are() {
        var judged = new Shop()
                .stage("00-empty", "steps.json", "[]", "SHA256SUMS", "00ff  steps.json\n")
                .judged();

        assertThat(judged.stages().getFirst().edited()).containsExactly("steps.json");
        assertThat(judged.grade()).isEqualTo(SAFE);
    }

    @Test
    void a_call_that_was_refused_before_is_not_the_stages_fault() {
        var grades = new Shop()
                .with("apiVersion: v1\nkind: Namespace\nmetadata: {name: data, labels: {istio-injection: enabled}}\n")
                .with(Shop.strict("data"))
                .join("00-join-shop", "shop", "web")
                .grades();

        assertThat(grades).containsExactly(SAFE);
    }
}
