package dev.meshward.adoption;

import static dev.meshward.adoption.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.Confidence;
import dev.meshward.readiness.Finding;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A plan that is made again changes as little as possible. */
class ReplanningTest {

    private static final long SEEDS = Long.getLong("seeds", 200);

    private static AdoptionPlan again(PlanQuestion question, AdoptionPlan earlier, String... settled) {
        return again(question, new Precedent(earlier.stages(), Set.of(settled), Set.of()));
    }

    private static AdoptionPlan again(PlanQuestion question, Precedent precedent) {
        return switch (Replanning.arrange(question, precedent)) {
            case StagePlanner.Answer.Planned(var plan) -> plan;
            case StagePlanner.Answer.Contradiction(var _, var because) -> throw new AssertionError(because);
        };
    }

    private static Sketch shop() {
        return new Sketch()
                .deployments("a/one", "b/two", "c/three", "d/four")
                .call("a/one", "b/two")
                .call("c/three", "d/four")
                .limits(2, 2, 20);
    }

    private static Stage join(AdoptionPlan plan, String workload) {
        return plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .filter(stage -> stage.workloads().contains(id(workload)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> ids(AdoptionPlan plan) {
        return plan.stages().stream().map(Stage::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_same_cluster_gives_the_same_plan() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var question = RandomSketch.of(seed).question();
            var plan = Sketch.planFor(question);

            assertThat(again(question, plan)).describedAs("seed %d", seed).isEqualTo(plan);
        });
    }

    @Test
    void one_workload_more_changes_only_the_stages_that_take_it_in_and_the_end_of_its_namespace() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var before = Sketch.planFor(RandomSketch.of(seed).question());
            var question =
                    RandomSketch.of(seed).deployment("newcomers/late").draw().question();
            var after = again(question, before);

            var late = id("newcomers/late");
            var unexplained = after.stages().stream()
                    .filter(stage -> Arrangement.RUNGS.contains(stage.kind()))
                    .filter(stage -> !stage.workloads().contains(late))
                    .map(Stage::id)
                    .filter(id -> !ids(before).contains(id))
                    .toList();
            assertThat(unexplained).describedAs("seed %d", seed).isEmpty();
            assertThat(PlanRules.violations(question, after))
                    .describedAs("seed %d", seed)
                    .isEmpty();
        });
    }

    @Test
    void stages_keep_their_order_where_a_fresh_plan_would_have_another() {
        var plan = Sketch.planFor(shop().question());
        var question =
                shop().call(id("d/four"), "a/one", Sketch.PORT, Confidence.HIGH).question();

        var after = again(question, plan);

        assertThat(Arrangement.of(after.stages()).on(StageKind.JOIN))
                .isEqualTo(Arrangement.of(plan.stages()).on(StageKind.JOIN));
    }

    @Test
    void a_workload_that_is_gone_leaves_its_stage_and_no_other_changes() {
        var plan = Sketch.planFor(shop().question());
        var question =
                shop().finding("MW-101", id("d/four"), Finding.Blocks.JOINING).question();

        var after = again(question, plan);

        assertThat(after.stages()).noneMatch(stage -> stage.workloads().contains(id("d/four")));
        assertThat(join(after, "a/one").id()).isEqualTo(join(plan, "a/one").id());
    }

    @Test
    void a_begun_stage_keeps_its_id_when_some_of_its_workloads_are_out() {
        var plan = Sketch.planFor(shop().question());
        var begun = plan.stages().stream()
                .filter(stage ->
                        stage.kind() == StageKind.JOIN && stage.workloads().size() == 2)
                .findFirst()
                .orElseThrow();
        var out = begun.workloads().getLast();
        var question = shop().finding("MW-101", out, Finding.Blocks.JOINING).question();

        var after = again(question, plan, begun.id());
        var stays = after.stages().stream()
                .filter(stage -> stage.id().equals(begun.id()))
                .findFirst();

        assertThat(stays).isPresent();
        assertThat(stays.get().workloads()).containsExactly(begun.workloads().getFirst());
    }

    @Test
    void nobody_new_enters_a_stage_that_was_approved() {
        var roomy = shop().limits(25, 5, 200);
        var plan = Sketch.planFor(roomy.question());
        var question = shop().limits(25, 5, 200).deployment("a/late").draw().question();
        var settled = plan.stages().stream().map(Stage::id).toArray(String[]::new);

        var free = again(question, plan);
        var after = again(question, plan, settled);

        assertThat(ids(free)).doesNotContain(join(plan, "b/two").id());
        assertThat(ids(after)).contains(join(plan, "b/two").id());
        assertThat(join(after, "a/late").workloads()).containsExactly(id("a/late"));
    }

    @Test
    void an_id_that_is_gone_never_returns() {
        var question = shop().question();
        var plan = Sketch.planFor(question);
        var retired = join(plan, "a/one").id();
        var others = plan.stages().stream()
                .filter(stage -> !stage.id().equals(retired))
                .toList();

        var after = again(question, new Precedent(others, Set.of(), Set.of(retired)));

        assertThat(ids(after)).doesNotContain(retired);
        assertThat(ids(after)).hasSameSizeAs(after.stages());
    }

    @Test
    void what_the_rules_no_longer_allow_is_planned_anew() {
        var plan = Sketch.planFor(shop().question());
        var question = shop().limits(1, 1, 20).question();

        var after = again(question, plan);

        assertThat(PlanRules.violations(question, after)).isEmpty();
        assertThat(after).isEqualTo(Sketch.planFor(question));
    }
}
