package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Value;
import dev.meshward.saved.SavedSnapshot;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.testing.Repository;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Snapshots validate against the schema that describes them, and what the schema refuses the reader refuses. */
class SnapshotSchemaTest {

    /** One of each gap, owner and form of workload that the stories lack. */
    private static final String RARITIES = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a, labels: {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: r}}
        spec: {replicas: many, template: {spec: {containers: [{name: a, image: a}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: twice}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: twice, labels: {a: b}}
        ---
        some: data
        ---
        broken: [
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: over}
        spec: {template: {spec: {containers: [{name: a, image: a}]}}}
        status: {completionTime: "2026-01-01T00:00:00Z"}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: main-1
          ownerReferences: [{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: main, controller: true}]
        spec: {containers: [{name: a, image: a}]}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: b, annotations: {argocd.argoproj.io/tracking-id: "apps:a/b:c/d"}}
        spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: a}}
        """;

    private final JsonSchema schema = JsonSchema.named("snapshot.schema.json");

    @ParameterizedTest
    @MethodSource("dev.meshward.testing.saved.PlanSchemaTest#stories")
    void the_snapshot_of_every_story_validates(String cluster) {
        assertThat(schema.problems(snapshotOf(Repository.here().at(cluster)))).isEmpty();
    }

    @Test
    void what_the_schema_refuses_the_reader_refuses(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("rare.yaml"), RARITIES);
        var good = DataReader.json("", snapshotOf(file).getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst()
                .mapping()
                .with("takenAt", Value.Text.of("2026-01-01T00:00:00Z"))
                .with("kubernetesVersion", Value.Text.of("1.33"));
        assertThat(schema.refuses(good)).isFalse();
        assertThat(reads(good)).isTrue();

        var refused = Mutants.of(good, Set.of("content")).stream()
                .filter(mutant -> schema.refuses(mutant.tree()))
                .toList();

        assertThat(refused).extracting(Mutants.Mutant::change).hasSizeGreaterThan(60);
        assertThat(refused)
                .filteredOn(mutant -> reads(mutant.tree()))
                .extracting(Mutants.Mutant::change)
                .isEmpty();
    }

    private static boolean reads(Value tree) {
        var bytes = ManifestWriter.json(tree).getBytes(StandardCharsets.UTF_8);
        return SavedSnapshot.read(bytes) instanceof SavedSnapshot.Recalled.Read;
    }

    private static String snapshotOf(Path source) {
        var survey = new Survey(Survey.Progress.unheard());
        var snapshot = survey.scan(Source.of(List.of(source.toString())), InputStream.nullInputStream());
        return new String(SavedSnapshot.write(snapshot), StandardCharsets.UTF_8);
    }
}
