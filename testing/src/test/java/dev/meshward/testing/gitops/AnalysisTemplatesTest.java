package dev.meshward.testing.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Gate;
import dev.meshward.export.analysis.Analysis;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.SavedPlan;
import dev.meshward.survey.Survey;
import dev.meshward.testing.Repository;
import dev.meshward.testing.crd.CustomResources;
import dev.meshward.testing.crd.PlainData;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates for Argo Rollouts and Flagger hold what the plan's gates and alerts ask, and are what their controllers read. */
class AnalysisTemplatesTest {

    private static final Map<MeshName, SavedPlan> PLANS = new EnumMap<>(MeshName.class);

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void every_template_has_a_form_its_controller_takes(MeshName mesh) {
        var definitions = CustomResources.in(List.of(Repository.here().at("testing/crds")));
        for (var analysis : Analysis.values()) {
            var templates = documents(plan(mesh), analysis, path -> !path.contains("/canary-"));

            assertThat(templates).isNotEmpty();
            assertThat(templates)
                    .allSatisfy(template ->
                            assertThat(definitions.judge(template).violations()).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void every_gate_is_asked_in_its_own_words_or_named_as_left_to_a_person(MeshName mesh) {
        var plan = plan(mesh);
        for (var analysis : Analysis.values()) {
            var queries = queries(documents(plan, analysis, path -> !path.contains("/canary-")));
            var readme = text(plan, analysis, "README.md");

            assertThat(gates(plan))
                    .isNotEmpty()
                    .allSatisfy(gate -> assertThat(readme.contains("Expected: " + gate.expect())
                                    || queries.stream().anyMatch(query -> query.contains(gate.query())))
                            .describedAs(gate.query())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void every_alert_of_the_plan_is_an_undo_trigger_of_both(MeshName mesh) {
        var plan = plan(mesh);
        long all = 0;
        for (var stage : plan.stages()) {
            long rules = stage.files().values().stream()
                    .flatMap(text -> text.lines().filter(line -> line.contains("- alert: ")))
                    .count();
            var name = stage.folder().substring("stages/".length()) + "/";
            var lines = documents(plan, Analysis.FLAGGER, path -> path.endsWith(name + "canary-undo.yaml"));
            assertThat(lines.stream().mapToLong(each -> watched(each)).sum()).isEqualTo(rules);
            all += rules;
        }
        assertThat(all).isPositive();
    }

    private static long watched(Map<String, @Nullable Object> lines) {
        return PlainData.list(lines.get("metrics")).stream()
                .filter(metric ->
                        PlainData.text(PlainData.map(metric).get("name")).contains("-undo-"))
                .count();
    }

    @BeforeAll
    static void plan() {
        var shop = GivenCluster.samples().stream()
                .filter(each -> each.name().equals("corner-shop"))
                .findFirst()
                .orElseThrow();
        var survey = new Survey(Survey.Progress.unheard());
        for (var mesh : MeshName.values()) {
            PLANS.put(
                    mesh,
                    survey.directory(Journey.of(shop.documents(), mesh).result())
                            .plan());
        }
    }

    private static SavedPlan plan(MeshName mesh) {
        return Optional.ofNullable(PLANS.get(mesh)).orElseThrow();
    }

    private static List<Gate> gates(SavedPlan plan) {
        return plan.stages().stream()
                .flatMap(stage -> stage.stage().gates().stream())
                .toList();
    }

    private static String text(SavedPlan plan, Analysis analysis, String path) {
        return new String(analysis.files(plan).get(analysis.folder() + path), StandardCharsets.UTF_8);
    }

    private static List<Map<String, @Nullable Object>> documents(
            SavedPlan plan, Analysis analysis, Predicate<String> which) {
        var documents = new ArrayList<Map<String, @Nullable Object>>();
        analysis.files(plan).forEach((path, bytes) -> {
            if (path.endsWith(".yaml") && which.test(path)) {
                PlainData.documents(new String(bytes, StandardCharsets.UTF_8))
                        .forEach(document -> documents.add(PlainData.map(document)));
            }
        });
        return documents;
    }

    private static List<String> queries(List<Map<String, @Nullable Object>> templates) {
        return templates.stream()
                .map(template -> PlainData.map(template.get("spec")))
                .flatMap(spec -> Stream.concat(
                        Stream.of(PlainData.text(spec.get("query"))),
                        PlainData.list(spec.get("metrics")).stream()
                                .map(metric -> PlainData.map(
                                        PlainData.map(PlainData.map(metric).get("provider"))
                                                .get("prometheus")))
                                .map(prometheus -> PlainData.text(prometheus.get("query")))))
                .toList();
    }
}
