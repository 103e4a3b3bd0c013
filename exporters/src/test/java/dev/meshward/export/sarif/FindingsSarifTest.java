package dev.meshward.export.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.readiness.report.Suppressions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsSarifTest {

    @Test
    void a_finding_is_a_result_at_its_line_under_the_rule_of_its_code() {
        var run = run(ShopPlan.finding());

        var rule = run.at("tool", "driver", "rules").items().getFirst();
        assertThat(rule.at("id").textOr("")).isEqualTo("MW-101");
        assertThat(rule.at("shortDescription", "text").textOr("")).isEqualTo("Workload on the host network");
        var result = run.at("results").items().getFirst();
        assertThat(result.at("ruleIndex").wholeOr(-1)).isZero();
        assertThat(result.at("level").textOr("")).isEqualTo("error");
        var physical = result.at("locations").items().getFirst().at("physicalLocation");
        assertThat(physical.at("artifactLocation", "uri").textOr("")).isEqualTo("infra.yaml");
        assertThat(physical.at("region", "startLine").wholeOr(0)).isEqualTo(9);
    }

    @Test
    void an_object_that_stands_in_no_file_gets_its_name_as_a_path() {
        var uriByPlace = Map.of(
                Place.nowhere(),
                "daemonset/infra/node-agent",
                new Place("-", 4, ""),
                "daemonset/infra/node-agent",
                new Place("kube://prod/infra/daemonset/node-agent", 0, "spec"),
                "kube/prod/infra/daemonset/node-agent");
        uriByPlace.forEach((place, uri) -> {
            var location = location(run(at(place)));
            var physical = location.at("physicalLocation");

            assertThat(physical.at("artifactLocation", "uri").textOr("")).isEqualTo(uri);
            assertThat(physical.at("region", "startLine").wholeOr(0)).isPositive();
            assertThat(location.at("logicalLocations")
                            .items()
                            .getFirst()
                            .at("fullyQualifiedName")
                            .textOr(""))
                    .startsWith("daemonset infra/node-agent");
        });
    }

    private static Field location(Field run) {
        return run.at("results").items().getFirst().at("locations").items().getFirst();
    }

    @Test
    void more_findings_than_a_run_may_hold_fill_several() {
        var many = IntStream.rangeClosed(0, FindingsSarif.MOST_IN_A_RUN)
                .mapToObj(line -> at(new Place("infra.yaml", line + 1, "")))
                .toList();
        var runs = runs(many, Suppressions.none());

        assertThat(runs)
                .extracting(run -> run.at("results").items().size())
                .containsExactly(FindingsSarif.MOST_IN_A_RUN, 1);
        assertThat(runs)
                .extracting(run -> run.at("automationDetails", "id").textOr(""))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rule_says_what_its_page_says() {
        var rule = run(ShopPlan.finding()).at("tool", "driver", "rules").items().getFirst();

        assertThat(rule.at("fullDescription", "text").textOr(""))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(1024)
                .doesNotContain("\n");
        assertThat(rule.at("help", "markdown").textOr("")).startsWith("# MW-101");
    }

    @Test
    void what_somebody_lives_with_stays_in_the_log_with_its_reason() {
        var suppression = new Suppression(
                new Code("MW-101"), "daemonset infra/node-agent", "It counts packets.", Place.nowhere(), true);
        var run = run(List.of(ShopPlan.finding()), new Suppressions(List.of(suppression), List.of()));

        var result = run.at("results").items().getFirst();
        var suppressed = result.at("suppressions").items().getFirst();
        assertThat(suppressed.at("kind").textOr("")).isEqualTo("inSource");
        assertThat(suppressed.at("justification").textOr("")).isEqualTo("It counts packets.");
    }

    @Test
    void files_are_uris_relative_to_where_the_command_was_called() {
        var places = new SarifPlaces("/w/repository");
        assertThat(places.uri("a b/ü.yaml")).isEqualTo("a%20b/%C3%BC.yaml");
        assertThat(places.uri("./a/../b.yaml")).isEqualTo("b.yaml");
        assertThat(places.uri("/w/repository/a/x.yaml")).isEqualTo("a/x.yaml");
        assertThat(places.uri("/abs/x.yaml")).isEqualTo("file:///abs/x.yaml");
        assertThat(places.uri("C:\\dumps\\x.yaml")).isEqualTo("file:///C:/dumps/x.yaml");
        assertThat(places.uri("dump.zip!a/b.yaml")).isEqualTo("dump.zip!a/b.yaml");
    }

    private static Finding at(Place place) {
        var finding = ShopPlan.finding();
        var diagnosis = finding.diagnosis();
        return new Finding(
                new Diagnosis(
                        diagnosis.code(),
                        diagnosis.severity(),
                        diagnosis.subject(),
                        place,
                        diagnosis.what(),
                        diagnosis.why(),
                        diagnosis.advice()),
                finding.workloads(),
                finding.blocks(),
                Optional.empty());
    }

    private static Field run(Finding finding) {
        return run(List.of(finding), Suppressions.none());
    }

    private static Field run(List<Finding> findings, Suppressions suppressions) {
        return runs(findings, suppressions).getFirst();
    }

    private static List<Field> runs(List<Finding> findings, Suppressions suppressions) {
        var target = new TargetMesh(MeshName.ISTIO, "1.30.3", "1.34", true);
        var sarif = FindingsSarif.of(
                ReadinessReport.of(target, findings, suppressions, List.of()),
                Map.of(new Code("MW-101"), "Workload on the host network"),
                "0.1.0",
                "/w/repository");
        var root = DataReader.json("", sarif.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
        assertThat(root.at("version").textOr("")).isEqualTo("2.1.0");
        return root.at("runs").items();
    }
}
