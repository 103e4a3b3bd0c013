package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.bundles.StageBundle;
import dev.meshward.judge.JudgedCall;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.mutants.JudgedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * From the end of a whole plan any stage can be undone after exactly the stages that its page names, in their order: the judge
 * finds no call that breaks on the way, and no door that was shut before the plan. Clusters are drawn by lot, 6 of them or as
 * many as {@code -Dseeds=N} says, from the seed {@code -Dfirst=N} on; {@code -Dstory=NAME} takes another sample cluster. A
 * failure names its seed, the stage and what was undone.
 */
class UndoneFromTheEndTest {

    private static final List<MeshName> MESHES = List.of(MeshName.ISTIO, MeshName.ISTIO_AMBIENT, MeshName.LINKERD);

    @Test
    void the_stages_that_a_page_names_are_enough_on_a_random_cluster() {
        long first = Long.getLong("first", 24);
        var harm = LongStream.range(first, first + Long.getLong("seeds", 6))
                .parallel()
                .boxed()
                .flatMap(seed -> harm(
                        "seed " + seed,
                        Case.drawn(seed, MESHES.get((int) (seed % MESHES.size())))
                                .journey()))
                .sorted()
                .toList();

        assertThat(harm).isEmpty();
    }

    @Test
    void the_stages_that_a_page_names_are_enough_on_a_sample_cluster() {
        var harm = MESHES.stream()
                .flatMap(mesh -> harm(mesh.toString(), Journey.of(story().documents(), mesh)))
                .toList();

        assertThat(harm).isEmpty();
    }

    @Test
    void without_the_stages_that_a_page_names_some_stage_breaks_a_call() {
        var journey = Journey.of(story().documents(), MeshName.ISTIO);
        var retreat = JudgedPlan.retreat(journey);

        assertThat(journey.bundle().stages())
                .filteredOn(stage -> !stage.undo().first().isEmpty())
                .anySatisfy(stage -> assertThat(retreat.undoing(List.of(stage.folder())))
                        .extracting(JudgedCall::outcome)
                        .contains(JudgedCall.Outcome.REFUSED));
    }

    private static GivenCluster story() {
        var name = System.getProperty("story", "corner-shop");
        return GivenCluster.samples().stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> harm(String name, Journey journey) {
        var retreat = JudgedPlan.retreat(journey);
        return journey.bundle().stages().stream()
                .flatMap(stage -> retreat.undoing(way(stage)).stream()
                        .map(call -> name + " undoing " + stage.folder() + ": " + words(call)));
    }

    private static List<String> way(StageBundle stage) {
        var way = new ArrayList<>(stage.undo().first());
        way.add(stage.folder());
        return way;
    }

    private static String words(JudgedCall call) {
        return call.stage() + " " + call.step() + ", " + call.state() + ": " + call.callerNamespace() + "/"
                + call.caller()
                + " to " + call.calleeNamespace() + "/" + call.callee() + ":" + call.port() + " " + call.outcome() + " "
                + call.because();
    }
}
