package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Reason.Side;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.manifest.Place;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Why a stage comes no earlier and no later. */
class PositionsTest {

    private static List<Reason> reasons(Sketch sketch, StageKind kind, String workload) {
        var question = sketch.question();
        var plan = Sketch.planFor(question);
        var stage = plan.stages().stream()
                .filter(each -> each.kind() == kind && each.workloads().contains(id(workload)))
                .findFirst()
                .orElseThrow();
        return Positions.of(question, plan).get(stage.id());
    }

    private static Sketch graded() {
        return new Sketch()
                .deployments("shop/cart", "bank/ledger")
                .wish(criticality("bank", Criticality.CRITICAL))
                .wish(criticality("shop", Criticality.LOW))
                .call("bank/ledger", "shop/cart");
    }

    private static Wish criticality(String namespace, Criticality criticality) {
        return new Wish.CriticalityOf(new Wish.Target(namespace, ""), criticality, Place.nowhere());
    }

    @Test
    void the_critical_wait_for_the_less_critical_and_the_grade_says_where_it_comes_from() {
        assertThat(reasons(graded(), StageKind.JOIN, "bank/ledger"))
                .filteredOn(reason -> reason.side() == Side.NOT_EARLIER)
                .anySatisfy(reason -> {
                    assertThat(reason.rule()).isEqualTo("the less critical first");
                    assertThat(reason.because())
                            .contains("for the less critical")
                            .contains("bank/ledger is critical (the preferences say so)");
                });
    }

    @Test
    void a_callee_waits_for_the_last_of_its_callers_and_names_the_call() {
        assertThat(reasons(graded(), StageKind.STRICT, "shop/cart"))
                .filteredOn(reason -> reason.rule().equals("strict after every caller"))
                .filteredOn(reason -> reason.workloads().contains(id("shop/cart")))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.because()).contains("joins in stage").endsWith("bank/ledger.");
                    assertThat(reason.calls())
                            .extracting(Dependency::from)
                            .containsExactly(new Caller.Pods(id("bank/ledger")));
                });
    }

    @Test
    void a_caller_has_to_have_joined_when_its_callee_turns_strict() {
        assertThat(reasons(graded(), StageKind.JOIN, "bank/ledger"))
                .filteredOn(reason -> reason.side() == Side.NOT_LATER)
                .anySatisfy(reason -> assertThat(reason.because())
                        .contains("shop/cart, which they call, refuses plaintext from stage"));
    }

    @Test
    void a_limit_says_what_would_be_too_much() {
        var full = new Sketch().deployments("a/one", "b/two", "c/three").limits(1, 1, 10);

        assertThat(reasons(full, StageKind.JOIN, "c/three"))
                .anySatisfy(reason -> assertThat(reason.because())
                        .contains("has no room: with c/three it would touch 2 workloads where 1 are the limit"));
    }

    @Test
    void a_pin_is_named_with_its_words() {
        var pinned = new Sketch()
                .deployments("a/one", "b/two", "c/three")
                .wish(new Wish.Before(new Wish.Target("c", ""), new Wish.Target("a", ""), Place.nowhere()));

        assertThat(reasons(pinned, StageKind.JOIN, "a/one")).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("the user's word");
            assertThat(reason.because()).contains("c before a");
        });
    }

    @Test
    void of_every_workload_that_climbs_it_is_said_why_not_earlier_and_why_not_later() {
        LongStream.range(0, 60).forEach(seed -> {
            var question = RandomSketch.of(seed).question();
            var plan = Sketch.planFor(question);
            var positions = Positions.of(question, plan);
            for (var stage : plan.stages()) {
                for (var workload : stage.workloads()) {
                    assertSaid(positions.get(stage.id()), stage, workload, seed);
                }
            }
        });
    }

    private static void assertSaid(List<Reason> reasons, Stage stage, WorkloadId workload, long seed) {
        var about = reasons.stream()
                .filter(reason ->
                        reason.workloads().isEmpty() || reason.workloads().contains(workload))
                .map(Reason::side)
                .toList();
        assertThat(about)
                .describedAs("seed %d, %s in %s", seed, workload, stage.slug())
                .contains(Side.NOT_EARLIER);
        boolean mayBeLast = stage.kind() == StageKind.JOIN;
        assertThat(mayBeLast || about.contains(Side.NOT_LATER))
                .describedAs("seed %d, %s in %s", seed, workload, stage.slug())
                .isTrue();
    }
}
