package dev.meshward.testing.saved;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.testing.Repository;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every plan.json validates against the schema that is given to those who read it. */
class PlanSchemaTest {

    private static final Repository REPOSITORY = Repository.here();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Repository.read(REPOSITORY.at("docs/reference/plan.schema.json")));

    static List<String> stories() {
        return REPOSITORY.files().stream()
                .map(REPOSITORY::name)
                .filter(name -> name.startsWith("sample-clusters/") && name.endsWith("/story.md"))
                .map(name -> name.substring(0, name.length() - "story.md".length()) + "cluster")
                .toList();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_plan_of_every_story_validates(String cluster) {
        assertThat(problems(planOf(cluster))).isEmpty();
    }

    @Test
    void a_plan_that_breaks_the_schema_is_noticed() {
        var plan = planOf(stories().getFirst());

        assertThat(problems(plan.replace("\"verdict\": \"conditional\"", "\"verdict\": \"fine\"")))
                .isNotEmpty();
        assertThat(problems(plan.replaceFirst("\"fingerprint\"", "\"fingerprnt\"")))
                .isNotEmpty();
    }

    private List<String> problems(String plan) {
        return schema.validate(plan, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String planOf(String cluster) {
        var survey = new Survey(Survey.Progress.unheard());
        var source = Source.of(List.of(REPOSITORY.at(cluster).toString()));
        var snapshot = survey.scan(source, InputStream.nullInputStream());
        var rollout = survey.rollout(snapshot, TargetWish.of(MeshName.ISTIO), PlanPreferences.byDefault());
        var directory = PlanDirectory.of(((Rollout.Planned) rollout).result(), () -> new byte[0]);
        return new String(directory.files().get(PlanDirectory.PLAN), StandardCharsets.UTF_8);
    }
}
