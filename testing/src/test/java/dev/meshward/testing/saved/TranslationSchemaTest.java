package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meshward.export.translation.TranslationJson;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TranslationWish;
import dev.meshward.testing.Repository;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports of translations are what their schema says. */
class TranslationSchemaTest {

    private static final Repository REPOSITORY = Repository.here();

    private static final String TOWN = """
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: data}
        spec: {clusterIP: 10.0.0.7, selector: {app: db}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: bare, namespace: data}
        spec: {clusterIP: 10.0.0.8, selector: {app: db}, ports: [{name: http, port: 80, targetPort: 8080}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: db, namespace: data}
        spec: {hosts: [db], http: [{fault: {abort: {httpStatus: 500}}, route: [{destination: {host: db}}]}]}
        """;

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Repository.read(REPOSITORY.at("docs/reference/translation.schema.json")));

    @Test
    void a_report_with_all_its_parts_is_what_the_schema_says() {
        var report = report(Source.of(List.of("-")), MeshName.LINKERD);

        assertThat(report).contains("\"byTheMeshes\": [\n").contains("\"counterexamples\": [\n");
        assertThat(schema.validate(report, InputFormat.JSON)).isEmpty();
    }

    @Test
    void so_is_that_of_every_folder_of_the_corpus() {
        var corpus = REPOSITORY.shared("translation");
        assumeThat(corpus).describedAs("../shared/translation is absent").isPresent();

        for (var to : List.of(MeshName.ISTIO, MeshName.LINKERD)) {
            var from = to == MeshName.ISTIO ? "linkerd" : "istio";
            var source = Source.of(List.of(corpus.get().resolve(from).toString()));
            assertThat(schema.validate(report(source, to), InputFormat.JSON)).isEmpty();
        }
    }

    private static String report(Source source, MeshName to) {
        var survey = new Survey(Survey.Progress.unheard());
        var input = new ByteArrayInputStream(TOWN.getBytes(StandardCharsets.UTF_8));
        var snapshot = survey.scan(source, input);
        return TranslationJson.of(
                survey.translate(snapshot, new TranslationWish(Optional.empty(), to, Optional.empty())));
    }
}
