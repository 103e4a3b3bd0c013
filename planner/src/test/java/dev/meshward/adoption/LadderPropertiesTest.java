package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LadderPropertiesTest {

    private static final long SEEDS = Long.getLong("seeds", 300);

    @Test
    void every_plan_keeps_the_rules_of_the_ladder() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var question = RandomSketch.of(seed).question();
            var plan = Sketch.planFor(question);
            assertThat(PlanRules.violations(question, plan))
                    .describedAs("seed %d", seed)
                    .isEmpty();
        });
    }

    @Test
    void the_order_in_which_things_are_read_does_not_matter() {
        LongStream.range(0, SEEDS / 3).forEach(seed -> {
            var sketch = RandomSketch.of(seed);
            assertThat(Sketch.planFor(sketch.shuffled(seed)))
                    .describedAs("seed %d", seed)
                    .isEqualTo(Sketch.planFor(sketch.question()));
        });
    }

    @Test
    void no_plan_inverts_how_critical_workloads_are_unless_owners_or_wishes_force_it() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var question = RandomSketch.of(seed).question();
            var plan = Sketch.planFor(question);
            boolean isForced = question.snapshot().workloads().stream()
                    .anyMatch(workload -> workload.owner() instanceof dev.meshward.cluster.Ownership.Operator);
            assertThat(isForced ? 0 : plan.objective().inversions())
                    .describedAs("seed %d", seed)
                    .isZero();
        });
    }

    @Test
    void no_plan_is_better_than_its_bound() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var objective = Sketch.planFor(RandomSketch.of(seed).question()).objective();
            var bound = objective.bound().orElseThrow();
            assertThat(objective.stages()).describedAs("seed %d", seed).isGreaterThanOrEqualTo(bound.stages());
            assertThat(objective.exposure()).describedAs("seed %d", seed).isGreaterThanOrEqualTo(bound.exposure());
        });
    }
}
