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
    void an_object_that_stands_in_no_file_is_named_instead() {
        for (var place : List.of(Place.nowhere(), new Place("-", 4, ""))) {
            var location = run(at(place))
                    .at("results")
                    .items()
                    .getFirst()
                    .at("locations")
                    .items()
                    .getFirst();

            assertThat(location.at("physicalLocation").isAbsent()).isTrue();
            assertThat(location.at("logicalLocations")
                            .items()
                            .getFirst()
                            .at("fullyQualifiedName")
                            .textOr(""))
                    .isEqualTo("daemonset infra/node-agent");
        }
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
    void files_are_uris() {
        assertThat(FindingsSarif.uri("a b/ü.yaml")).isEqualTo("a%20b/%C3%BC.yaml");
        assertThat(FindingsSarif.uri("/abs/x.yaml")).isEqualTo("file:///abs/x.yaml");
        assertThat(FindingsSarif.uri("C:\\dumps\\x.yaml")).isEqualTo("file:///C:/dumps/x.yaml");
        assertThat(FindingsSarif.uri("dump.zip!a/b.yaml")).isEqualTo("dump.zip!a/b.yaml");
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
        var target = new TargetMesh(MeshName.ISTIO, "1.30.3", "1.34", true);
        var sarif = FindingsSarif.of(
                ReadinessReport.of(target, findings, suppressions, List.of()),
                Map.of(new Code("MW-101"), "Workload on the host network"),
                "0.1.0");
        var root = DataReader.json("", sarif.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst();
        assertThat(root.at("version").textOr("")).isEqualTo("2.1.0");
        return root.at("runs").items().getFirst();
    }
}
