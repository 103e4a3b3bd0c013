package dev.meshward.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.export.analysis.Analysis;
import dev.meshward.export.excel.RolloutPlanWorkbook;
import dev.meshward.export.gitops.Layout;
import dev.meshward.export.graphs.GraphFormat;
import dev.meshward.export.graphs.GraphView;
import dev.meshward.export.html.RolloutPlanHtml;
import dev.meshward.export.markdown.FirstPages;
import dev.meshward.export.markdown.MarkdownDocuments;
import dev.meshward.manifest.DataReader;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever somebody called something, it is shown in every document and changes the form of none. */
class HostileWordsTest {

    /** Words of a plan that come from a cluster, from people, or from files. */
    private static final List<String> REPLACED = List.of(
            "shop-cluster",
            "team-shop",
            "nobody knows who calls it",
            "First reason.",
            "a tab where a blank is needed",
            "broken.yaml",
            "app.yaml",
            "ledger",
            "The pods share the node's network.",
            "Argo CD (shop)");

    private static final SavedPlan HARMLESS = plan("harmless");

    static Stream<String> hostile() {
        return Stream.of(
                "=HYPERLINK(\"http://x.example\",\"a\")",
                "+1+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1+1",
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a|b||c",
                "`a` ``b`` ```c",
                "x\n# Approved\n| a | b |\n---\n- [x] done",
                "[click](javascript:alert(1)) ![](http://x.example/p.png)",
                "\"/><x/>]]>&amp;",
                "../../etc/passwd",
                "a\u0000b\u001b[31mc",
                "\u202Egnp.exe\u202C",
                "مرحبا שלום 你好 👩‍👩‍👧",
                "{{ .Values.x }} ${HOME} $(reboot) %n",
                "n".repeat(253),
                "w ".repeat(2_000));
    }

    private static SavedPlan plan(String word) {
        var files = new TreeMap<>(ShopPlan.directory().files());
        var plan = new String(files.get("plan.json"), StandardCharsets.UTF_8);
        var json = JsonMapper.shared().writeValueAsString(word);
        for (var each : REPLACED) {
            plan = plan.replace(each, json.substring(1, json.length() - 1));
        }
        files.put("plan.json", plan.getBytes(StandardCharsets.UTF_8));
        return ((PlanReading.Read) PlanReading.of(files)).plan();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void markdown_keeps_its_tables_and_headings(String word) {
        var harmless = markdown(HARMLESS);
        var hostile = markdown(plan(word));
        for (int i = 0; i < harmless.size(); i++) {
            var text = withoutCode(hostile.get(i));
            assertThat(text).doesNotContainPattern("(?<!\\\\)<(script|img)").doesNotContain("\u202E");
            assertThat(headings(text)).hasSameSizeAs(headings(withoutCode(harmless.get(i))));
            assertThat(bars(text)).isEqualTo(bars(withoutCode(harmless.get(i))));
        }
    }

    private static List<String> markdown(SavedPlan plan) {
        var texts = new ArrayList<String>();
        MarkdownDocuments.of(plan).values().forEach(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
        var pages = new FirstPages(plan, Optional.empty());
        plan.stages().forEach(stage -> texts.addAll(List.of(pages.board(stage), pages.onCall(stage))));
        texts.add(pages.auditor());
        Arrays.stream(Analysis.values())
                .map(each -> each.files(plan).get(each.folder() + "README.md"))
                .forEach(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** Without blocks and spans of code, where everything is shown as it is. */
    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?ms)^(`{3,})[a-z]*\\n.*?^\\1$", "code")
                .replaceAll("(?<![`\\\\])(`+)(?!`)[^\\n]*?(?<!`)\\1(?!`)", "code");
    }

    private static List<String> headings(String markdown) {
        return markdown.lines().filter(line -> line.startsWith("#")).toList();
    }

    /** How many cells each row of each table has. */
    private static List<Integer> bars(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> (int)
                        Pattern.compile("(?<!\\\\)\\|").matcher(line).results().count())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void html_has_no_element_more(String word) {
        assertThat(elements(RolloutPlanHtml.of(plan(word)))).isEqualTo(elements(RolloutPlanHtml.of(HARMLESS)));
    }

    /** The elements that do or load something; others, such as line breaks, follow the words. */
    private static List<String> elements(String html) {
        return Pattern.compile("</?(script|style|img|a|iframe|form|input|table|tr|td|section|link|meta|x)\\b")
                .matcher(html)
                .results()
                .map(found -> found.group())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_workbook_computes_nothing_more(String word) throws IOException {
        assertThat(formulas(RolloutPlanWorkbook.of(plan(word)))).isEqualTo(formulas(RolloutPlanWorkbook.of(HARMLESS)));
    }

    private static List<String> formulas(byte[] bytes) throws IOException {
        var formulas = new ArrayList<String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.FORMULA) {
                    formulas.add(cell.getCellFormula());
                } else if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().matches("(?s)[=+@-].+")) {
                    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                }
            })));
        }
        return formulas;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void tables_as_csv_keep_their_columns_and_compute_nothing(String word) {
        PlanTablesCsv.of(plan(word)).forEach((path, bytes) -> {
            var rows = csv(new String(bytes, StandardCharsets.UTF_8));
            assertThat(path).matches("tables/[a-z-]+\\.csv");
            assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
            assertThat(rows)
                    .allSatisfy(
                            row -> assertThat(row).noneMatch(field -> field.matches("(?s)[=+@\\t\\r\\n].*|-[^0-9].*")));
        });
    }

    /** The fields of each line, quotation marks understood. */
    private static List<List<String>> csv(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = Pattern.compile("(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^\",\\n]*))([,\\n])")
                .matcher(text);
        while (field.lookingAt()) {
            row.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
            if (field.group(3).equals("\n")) {
                rows.add(List.copyOf(row));
                row.clear();
            }
            field.region(field.end(), text.length());
        }
        assertThat(field.regionStart()).isEqualTo(text.length());
        return rows;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void layouts_stay_in_their_folder_and_stay_yaml(String word) {
        for (var layout : Layout.values()) {
            layout.files(plan(word)).forEach((path, bytes) -> {
                assertThat(path).matches("gitops/[A-Za-z0-9._/-]+").doesNotContain("..");
                if (path.endsWith(".yaml") && !path.contains("/templates/")) {
                    assertThat(DataReader.yaml(path, bytes).broken()).as(path).isEmpty();
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void graphs_keep_their_form(String word) throws Exception {
        var named = new WorkloadId("Deployment", word, word);
        var graph = new DependencyGraph(
                List.of(
                        ShopPlan.call(named, ShopPlan.CHECKOUT, Confidence.HIGH),
                        ShopPlan.call(ShopPlan.CART, named, Confidence.HIGH)),
                List.of());
        var view = GraphView.of(graph);
        assertThat(csv(GraphFormat.CSV.print(view))).hasSize(3).allMatch(row -> row.size() == 9);
        var json = DataReader.json("", GraphFormat.JSON.print(view).getBytes(StandardCharsets.UTF_8));
        assertThat(json.broken()).isEmpty();
        var xml = GraphFormat.GRAPHML.print(view).getBytes(StandardCharsets.UTF_8);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(2);
        assertThat(GraphFormat.DOT
                        .print(view)
                        .replaceAll("\\\\.", "")
                        .chars()
                        .filter(each -> each == '"')
                        .count())
                .isEven();
        assertThat(GraphFormat.MERMAID.print(view)).doesNotContain("<script", "<img");
    }
}
