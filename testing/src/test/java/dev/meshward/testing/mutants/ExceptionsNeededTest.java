package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.judge.Grade;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.RandomClusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No plan leaves more open than it needs to: without any one of its exceptions the judge says no. On what people
 * wrote and on clusters drawn by lot, 6 of them or as many as {@code -Dseeds=N} says.
 */
class ExceptionsNeededTest {

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void what_people_wrote_needs_every_exception_of_its_plan(MeshName mesh) {
        assertThat(GivenCluster.all()
                        .parallel()
                        .flatMap(cluster -> needless(cluster.name(), Journey.of(cluster.documents(), mesh))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void a_random_cluster_needs_every_exception_of_its_plan(MeshName mesh) {
        var needless = LongStream.range(0, Long.getLong("seeds", 6))
                .parallel()
                .boxed()
                .flatMap(seed -> needless(
                        "seed " + seed, Journey.of(RandomClusters.drawn(seed).documents(), mesh)))
                .sorted()
                .toList();

        assertThat(needless).isEmpty();
    }

    private static Stream<String> needless(String cluster, Journey journey) {
        var plan = JudgedPlan.of(journey);
        List<String> needless = new ArrayList<>();
        Exceptions.of(plan.text())
                .filter(removal ->
                        plan.judgementOfChange(removal.without().get()).grade() != Grade.UNSAFE)
                .forEach(removal -> needless.add(cluster + ": " + removal.name()));
        return needless.stream();
    }
}
