package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.export.sarif.FindingsSarif;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.report.Suppressions;
import dev.meshward.survey.FindingCodes;
import dev.meshward.survey.Readiness;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.testing.Repository;
import dev.meshward.testing.saved.JsonSchema;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The log that GitHub's code scanning gets. What it asks for besides the standard is held here; the standard itself where its
 * schema is given by {@code -Dsarif.schema=FILE} (oasis-tcs/sarif-spec, {@code sarif-schema-2.1.0.json}).
 */
class SarifTest {

    private static final Path SCHEMA = Path.of(System.getProperty("sarif.schema", ""));
    private static final String STORY = "half-meshed";

    private final String log = log();

    @Test
    void every_result_names_a_rule_that_is_described_and_a_line_of_a_file_below_the_root() {
        var run = run();
        var rules = run.at("tool", "driver", "rules").items();
        for (var result : run.at("results").items()) {
            var rule = rules.get(result.at("ruleIndex").wholeOr(-1));
            var physical = result.at("locations").items().getFirst().at("physicalLocation");
            var uri = physical.at("artifactLocation", "uri").textOr("");

            assertThat(rule.at("id").textOr("")).isEqualTo(result.at("ruleId").textOr("?"));
            assertThat(uri).startsWith("sample-clusters/" + STORY + "/").endsWith(".yaml");
            assertThat(physical.at("region", "startLine").wholeOr(0)).isPositive();
            assertThat(result.at("message", "text").textOr("")).isNotBlank();
            assertThat(result.at("partialFingerprints", "primaryLocationLineHash")
                            .textOr(""))
                    .isNotBlank();
        }
        assertThat(run.at("results").items()).isNotEmpty();
    }

    @Test
    void every_rule_has_the_texts_that_are_shown_and_none_is_cut_off() {
        for (var rule : run().at("tool", "driver", "rules").items()) {
            for (var text : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(rule.at(text, "text").textOr(""))
                        .describedAs(rule.at("id") + " " + text)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(1_024);
            }
        }
    }

    @Test
    void results_are_told_apart_by_their_fingerprints() {
        var fingerprints = run().at("results").items().stream()
                .collect(Collectors.groupingBy(
                        result -> result.at("partialFingerprints", "primaryLocationLineHash")
                                        .textOr("")
                                + result.at("locations")
                                        .items()
                                        .getFirst()
                                        .at("physicalLocation", "artifactLocation", "uri")
                                        .textOr(""),
                        Collectors.mapping(result -> result.at("ruleId").textOr(""), Collectors.toSet())));

        assertThat(fingerprints.values()).allMatch(rules -> rules.size() == 1);
    }

    @Test
    void the_log_holds_to_the_schema_of_the_standard() {
        assumeThat(Files.isRegularFile(SCHEMA))
                .describedAs("-Dsarif.schema is not given")
                .isTrue();
        assertThat(JsonSchema.ofDraft4(SCHEMA).problems(log)).isEmpty();
    }

    private Field run() {
        var runs = DataReader.json("", log.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst()
                .at("runs")
                .items();
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private static String log() {
        var repository = Repository.here();
        var folder = repository.at("sample-clusters/" + STORY + "/cluster").toString();
        var survey = new Survey(Survey.Progress.unheard());
        var snapshot = survey.scan(Source.of(List.of(folder)), InputStream.nullInputStream());
        var target = survey.target(TargetWish.of(MeshName.ISTIO), snapshot);
        var findings = survey.check(snapshot, survey.graph(snapshot, Testimony.none()), target);
        var report = Readiness.report(snapshot, target, findings, Suppressions.none());
        return FindingsSarif.of(
                report, FindingCodes.titleByCode(), "0.1.0", repository.root().toString());
    }
}
