package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.crd.ApiServer;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that need no known truth, on the sample clusters and on real projects' manifests. */
class GivenClustersTest {

    static Stream<Arguments> journeys() {
        return GivenCluster.all()
                .flatMap(cluster -> Stream.of(MeshName.values()).map(mesh -> Arguments.of(cluster, mesh)));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void laws_hold_for_clusters_that_people_wrote(GivenCluster cluster, MeshName mesh) {
        var documents = cluster.documents();
        var given = new Case(new GeneratedCluster(0, documents, List.of(), List.of()), Journey.of(documents, mesh));

        assertThat(RolloutLaws.noStepRefusesAKnownCall(given))
                .describedAs("calls")
                .isEmpty();
        assertThat(RolloutLaws.whoJoinsGetsAProxy(given)).describedAs("proxies").isEmpty();
        assertThat(RolloutLaws.noExceptionIsTooMany(given))
                .describedAs("exceptions")
                .isEmpty();
        assertThat(UndoLaw.leavesOnlyWhatOthersDid(given)).describedAs("undo").isEmpty();
        assertThat(FileLaws.orderDoesNotMatter(given)).describedAs("order").isEmpty();
        ApiServer.withDefinitionsBesideTheRepository()
                .ifPresent(server -> assertThat(FileLaws.everyManifestIsValid(given, server))
                        .describedAs("valid")
                        .isEmpty());
    }

    @Test
    void there_are_definitions_to_judge_by() {
        assumeThat(ApiServer.withDefinitionsBesideTheRepository())
                .describedAs("../shared/crds is absent")
                .isPresent();
    }
}
