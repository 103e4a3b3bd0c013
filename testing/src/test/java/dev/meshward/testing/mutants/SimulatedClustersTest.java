package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.RandomClusters;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the simulator says of plans nobody spoilt: nothing, or the planner or the simulator errs. */
class SimulatedClustersTest {

    @Test
    void no_plan_of_a_random_cluster_does_harm() {
        var harms = LongStream.range(0, Long.getLong("seeds", 60))
                .parallel()
                .boxed()
                .flatMap(SimulatedClustersTest::harms)
                .sorted()
                .toList();

        assertThat(harms).isEmpty();
    }

    private static Stream<String> harms(long seed) {
        var plan = JudgedPlan.of(Journey.of(RandomClusters.drawn(seed).documents(), MeshName.ISTIO));
        return plan.harms(plan.text()).stream().map(harm -> "seed " + seed + ": " + harm);
    }
}
