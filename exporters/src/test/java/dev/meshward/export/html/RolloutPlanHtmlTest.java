package dev.meshward.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.export.ShopPlan;
import dev.meshward.export.excel.PlanTables;
import dev.meshward.export.markdown.RolloutPlanMarkdown;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanReading;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutPlanHtmlTest {

    private static final String ELEMENT =
            "a|p|h[1-6]|ul|ol|li|table|caption|thead|tbody|tr|th|td|pre|code|strong|em|br|bdi|nav|main"
                + "|header|footer|section|form|label|input|output|details|summary|div|fieldset|legend|span|figure|figcaption"
                + "|svg|title|desc|defs|marker|path|rect|text|g|html|head|body|meta|style|script";
    private static final Pattern TAG =
            Pattern.compile("</?(" + ELEMENT + ")(\\s+(?!on)[a-zA-Z-]+(=\"[^\"<>]*\")?)*\\s*/?>|<!DOCTYPE html>");

    private static final List<String> BITS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&lt;",
            "`",
            "``",
            "|",
            "\\",
            "*",
            "**",
            "_",
            "[x](javascript:alert(1))",
            "](",
            "\" onclick=\"x",
            "</td>",
            "-->",
            "]]>",
            "</style>",
            "\n",
            "## ",
            "- ",
            "| a |",
            "```",
            "\u202e",
            "\u2066",
            "\ufeff",
            "中文",
            "العربية",
            "עברית",
            "\ud83d\ude80",
            "x".repeat(253),
            "../..",
            "=1+1");

    private static SavedPlan plan(String name) {
        var directory = PlanDirectory.of(ShopPlan.result(), () -> new byte[0]);
        var files = new TreeMap<>(directory.files());
        var json = new String(files.getOrDefault(PlanDirectory.PLAN, new byte[0]), StandardCharsets.UTF_8);
        var hostile = json.replace("\"checkout\"", quoted(name)).replace("\"shop\"", quoted(name + "2"));
        files.put(PlanDirectory.PLAN, hostile.getBytes(StandardCharsets.UTF_8));
        return ((PlanReading.Read) PlanReading.of(files)).plan();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(character -> quoted.append("\\u%04x".formatted(character)));
        return quoted.append('"').toString();
    }

    /** The page without what is ours to run and to style. */
    private static String markup(String html) {
        return html.replaceFirst("(?s)<style>.*?</style>\n</head>", "</head>")
                .replaceFirst("(?s)<script>\n\"use strict\".*</script>\n</body>", "</body>");
    }

    private static void requireOnlyOurMarkup(String html) {
        var rest = TAG.matcher(markup(html)).replaceAll("");

        assertThat(rest).doesNotContain("<").doesNotContain("\u202e").doesNotContain("\u2066");
        assertThat(Pattern.compile("href=\"(?![#.A-Za-z0-9][^:\"]*\")")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @Test
    void markup_in_names_is_shown_and_never_obeyed() {
        var random = new Random(7);
        for (int i = 0; i < 40; i++) {
            var name = new StringBuilder("n");
            for (int bits = 1 + random.nextInt(5); bits > 0; bits--) {
                name.append(BITS.get(random.nextInt(BITS.size())));
            }
            requireOnlyOurMarkup(RolloutPlanHtml.of(plan(name.toString())));
            requireOnlyOurMarkup(RolloutPlanHtml.of(plan(name.toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"支付服务", "خدمة-الدفع", "שירות", "a\"b", "R&D <x>"})
    void a_name_is_readable_as_it_is(String name) {
        assertThat(RolloutPlanHtml.of(plan(name))).contains("<td dir=\"auto\">" + HtmlText.escaped(name) + "</td>");
    }

    @Test
    void nothing_is_loaded_from_anywhere() {
        var html = RolloutPlanHtml.of(plan("web"));

        assertThat(html).contains("default-src 'none'").doesNotContain(" src=").doesNotContain("@import");
        assertThat(html.replace("http://www.w3.org/2000/svg", "").replace("url(#", ""))
                .doesNotContain("url(")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }

    @Test
    void every_section_of_the_text_and_every_table_of_the_workbook_is_there_and_in_the_contents() {
        var plan = plan("web");
        var html = RolloutPlanHtml.of(plan);

        RolloutPlanMarkdown.of(plan)
                .lines()
                .filter(line -> line.startsWith("## "))
                .forEach(line -> assertThat(html).contains("\">" + line.substring(3) + "</a></li>"));
        PlanTables.of(plan).forEach(table -> {
            assertThat(html).contains(">Table: " + table.name() + "</a></li>");
            table.rows().stream()
                    .flatMap(List::stream)
                    .forEach(cell -> assertThat(html).contains(HtmlText.escaped(cell)));
        });
    }

    @Test
    void tables_can_be_found_by_their_captions_and_heads_and_searched_by_a_labelled_field() {
        var html = RolloutPlanHtml.of(plan("web"));

        assertThat(html)
                .contains(
                        "<html lang=\"en\">",
                        "<main id=\"content\">",
                        "<nav aria-label=\"Contents\">",
                        "<caption>Workloads</caption>")
                .contains("<th scope=\"col\" data-fields=\"ns\">Namespace</th>")
                .contains("<label for=\"table-workloads-q\">");
        assertThat(html).contains("<label><input type=\"checkbox\"> ");
    }
}
