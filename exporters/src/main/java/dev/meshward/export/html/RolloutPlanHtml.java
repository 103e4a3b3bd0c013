package dev.meshward.export.html;

import dev.meshward.export.PlanTable;
import dev.meshward.export.excel.PlanTables;
import dev.meshward.export.markdown.RolloutPlanMarkdown;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * rollout-plan.html: the whole plan in one file that loads nothing. The text is that of rollout-plan.md, the tables are those
 * of the workbook, so that the three cannot say different things.
 */
public final class RolloutPlanHtml {

    /** The name of the file in the plan directory. */
    public static final String FILE = "rollout-plan.html";

    /** A part of the page with a heading of its own. */
    private record Section(String id, String title, String html) {}

    private final SavedPlan plan;
    private final MarkdownHtml markdown = new MarkdownHtml();
    private final List<Section> sections = new ArrayList<>();

    private RolloutPlanHtml(SavedPlan plan) {
        this.plan = plan;
    }

    public static String of(SavedPlan plan) {
        return new RolloutPlanHtml(plan).written();
    }

    private String written() {
        text();
        calendar();
        sections.add(new Section(
                "checklists", RolloutPlanMarkdown.CHECKLISTS, markdown.html(RolloutPlanMarkdown.checklists(plan))));
        var calls = new Calls(plan);
        PlanTables.of(plan).forEach(table -> table(table, calls));
        var title = "Rollout of " + plan.target().name().title() + " on "
                + plan.source().name();
        return PageHtml.document(
                title,
                Resource.text("page.css") + Resource.text("plan.css"),
                body(title),
                "<script>\n" + Resource.text("search.js") + Resource.text("plan.js") + "</script>\n");
    }

    /** Checklists come behind the calendar. */
    private void text() {
        for (var part : markdown.sections(RolloutPlanMarkdown.of(plan))) {
            if (!part.title().equals(RolloutPlanMarkdown.CHECKLISTS)) {
                sections.add(new Section(
                        "text-" + sections.size(),
                        part.title(),
                        part.title().equals(RolloutPlanMarkdown.MAP) ? picture() : part.html()));
            }
        }
    }

    /** What is a diagram for GitHub to draw is drawn here, with its own words. */
    private String picture() {
        var picture = new StringBuilder();
        new NamespaceGraph(plan).writeTo(picture);
        return picture.isEmpty() ? "<p>There is nothing to draw.</p>\n" : picture.toString();
    }

    private void calendar() {
        var html = new StringBuilder();
        new CalendarChart(plan).writeTo(html);
        sections.add(new Section("calendar", "Calendar", html.toString()));
    }

    private void table(PlanTable table, Calls calls) {
        var html = new StringBuilder();
        var id = "table-" + table.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
        new SearchTable(table, id, calls).writeTo(html);
        sections.add(new Section(id, "Table: " + HtmlText.escaped(table.name()), html.toString()));
    }

    private String body(String title) {
        var html = new StringBuilder(1 << 16)
                .append("<a class=\"skip\" href=\"#content\">To the plan</a>\n<header>\n<h1 dir=\"auto\">")
                .append(HtmlText.escaped(title))
                .append("</h1>\n<p>")
                .append(context())
                .append("</p>\n")
                .append(themes())
                .append("</header>\n<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
        sections.forEach(section -> html.append("<li><a href=\"#")
                .append(section.id())
                .append("\">")
                .append(section.title())
                .append("</a></li>\n"));
        html.append("</ol>\n")
                .append(help())
                .append("</nav>\n<main id=\"content\">\n")
                .append(unsafe());
        sections.forEach(section -> html.append("<section aria-labelledby=\"")
                .append(section.id())
                .append("\">\n<h2 id=\"")
                .append(section.id())
                .append("\" dir=\"auto\">")
                .append(section.title())
                .append("</h2>\n")
                .append(section.html())
                .append("</section>\n"));
        return html.append("</main>\n<footer>")
                .append(context())
                .append("</footer>\n")
                .toString();
    }

    private String context() {
        var source = plan.source();
        return "Source <bdi>" + HtmlText.escaped(source.name()) + "</bdi> · taken "
                + source.takenAt().map(Object::toString).orElse("from manifests, which carry no moment") + " · "
                + source.coverage().unread() + " unread that may matter · Meshward "
                + HtmlText.escaped(plan.toolVersion()) + " · fingerprint <code>" + HtmlText.escaped(plan.fingerprint())
                + "</code>";
    }

    private String unsafe() {
        return plan.isUnsafe()
                ? "<p class=\"unsafe\" role=\"alert\"><strong>UNSAFE.</strong> The judge refused this plan, and it was"
                        + " written all the same.</p>\n"
                : "";
    }

    private static String themes() {
        return """
            <fieldset class="themes"><legend>Colours</legend>
            <label><input type="radio" name="theme" value="" checked> as the system</label>
            <label><input type="radio" name="theme" value="light"> light</label>
            <label><input type="radio" name="theme" value="dark"> dark</label></fieldset>
            """;
    }

    private static String help() {
        return """
            <details class="help"><summary>How to search</summary>
            <p>Words must all be found. <code>ns:</code> <code>wl:</code> <code>owner:</code> <code>stage:4</code>
            <code>state:strict</code> <code>finding:</code> <code>calls:</code> <code>calledby:</code>
            <code>confidence&lt;high</code> ask one column; <code>!</code> turns round, <code>or</code> takes either,
            parentheses hold together, <code>/…/</code> is a regular expression, <code>~</code> forgives slips,
            quotation marks take words as they stand. Labels are searched on the command line and in the window.</p></details>
            """;
    }
}
