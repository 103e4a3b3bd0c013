package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.RandomClusters;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /** The judge calls no stage of it unsafe either; {@code -Dstory=NAME} and {@code -Dmesh=NAME} take another one. */
    @Test
    void no_plan_of_a_sample_cluster_does_harm() {
        var name = System.getProperty("story", "half-meshed");
        var mesh = MeshName.valueOf(System.getProperty("mesh", "ISTIO_AMBIENT"));

        assertThat(GivenCluster.samples())
                .filteredOn(cluster -> cluster.name().equals(name))
                .singleElement()
                .satisfies(cluster ->
                        assertThat(harms(name, cluster.documents(), mesh)).isEmpty());
    }

    private static Stream<String> harms(long seed, MeshName mesh) {
        return harms("seed " + seed, RandomClusters.drawn(seed).documents(), mesh);
    }

    private static Stream<String> harms(String name, List<String> documents, MeshName mesh) {
        var plan = JudgedPlan.of(Journey.of(documents, mesh));
        return plan.harms(plan.text()).stream().map(harm -> name + ": " + harm);
    }
}
