package dev.meshward.export.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Field;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    private static final String PLAINTEXT =
            "sum(istio_requests_total{connection_security_policy!=\"mutual_tls\"}) or vector(0)";

    private static final String RULES = """
        groups:
          - name: meshward-01-join-shop
            rules:
              - alert: MeshwardForbidden
                expr: sum(rate(denied_total[5m])) > 0.1
                for: 5m
                annotations: {summary: Calls are refused, undo: kubectl this}
              - alert: MeshwardTemplated
                expr: sum(rate(denied_total{x="{{ args.y }}"}[5m])) > 0.1
        """;

    private static SavedPlan plan() {
        var files = new TreeMap<>(ShopPlan.directory().files());
        files.put("stages/01-join-shop/monitoring/shop.rules.yaml", RULES.getBytes(StandardCharsets.UTF_8));
        return ((PlanReading.Read) PlanReading.of(files)).plan();
    }

    private static String text(Analysis analysis, String path) {
        return new String(analysis.files(plan()).get(analysis.folder() + path), StandardCharsets.UTF_8);
    }

    private static List<Field> documents(Analysis analysis, String path) {
        var text = text(analysis, path);
        return DataReader.yaml(path, text.getBytes(StandardCharsets.UTF_8)).documents();
    }

    private static Field metric(String path, int number) {
        return documents(Analysis.ARGO_ROLLOUTS, path)
                .getFirst()
                .at("spec", "metrics")
                .item(number);
    }

    @Test
    void an_analysis_template_asks_the_gates_own_query_for_the_gates_own_time() {
        var template =
                documents(Analysis.ARGO_ROLLOUTS, "02-strict-shop/before.yaml").getFirst();
        var metric = metric("02-strict-shop/before.yaml", 0);

        assertThat(template.at("kind").textOr("")).isEqualTo("AnalysisTemplate");
        assertThat(template.at("metadata", "namespace").textOr("")).isEqualTo("shop");
        assertThat(metric.at("provider", "prometheus", "query").textOr("")).isEqualTo(PLAINTEXT);
        assertThat(metric.at("successCondition").textOr("")).isEqualTo("len(result) > 0 && all(result, {# == 0})");
        assertThat(metric.at("interval").textOr("")).isEqualTo("3600s");
        assertThat(metric.at("count").wholeOr(0)).isEqualTo(7 * 24 + 1);
        assertThat(metric.at("failureLimit").wholeOr(-1)).isZero();
    }

    @Test
    void where_prometheus_is_has_to_be_given_by_whoever_runs_it() {
        var spec = documents(Analysis.ARGO_ROLLOUTS, "02-strict-shop/before.yaml")
                .getFirst()
                .at("spec");

        assertThat(spec.at("args").item(0).at("name").textOr("")).isEqualTo("prometheus");
        assertThat(spec.at("args").item(0).at("value").isAbsent()).isTrue();
        assertThat(metric("02-strict-shop/before.yaml", 0)
                        .at("provider", "prometheus", "address")
                        .textOr(""))
                .isEqualTo("{{args.prometheus}}");
    }

    @Test
    void undo_triggers_are_the_alerts_and_first_ask_whether_there_is_anything_to_see() {
        var scraped = metric("01-join-shop/undo.yaml", 0);
        var alarm = metric("01-join-shop/undo.yaml", 1);

        assertThat(scraped.at("provider", "prometheus", "query").textOr("")).isEqualTo("sum(up) ");
        assertThat(scraped.at("initialDelay").textOr("")).isEqualTo("600s");
        assertThat(scraped.at("failureLimit").wholeOr(-1)).isZero();
        assertThat(alarm.at("provider", "prometheus", "query").textOr(""))
                .isEqualTo("sum(rate(denied_total[5m])) > 0.1");
        assertThat(alarm.at("successCondition").textOr("")).isEqualTo("len(result) == 0");
        assertThat(alarm.at("interval").textOr("")).isEqualTo("60s");
        assertThat(alarm.at("failureLimit").wholeOr(-1)).isEqualTo(5);
        assertThat(alarm.at("count").isAbsent()).isTrue();
    }

    @Test
    void every_question_says_what_it_means() {
        var template =
                documents(Analysis.ARGO_ROLLOUTS, "01-join-shop/undo.yaml").getFirst();

        assertThat(template.at("metadata", "annotations", "meshward.dev/undo-1").textOr(""))
                .isEqualTo("Calls are refused. Undo: kubectl this");
    }

    @Test
    void what_a_controller_would_fill_in_is_not_handed_to_it() {
        assertThat(text(Analysis.ARGO_ROLLOUTS, "01-join-shop/undo.yaml")).doesNotContain("args.y");
        assertThat(text(Analysis.FLAGGER, "01-join-shop/templates.yaml")).doesNotContain("{{");
    }

    @Test
    void a_metric_template_answers_one_where_all_is_well_and_nothing_where_nothing_is_seen() {
        var templates = documents(Analysis.FLAGGER, "01-join-shop/templates.yaml");

        assertThat(templates.stream().map(each -> each.at("spec", "query").textOr("")))
                .containsExactly(
                        "min((sum(up) ) > bool 0)",
                        "min((sum(up) ) > bool 0)",
                        "(count(sum(rate(denied_total[5m])) > 0.1) or vector(0)) == bool 0");
        assertThat(templates).allSatisfy(each -> {
            assertThat(each.at("kind").textOr("")).isEqualTo("MetricTemplate");
            assertThat(each.at("spec", "provider", "type").textOr("")).isEqualTo("prometheus");
        });
    }

    @Test
    void the_lines_for_a_canary_name_the_templates_and_nothing_of_its_routes() {
        var lines =
                documents(Analysis.FLAGGER, "02-strict-shop/canary-before.yaml").getFirst();

        assertThat(lines.mapping().keys()).containsExactly("metrics");
        assertThat(lines.at("metrics").item(0).at("templateRef", "name").textOr(""))
                .isEqualTo("meshward-02-strict-shop-before-1");
        assertThat(lines.at("metrics").item(0).at("thresholdRange", "min").wholeOr(0))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_made_for_a_stage_nobody_can_be_asked_about() {
        assertThat(Analysis.FLAGGER.files(plan()).keySet()).noneMatch(path -> path.contains("00-platform/"));
        assertThat(text(Analysis.FLAGGER, "README.md")).contains("## 00-platform");
    }
}
