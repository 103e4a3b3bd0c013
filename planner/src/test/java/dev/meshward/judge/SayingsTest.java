package dev.meshward.judge;

import static dev.meshward.judge.Grade.CONDITIONAL;
import static dev.meshward.judge.Grade.SAFE;
import static dev.meshward.judge.Grade.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.evaluate.Identity;
import dev.meshward.judge.JudgedCall.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a stage: why it is what it is, with a call or a condition that shows it. */
class SayingsTest {

    private static final Condition STRICT =
            new Condition("caller without mutual TLS", "deployment data/db", List.of(8080), "PeerAuthentication a/b");
    private static final Condition OTHER =
            new Condition("account shop/web", "deployment data/db", List.of(8080), "AuthorizationPolicy a/b");

    private static JudgedCall call(String namespace, String caller, Outcome outcome, Grade weight) {
        return new JudgedCall(
                "02-x", "1", "done", namespace, caller, "data", "db", 8080, outcome, "", "it is so.", weight);
    }

    private static StageJudgement stage(
            Grade grade, List<JudgedCall> calls, List<Condition> conditions, String... why) {
        return new StageJudgement("02-x", grade, calls, conditions, List.of(), List.of(why), List.of());
    }

    private static Condition on(Integer... ports) {
        return new Condition("account a/b", "deployment data/db", List.of(ports), "R");
    }

    @Test
    void a_safe_stage_has_no_counterexample() {
        var safe = stage(SAFE, List.of(call("shop", "web", Outcome.DELIVERED_MTLS, SAFE)), List.of());

        assertThat(safe.counterexample()).isEmpty();
        assertThat(safe.because()).startsWith("Judged: no caller that is let in before is kept out on the way");
    }

    @Test
    void the_counterexample_weighs_as_much_as_the_stage() {
        var doubt = call("shop", "batch", Outcome.UNKNOWN, CONDITIONAL);
        var broken = call("shop", "web", Outcome.REFUSED, UNSAFE);

        assertThat(stage(UNSAFE, List.of(doubt, broken), List.of()).counterexample())
                .contains(broken);
        assertThat(stage(CONDITIONAL, List.of(doubt), List.of()).counterexample())
                .contains(doubt);
    }

    @Test
    void an_unsafe_stage_says_which_call_breaks_where_and_why() {
        var broken = call("shop", "web", Outcome.REFUSED, UNSAFE);

        assertThat(stage(UNSAFE, List.of(broken), List.of()).because())
                .isEqualTo("Judged: shop/web → data/db:8080 is refused at step 1: it is so.");
    }

    @Test
    void a_caller_that_lives_in_no_namespace_is_named_without_one() {
        assertThat(StageJudgement.words(call("", "kubelet", Outcome.UNKNOWN, CONDITIONAL)))
                .isEqualTo("kubelet → data/db:8080 is unknown at step 1: it is so.");
    }

    @Test
    void a_stage_that_cannot_be_carried_out_says_so_before_any_call() {
        var broken = call("shop", "web", Outcome.REFUSED, UNSAFE);

        assertThat(stage(UNSAFE, List.of(broken), List.of(), "steps.json is missing.")
                        .because())
                .isEqualTo("Judged: steps.json is missing.");
    }

    @Test
    void a_conditional_stage_names_one_condition_and_counts_the_others() {
        var goesOn = "Judged: every known call goes on; it holds if its gates hold. ";

        assertThat(stage(CONDITIONAL, List.of(), List.of(STRICT)).because()).isEqualTo(goesOn + STRICT.sentence());
        assertThat(stage(CONDITIONAL, List.of(), List.of(STRICT, OTHER)).because())
                .isEqualTo(goesOn + STRICT.sentence() + " 1 more of this kind.");
        assertThat(stage(CONDITIONAL, List.of(), List.of(STRICT, OTHER, on(1))).because())
                .endsWith(" 2 more of this kind.");
    }

    @Test
    void a_conditional_stage_with_a_doubtful_call_names_the_call_and_counts_every_condition() {
        var doubt = call("shop", "batch", Outcome.UNKNOWN, CONDITIONAL);
        var said = StageJudgement.words(doubt);

        assertThat(stage(CONDITIONAL, List.of(doubt), List.of()).because()).endsWith("hold. " + said);
        assertThat(stage(CONDITIONAL, List.of(doubt), List.of(STRICT)).because())
                .endsWith("hold. " + said + " 1 more of this kind.");
    }

    @Test
    void a_condition_names_its_ports_and_those_nobody_declares() {
        assertThat(on(8080).sentence()).isEqualTo("No account a/b needs deployment data/db on port 8080 (R).");
        assertThat(on(80, 8080).sentence()).contains(" on ports 80, 8080 (R)");
        assertThat(on(Condition.OTHER_PORTS).sentence()).contains(" on undeclared ports (R)");
        assertThat(on(80, 8080, Condition.OTHER_PORTS).sentence())
                .contains(" on ports 80, 8080 and undeclared ports (R)");
    }

    @Test
    void conditions_stand_in_the_order_of_callees_then_callers_then_rules_then_ports() {
        var first = new Condition("b", "a", List.of(2), "r");
        var second = new Condition("a", "b", List.of(2), "z");
        var third = new Condition("b", "b", List.of(2), "a");
        var fourth = new Condition("b", "b", List.of(1), "r");
        var fifth = new Condition("b", "b", List.of(2), "r");

        assertThat(Stream.of(fifth, third, first, fourth, second).sorted())
                .containsExactly(first, second, third, fourth, fifth);
        assertThat(fourth.compareTo(fifth)).isNegative();
    }

    @Test
    void grades_are_written_in_small_letters_and_the_worse_one_counts() {
        assertThat(Arrays.stream(Grade.values()).map(Grade::word)).containsExactly("safe", "conditional", "unsafe");
        var fromBestToWorst = List.of(SAFE, CONDITIONAL, UNSAFE);
        for (var one : fromBestToWorst) {
            for (var other : fromBestToWorst) {
                boolean isWorse = fromBestToWorst.indexOf(one) > fromBestToWorst.indexOf(other);
                assertThat(one.worse(other)).isEqualTo(isWorse ? one : other);
            }
        }
    }

    @Test
    void only_what_arrives_is_delivered() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isDelivered))
                .containsExactly(Outcome.DELIVERED_MTLS, Outcome.DELIVERED_PLAINTEXT);
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::word))
                .containsExactly("delivered-mtls", "delivered-plaintext", "refused", "opened", "unknown");
    }

    @Test
    void stages_of_a_plan_are_counted_by_their_grade() {
        var plan = new Judgement(
                List.of(
                        stage(SAFE, List.of(), List.of()),
                        stage(CONDITIONAL, List.of(), List.of(STRICT)),
                        stage(CONDITIONAL, List.of(), List.of(OTHER))),
                new Ending(0, 0));

        assertThat(plan.stagesOf(SAFE)).isEqualTo(1);
        assertThat(plan.stagesOf(CONDITIONAL)).isEqualTo(2);
        assertThat(plan.stagesOf(UNSAFE)).isZero();
        assertThat(plan.grade()).isEqualTo(CONDITIONAL);
    }

    @Test
    void classes_of_callers_are_named_by_what_tells_them_apart() {
        var web = new CallerClass(Optional.of(new Identity.Account("shop", "web")));
        var member = new CallerClass(Optional.of(new Identity.Unknown()));

        assertThat(Stream.of(CallerClass.withoutIdentity(), CallerClass.unnamed(), web, member)
                        .map(CallerClass::name))
                .containsExactly(
                        "(anybody without mutual TLS)",
                        "(any other member of the mesh)",
                        "(account web)",
                        "(a member of the mesh)");
        assertThat(Stream.of(CallerClass.withoutIdentity(), CallerClass.unnamed(), web, member)
                        .map(CallerClass::words))
                .containsExactly(
                        "caller without mutual TLS",
                        "other member of the mesh",
                        "account shop/web",
                        "member of the mesh");
    }

    @Test
    void only_a_class_of_one_account_has_a_namespace() {
        assertThat(new CallerClass(Optional.of(new Identity.Account("shop", "web"))).namespace())
                .isEqualTo("shop");
        assertThat(CallerClass.unnamed().namespace()).isEmpty();
        assertThat(CallerClass.withoutIdentity().namespace()).isEmpty();
        assertThat(new CallerClass(Optional.of(new Identity.Unknown())).namespace())
                .isEmpty();
    }
}
