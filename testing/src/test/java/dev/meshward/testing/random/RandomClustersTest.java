package dev.meshward.testing.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.crd.ModelShapes;
import dev.meshward.testing.crd.PlainData;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The lots themselves: repeatable, valid, and with every difficulty among them. */
class RandomClustersTest {

    private static final List<GeneratedCluster> DRAWN =
            LongStream.range(0, 300).mapToObj(RandomClusters::drawn).toList();

    @Test
    void one_seed_gives_one_cluster() {
        assertThat(RandomClusters.drawn(7)).isEqualTo(RandomClusters.drawn(7));
        assertThat(RandomClusters.drawn(7).yaml())
                .isNotEqualTo(RandomClusters.drawn(8).yaml());
    }

    @Test
    void shuffling_changes_the_order_and_nothing_else() {
        var cluster = RandomClusters.drawn(7);

        assertThat(cluster.shuffledYaml(1)).isNotEqualTo(cluster.yaml()).hasSameSizeAs(cluster.yaml());
    }

    @Test
    void every_form_of_call_every_kind_and_every_trait_is_drawn() {
        var forms = DRAWN.stream()
                .flatMap(cluster -> cluster.calls().stream())
                .map(KnownCall::form)
                .collect(Collectors.toSet());
        var workloads =
                DRAWN.stream().flatMap(cluster -> cluster.workloads().stream()).toList();
        var kinds = workloads.stream().map(KnownWorkload::kind).collect(Collectors.toSet());
        var traits = workloads.stream().flatMap(each -> each.traits().stream()).collect(Collectors.toSet());

        assertThat(forms).containsExactlyInAnyOrder(CallForm.values());
        assertThat(traits).containsExactlyInAnyOrder(KnownWorkload.Trait.values());
        assertThat(kinds)
                .contains("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job")
                .contains("CronJob", "Pod", "Rollout", "DeploymentConfig", "CloneSet", "StrimziPodSet");
    }

    @Test
    void built_in_objects_are_ones_an_api_server_would_take() {
        var shapes = new ModelShapes();
        var refused = new TreeSet<String>();
        for (var cluster : DRAWN.subList(0, 60)) {
            for (var document : cluster.documents()) {
                var object = PlainData.map(PlainData.documents(document).getFirst());
                var apiVersion = PlainData.text(object.get("apiVersion"));
                if (shapes.defines(apiVersion, PlainData.text(object.get("kind")))) {
                    shapes.judge(object).violations().forEach(each -> refused.add(cluster.seed() + ": " + each));
                }
            }
        }

        assertThat(refused).isEmpty();
    }
}
