package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What breaks or opens when some stages of a plan that was carried out are undone while others stay. */
class RetreatTest {

    /** Lets nobody but the accounts of the shop in, whatever the mesh says. */
    private static final String ONLY_WEB = """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: only-web, namespace: data}
        spec:
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        """;

    private static final String NOBODY = """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: nobody, namespace: data}
        spec: {}
        """;

    private static final String SHUT_BEFORE = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: shut, namespace: data}
        spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}
        """;

    private static final String OPEN = SHUT_BEFORE
            .replace("name: shut", "name: open")
            .replace("policyTypes: [Ingress]", "policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}}]}]");

    private static Shop joined() {
        return new Shop().join("00-join-shop", "shop", "web").join("01-join-data", "data", "db");
    }

    private static Shop strict() {
        return joined().create("02-strict", "peerauthentication", "default", Shop.strict("data"));
    }

    private static List<JudgedCall> undoing(Shop shop, String... folders) {
        return shop.judge().retreat(shop.stages()).undoing(List.of(folders));
    }

    @Test
    void the_other_way_round_everything_can_be_taken_back() {
        assertThat(undoing(strict(), "02-strict", "01-join-data", "00-join-shop"))
                .isEmpty();
        assertThat(undoing(strict(), "02-strict", "00-join-shop", "01-join-data"))
                .isEmpty();
        assertThat(undoing(strict(), "02-strict")).isEmpty();
        assertThat(undoing(strict())).isEmpty();
    }

    @Test
    void a_caller_that_leaves_before_the_callee_is_lenient_again_is_refused() {
        assertThat(undoing(strict(), "00-join-shop")).isNotEmpty().allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.REFUSED);
            assertThat(call.caller() + " to " + call.callee() + ":" + call.port())
                    .isEqualTo("web to db:8080");
            assertThat(call.stage()).isEqualTo("00-join-shop");
            assertThat(call.step()).startsWith("undo ");
            assertThat(call.weight()).isEqualTo(Grade.UNSAFE);
        });
    }

    @Test
    void what_one_undone_stage_breaks_is_told_after_others_that_break_nothing() {
        assertThat(undoing(strict().join("03-join-far", "istio-system", "istiod"), "03-join-far", "00-join-shop"))
                .isNotEmpty()
                .extracting(JudgedCall::stage)
                .containsOnly("00-join-shop");
    }

    @Test
    void an_allow_that_goes_before_the_deny_of_all_refuses_whom_it_let_in() {
        var shop = strict().create("03-allow", "authorizationpolicy", "only-web", ONLY_WEB)
                .create("04-nobody", "authorizationpolicy", "nobody", NOBODY);

        assertThat(undoing(shop, "04-nobody", "03-allow")).isEmpty();
        assertThat(undoing(shop, "03-allow"))
                .isNotEmpty()
                .extracting(JudgedCall::outcome)
                .containsOnly(JudgedCall.Outcome.REFUSED);
    }

    @Test
    void a_call_that_was_refused_before_the_plan_is_no_loss() {
        var shop = new Shop()
                .with(SHUT_BEFORE)
                .create("00-open", "networkpolicy", "open", OPEN)
                .join("01-join-shop", "shop", "web");

        assertThat(undoing(shop, "00-open")).extracting(JudgedCall::outcome).doesNotContain(JudgedCall.Outcome.REFUSED);
        assertThat(undoing(shop, "01-join-shop", "00-open"))
                .isNotEmpty()
                .extracting(JudgedCall::outcome)
                .containsOnly(JudgedCall.Outcome.OPENED);
    }

    @Test
    void doors_that_the_plan_shut_may_open_again_and_those_shut_before_may_not() {
        var shut = new Shop().create("00-shut", "networkpolicy", "shut", SHUT_BEFORE);
        var leaky = new Shop()
                .with(SHUT_BEFORE)
                .stage(
                        "00-nothing",
                        "steps.json",
                        "[]",
                        "undo/patch/shut.yaml",
                        SHUT_BEFORE.replace("podSelector: {matchLabels: {app: db}}", "ingress: [{}]"),
                        "undo/steps.json",
                        "[" + Shop.step("patch", "undo/patch/shut.yaml", "") + "]");

        assertThat(undoing(shut, "00-shut")).isEmpty();
        assertThat(undoing(leaky, "00-nothing"))
                .isNotEmpty()
                .extracting(JudgedCall::outcome)
                .containsOnly(JudgedCall.Outcome.OPENED);
    }

    @Test
    void a_stage_that_the_plan_does_not_have_is_a_mistake_of_who_asks() {
        var retreat = strict().judge().retreat(strict().stages());

        assertThatThrownBy(() -> retreat.undoing(List.of("09-elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("09-elsewhere");
    }

    @Test
    void the_same_way_back_can_be_asked_about_twice() {
        var shop = strict();
        var retreat = shop.judge().retreat(shop.stages());

        assertThat(retreat.undoing(List.of("00-join-shop"))).isEqualTo(retreat.undoing(List.of("00-join-shop")));
        assertThat(retreat.undoing(List.of("02-strict", "00-join-shop"))).isEmpty();
    }
}
