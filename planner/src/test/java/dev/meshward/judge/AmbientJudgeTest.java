package dev.meshward.judge;

import static dev.meshward.judge.Grade.CONDITIONAL;
import static dev.meshward.judge.Grade.SAFE;
import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Membership that follows labels while pods run (istio.md B.5). */
class AmbientJudgeTest {

    private static Shop enrolled() {
        return new Shop().withAmbient().enrol("00-join-shop", "shop").enrol("01-join-data", "data");
    }

    @Test
    void enrolling_is_safe_for_every_caller() {
        assertThat(enrolled().grades()).containsExactly(SAFE, SAFE);
    }

    @Test
    void pods_are_enrolled_without_a_restart() {
        var last = enrolled().judged().stages().getLast();

        assertThat(last.calls())
                .filteredOn(call -> call.caller().equals("web"))
                .extracting(JudgedCall::outcome)
                .containsExactly(JudgedCall.Outcome.DELIVERED_MTLS);
    }

    @Test
    void strict_after_every_caller_is_conditional() {
        assertThat(enrolled()
                        .create("02-strict", "peerauthentication", "default", Shop.strict("data"))
                        .grades())
                .endsWith(CONDITIONAL);
    }

    @Test
    void strict_before_a_caller_is_enrolled_is_unsafe() {
        assertThat(new Shop()
                        .withAmbient()
                        .enrol("00-join-data", "data")
                        .create("01-strict", "peerauthentication", "default", Shop.strict("data"))
                        .grades())
                .endsWith(UNSAFE);
    }

    @Test
    void a_strict_rule_waits_in_vain_for_a_caller_who_is_enrolled_in_the_same_breath() {
        var label = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio.io/dataplane-mode: %s}}\n";
        var files = Shop.step("patch", "patch/ns.yaml", "").replace("\"done\"", "\"\"");
        var create = Shop.step("create", "apply/made.yaml", "");
        var shop = new Shop()
                .withAmbient()
                .enrol("00-join-data", "data")
                .stage(
                        "01-both",
                        "patch/ns.yaml",
                        label.formatted("ambient"),
                        "apply/made.yaml",
                        Shop.strict("data"),
                        "steps.json",
                        "[" + files + "," + create + "]",
                        "undo/patch/ns.yaml",
                        label.formatted("null"),
                        "undo/delete.txt",
                        "peerauthentications.security.istio.io data default\n",
                        "undo/steps.json",
                        "[" + Shop.step("delete", "", "peerauthentication data/default") + ","
                                + Shop.step("patch", "undo/patch/ns.yaml", "") + "]");

        assertThat(shop.grades()).endsWith(UNSAFE);
    }

    private static final String CLOSED = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: db, namespace: data}
        spec:
          podSelector: {matchLabels: {app: db}}
          policyTypes: [Ingress]
          ingress:
            - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]
              ports: [{port: %s}]
        """;

    @Test
    void a_network_policy_that_knows_only_the_port_of_the_application_shuts_the_tunnel_out() {
        var judged = new Shop()
                .withAmbient()
                .with(CLOSED.formatted("8080"))
                .enrol("00-join-data", "data")
                .enrol("01-join-shop", "shop")
                .judged();

        assertThat(judged.stages()).extracting(StageJudgement::grade).containsExactly(SAFE, UNSAFE);
        assertThat(judged.stages().getLast().counterexample())
                .hasValueSatisfying(call -> assertThat(call.rule()).isEqualTo("NetworkPolicy data/db"));
    }
}
