package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.Repository;
import dev.meshward.testing.crd.ApiServer;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that need no known truth, on the sample clusters and on real projects' manifests. */
class GivenClustersTest {

    private static final Repository REPOSITORY = Repository.here();

    static Stream<Path> clusters() {
        return Stream.of(
                        folders(REPOSITORY.at("sample-clusters"), "cluster").stream(),
                        REPOSITORY.shared("corpora").stream()
                                .flatMap(corpora -> folders(corpora, "manifests").stream()))
                .flatMap(each -> each);
    }

    static Stream<Arguments> journeys() {
        return clusters().flatMap(folder -> Stream.of(MeshName.values()).map(mesh -> Arguments.of(folder, mesh)));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void laws_hold_for_clusters_that_people_wrote(Path folder, MeshName mesh) {
        var given = given(folder, mesh);

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

    private static Case given(Path folder, MeshName mesh) {
        var documents = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .forEach(file -> documents.add(Repository.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Case(new GeneratedCluster(0, documents, List.of(), List.of()), Journey.of(documents, mesh));
    }

    private static List<Path> folders(Path parent, String child) {
        try (var folders = Files.list(parent)) {
            return folders.map(folder -> folder.resolve(child))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
