package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.RandomClusters;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulator says of plans nobody spoilt: nothing, or the planner or the simulator errs. */
class SimulatedClustersTest {

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void no_plan_of_a_random_cluster_does_harm(MeshName mesh) {
        var harms = LongStream.range(0, Long.getLong("seeds", 30))
                .parallel()
                .boxed()
                .flatMap(seed -> harms(seed, mesh))
                .sorted()
                .toList();

        assertThat(harms).isEmpty();
    }

    private static Stream<String> harms(long seed, MeshName mesh) {
        var plan = JudgedPlan.of(Journey.of(RandomClusters.drawn(seed).documents(), mesh));
        return plan.harms(plan.text()).stream().map(harm -> "seed " + seed + ": " + harm);
    }
}
