package dev.meshward.judge;

import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.judge.JudgedCall.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening is judged over all callers, with what network policies let pass. */
class NetworkDoorsTest {

    private static final String MEMBER = "apiVersion: v1\nkind: Namespace\n"
            + "metadata: {name: %1$s, labels: {istio-injection: enabled, kubernetes.io/metadata.name: %1$s}}\n";

    private static final String FROM_SHOP =
            "[{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]}]";

    private static String policy(String ingress) {
        return """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: data}
            spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: %s}
            """.formatted(ingress);
    }

    private static String allow(String account) {
        return """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: db, namespace: data}
            spec: {rules: [{from: [{source: {principals: ["cluster.local/ns/%s"]}}]}]}
            """.formatted(account);
    }

    private static Shop members() {
        return new Shop().with(MEMBER.formatted("shop")).with(MEMBER.formatted("data"));
    }

    /** A stage that changes one object and changes it back. */
    private static Shop change(Shop shop, String before, String after) {
        return shop.with(before)
                .stage(
                        "00-change",
                        "patch/one.yaml",
                        after,
                        "steps.json",
                        "[" + Shop.step("patch", "patch/one.yaml", "") + "]",
                        "undo/patch/one.yaml",
                        before,
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/one.yaml", "") + "]");
    }

    private static List<JudgedCall> opened(Shop shop) {
        return shop.judged()
                .calls()
                .filter(call -> call.outcome() == Outcome.OPENED)
                .toList();
    }

    private static Shop permissive(Shop shop) {
        return change(shop, Shop.strict("data"), Shop.strict("data").replace("STRICT", "PERMISSIVE"));
    }

    @Test
    void a_network_policy_that_lets_everybody_in_opens_every_port_of_its_pods_and_of_no_others() {
        var opened = opened(change(new Shop(), policy("[]"), policy("[{}]")));

        assertThat(opened).isNotEmpty().allSatisfy(call -> {
            assertThat(call.calleeNamespace() + "/" + call.callee()).isEqualTo("data/db");
            assertThat(call.caller()).isEqualTo("(anybody without mutual TLS)");
            assertThat(call.weight()).isEqualTo(UNSAFE);
            assertThat(call.because())
                    .isEqualTo("It is let in here (delivered-plaintext) and was kept out before the stage.");
        });
        assertThat(opened).extracting(JudgedCall::port).containsOnly(0, 8080).contains(0, 8080);
    }

    @Test
    void a_network_policy_that_lets_some_in_opens_the_ports_it_names() {
        var some = policy(FROM_SHOP.replace("]}]", "], ports: [{port: 8080}]}]"));

        assertThat(opened(change(new Shop(), policy("[]"), some)))
                .extracting(JudgedCall::port)
                .containsOnly(8080);
    }

    @Test
    void a_network_policy_that_lets_nobody_new_in_opens_nothing() {
        assertThat(opened(change(new Shop(), policy("[{}]"), policy(FROM_SHOP))))
                .isEmpty();
        assertThat(opened(change(new Shop(), policy("[]"), policy("[{ports: [{port: 9, protocol: UDP}]}]"))))
                .isEmpty();
    }

    @Test
    void a_door_that_a_network_policy_opens_stays_shut_where_a_mesh_keeps_everybody_out() {
        var shop = members().with(Shop.strict("data")).with(allow("nobody/sa/nobody"));

        assertThat(opened(change(shop, policy("[]"), policy("[{}]")))).isEmpty();
    }

    @Test
    void a_door_that_a_network_policy_opens_is_open_to_members_where_a_mesh_keeps_all_others_out() {
        var shop = members().with(Shop.strict("data"));

        assertThat(opened(change(shop, policy("[]"), policy("[{}]"))))
                .isNotEmpty()
                .extracting(JudgedCall::caller)
                .containsOnly("(account web)", "(account db)");
    }

    @Test
    void a_door_that_opens_in_the_mesh_stays_shut_behind_a_network_policy_that_lets_nobody_pass() {
        assertThat(opened(permissive(members()))).isNotEmpty();
        assertThat(opened(permissive(members().with(policy("[]"))))).isEmpty();
    }

    @Test
    void a_door_that_opens_in_the_mesh_stands_open_for_those_whom_the_network_lets_pass() {
        assertThat(opened(permissive(members().with(policy(FROM_SHOP))))).isNotEmpty();
        assertThat(opened(permissive(members().with(policy("[{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]")))))
                .isNotEmpty();
    }

    @Test
    void a_door_that_opens_in_the_mesh_opens_at_the_ports_that_the_network_lets_pass() {
        var ports = policy(FROM_SHOP.replace("]}]", "], ports: [{port: 8080}]}]"));

        assertThat(opened(permissive(members().with(ports))))
                .isNotEmpty()
                .extracting(JudgedCall::port)
                .containsOnly(8080);
    }

    @ParameterizedTest(name = "account {0} from {1}")
    @CsvSource({"shop/sa/web, shop, true", "shop/sa/web, data, false", "shop/sa/nobody, data, true"})
    void an_account_that_a_rule_lets_in_has_to_pass_the_network_with_the_pods_it_has(
            String account, String from, boolean isOpened) {
        var shop = members().with(policy(FROM_SHOP.replace("shop", from)));
        var opened = opened(change(shop, allow("data/sa/db"), allow(account)));

        assertThat(opened.stream()
                        .anyMatch(call -> call.caller().equals("(account " + account.substring(8) + ")")
                                && call.callerNamespace().equals("shop")))
                .isEqualTo(isOpened);
    }

    @Test
    void in_ambient_a_member_whom_the_network_lets_in_is_named_by_its_account() {
        var enrolled = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %1$s, labels:"
                + " {istio.io/dataplane-mode: ambient, kubernetes.io/metadata.name: %1$s}}\n";
        var shop = new Shop()
                .withAmbient()
                .with(enrolled.formatted("shop"))
                .with(enrolled.formatted("data"))
                .with(Shop.strict("data"));

        assertThat(opened(change(shop, policy("[]"), policy(FROM_SHOP))))
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.callerNamespace() + " " + call.caller()).isEqualTo("shop (account web)"));
    }
}
