package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import dev.meshward.testing.random.KnownWorkload;
import dev.meshward.testing.random.KnownWorkload.Trait;
import dev.meshward.testing.random.RandomClusters;
import dev.meshward.testing.simulator.BestEnd;
import dev.meshward.testing.simulator.CallReader;
import dev.meshward.testing.simulator.Simulation;
import dev.meshward.testing.simulator.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan ends with as many calls in mutual TLS as whoever tries everything on a small cluster. */
class MostProgressTest {

    private static final int LARGEST = 9;

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void the_end_of_a_plan_is_the_best_there_is(MeshName mesh) {
        assertThat(behind(mesh, stages -> stages)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void a_plan_that_stops_after_half_its_stages_is_behind(MeshName mesh) {
        assertThat(behind(mesh, MostProgressTest::half)).isNotEmpty();
    }

    private static Map<String, SortedMap<String, byte[]>> half(Map<String, SortedMap<String, byte[]>> stages) {
        var half = new LinkedHashMap<String, SortedMap<String, byte[]>>();
        stages.entrySet().stream().limit(stages.size() / 2).forEach(each -> half.put(each.getKey(), each.getValue()));
        return half;
    }

    private static List<String> behind(MeshName mesh, UnaryOperator<Map<String, SortedMap<String, byte[]>>> stages) {
        return LongStream.range(0, Long.getLong("seeds", 120))
                .parallel()
                .mapToObj(RandomClusters::drawn)
                .filter(cluster -> cluster.workloads().size() <= LARGEST)
                .flatMap(cluster -> behind(cluster, mesh, stages))
                .toList();
    }

    private static Stream<String> behind(
            GeneratedCluster cluster, MeshName mesh, UnaryOperator<Map<String, SortedMap<String, byte[]>>> stages) {
        var journey = Journey.of(cluster.documents(), mesh);
        var town = Town.of(journey.snapshot());
        var calls = CallReader.calls(town, journey.snapshot(), journey.graph().dependencies());
        var files = JudgedPlan.of(journey).text().byStage();
        long reached = new Simulation(town, calls).mutualAfter(stages.apply(files));
        var standing = whoMayNot(journey, cluster);
        long best = new BestEnd(town, calls, mesh.word()).mutual(workload -> !standing.contains(workload));
        return reached == best
                ? Stream.empty()
                : Stream.of("seed " + cluster.seed() + ": " + reached + " of " + calls.size() + " calls, and " + best
                        + " could be");
    }

    /** Those with a finding that blocks something of theirs, of other meshes, of operators and of the cluster itself. */
    private static Set<String> whoMayNot(Journey journey, GeneratedCluster cluster) {
        var standing = journey.findings().stream()
                .filter(finding -> finding.blocks() != Finding.Blocks.NOTHING)
                .flatMap(finding -> finding.workloads().stream())
                .map(WorkloadId::toString)
                .collect(Collectors.toSet());
        cluster.workloads().stream()
                .filter(each -> isStranger(each, journey.mesh())
                        || each.is(Trait.OWNED_BY_OPERATOR)
                        || each.is(Trait.IN_SYSTEM_NAMESPACE))
                .map(each -> new WorkloadId(each.kind(), each.namespace(), each.name()).toString())
                .forEach(standing::add);
        journey.plan().stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .flatMap(stage -> stage.workloads().stream())
                .forEach(joining -> standing.remove(joining.toString()));
        return standing;
    }

    private static boolean isStranger(KnownWorkload workload, MeshName mesh) {
        return workload.is(Trait.IN_ANOTHER_MESH) || (mesh != MeshName.ISTIO && workload.is(Trait.INJECTED_ALREADY));
    }
}
