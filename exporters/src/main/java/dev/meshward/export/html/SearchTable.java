package dev.meshward.export.html;

import dev.meshward.export.PlanTable;
import dev.meshward.export.excel.PlanTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table that can be searched: its columns say which fields of the grammar they hold. */
final class SearchTable {

    /** Beyond this many rows a table is folded until somebody opens it or searches in it, so that the page opens at once. */
    private static final int MOST_UNFOLDED = 300;

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("Namespace", "ns"),
            Map.entry("Namespaces", "ns"),
            Map.entry("From namespace", "ns"),
            Map.entry("To namespace", "ns"),
            Map.entry("Workload", "wl"),
            Map.entry("Workloads", "wl"),
            Map.entry("From workload", "wl calledby"),
            Map.entry("Workloads behind it", "wl calls"),
            Map.entry("To Service or host", "calls"),
            Map.entry("Callers", "calledby"),
            Map.entry("Owner", "owner"),
            Map.entry("Made by", "owner"),
            Map.entry("#", "stage"),
            Map.entry("Stage", "stage"),
            Map.entry("Joins in stage", "stage"),
            Map.entry("Strict in stage", "stage"),
            Map.entry("Authorized in stage", "stage"),
            Map.entry("Mutual TLS from stage", "stage"),
            Map.entry("Strict from stage", "stage"),
            Map.entry("Authorized from stage", "stage"),
            Map.entry("Now", "state"),
            Map.entry("At the end", "state"),
            Map.entry("Code", "finding"),
            Map.entry("Finding", "finding"),
            Map.entry("Confidence", "confidence"));

    /** Counts and numbers of questions are no workloads and no stages. */
    private static final Map<String, Set<String>> NOT_MEANT =
            Map.of("Questions", Set.of("#"), "Stages", Set.of("Workloads"), "Namespaces", Set.of("Workloads"));

    private static final Set<String> CODE =
            Set.of("Before and after every stage", "Evidence, the best first", "Where", "File", "Manifest");

    private static final Map<String, PlanTables.Letter> LETTERS =
            PlanTables.letters().stream().collect(Collectors.toMap(PlanTables.Letter::letter, Function.identity()));

    private final PlanTable table;
    private final String id;
    private final Calls calls;
    private final List<Integer> shown;

    SearchTable(PlanTable table, String id, Calls calls) {
        this.table = table;
        this.id = id;
        this.calls = calls;
        this.shown = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (!isEmpty(column)) {
                shown.add(column);
            }
        }
    }

    /** A column that people fill in and nobody has is left to the workbook. */
    private boolean isEmpty(int column) {
        return !table.rows().isEmpty()
                && table.rows().stream().allMatch(row -> row.get(column).isEmpty());
    }

    void writeTo(StringBuilder html) {
        html.append("<p dir=\"auto\">").append(HtmlText.escaped(table.about())).append("</p>\n");
        if (table.rows().isEmpty()) {
            html.append("<p>There is nothing to show here.</p>\n");
            return;
        }
        searchField(html);
        boolean isFolded = table.rows().size() > MOST_UNFOLDED;
        if (isFolded) {
            html.append("<details><summary>%,d rows</summary>%n"
                    .formatted(table.rows().size())
                    .replace("\r", ""));
        }
        html.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
                .append(id)
                .append("\">\n")
                .append("<table class=\"data\" id=\"")
                .append(id)
                .append("-table\">\n<caption>")
                .append(HtmlText.escaped(table.name()))
                .append("</caption>\n");
        head(html);
        html.append("<tbody>\n");
        table.rows().forEach(row -> row(row, html));
        html.append("</tbody></table></div>\n").append(isFolded ? "</details>\n" : "");
    }

    private void searchField(StringBuilder html) {
        html.append("<form class=\"search\" role=\"search\" data-table=\"")
                .append(id)
                .append("-table\">")
                .append("<label for=\"")
                .append(id)
                .append("-q\">Search in ")
                .append(HtmlText.escaped(table.name()))
                .append("</label> <input type=\"search\" id=\"")
                .append(id)
                .append("-q\" autocomplete=\"off\" spellcheck=\"false\" dir=\"auto\" aria-describedby=\"")
                .append(id)
                .append("-n\"> <output id=\"")
                .append(id)
                .append("-n\">")
                .append("%,d rows".formatted(table.rows().size()))
                .append("</output></form>\n");
    }

    private void head(StringBuilder html) {
        html.append("<thead><tr>");
        for (int column : shown) {
            var title = table.columns().get(column);
            html.append("<th scope=\"col\"");
            var field = NOT_MEANT.getOrDefault(table.name(), Set.of()).contains(title)
                    ? ""
                    : FIELDS.getOrDefault(title, "");
            if (!field.isEmpty()) {
                html.append(" data-fields=\"").append(field).append('"');
            }
            html.append('>').append(HtmlText.escaped(title)).append("</th>");
        }
        html.append("</tr></thead>\n");
    }

    private void row(List<String> cells, StringBuilder html) {
        html.append("<tr");
        if (table.name().equals("Workloads")) {
            var name = cells.get(0) + "/" + cells.get(1);
            attribute("data-calls", calls.by(name), html);
            attribute("data-calledby", calls.to(name), html);
        }
        html.append('>');
        shown.forEach(column -> cell(table.columns().get(column), cells.get(column), html));
        html.append("</tr>\n");
    }

    private static void attribute(String name, List<String> values, StringBuilder html) {
        if (!values.isEmpty()) {
            html.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(HtmlText.escaped(String.join("\n", values)))
                    .append('"');
        }
    }

    private static void cell(String title, String text, StringBuilder html) {
        var letter = LETTERS.get(text);
        if (letter != null && FIELDS.getOrDefault(title, "").equals("state")) {
            html.append("<td class=\"state s-")
                    .append(letter.word().replace(' ', '-'))
                    .append("\" title=\"")
                    .append(HtmlText.escaped(letter.word()))
                    .append("\"><span>")
                    .append(HtmlText.escaped(text))
                    .append("</span></td>");
        } else if (CODE.contains(title)) {
            html.append("<td><code dir=\"auto\">")
                    .append(HtmlText.escaped(text))
                    .append("</code></td>");
        } else {
            html.append("<td dir=\"auto\">").append(HtmlText.escaped(text)).append("</td>");
        }
    }
}
