package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import java.util.List;

/**
 * rollout-plan.md: one document that a change board can read from the first page to a decision. The order is that of the
 * questions a board asks: what, how safe, in which steps, what stays open, what may go wrong, what is not known.
 */
public final class RolloutPlanMarkdown {

    /** The name of the file in the plan directory. */
    public static final String FILE = "rollout-plan.md";

    /** The heading above the diagram. */
    public static final String MAP = "The namespaces and their calls";

    /** The heading above what is to be ticked off. */
    public static final String CHECKLISTS = "Checklists";

    private RolloutPlanMarkdown() {}

    public static String of(SavedPlan plan) {
        var page = new Page();
        page.heading(
                1,
                "Rollout of " + Words.mesh(plan.target().name()) + " "
                        + Inline.text(plan.target().meshVersion()) + " on "
                        + Inline.text(plan.source().name()));
        UnsafePlan.warnOf(plan, page);
        var sections = sections(plan);
        page.paragraph(Contents.of(sections));
        return page.block(sections.strip()).toString();
    }

    private static String sections(SavedPlan plan) {
        var page = new Page();
        new SummarySection(plan).writeTo(page);
        StageSections.overview(plan, page);
        page.heading(2, MAP);
        new NamespaceMap(plan).writeTo(page);
        StageSections.oneByOne(plan, page);
        sizing(plan, page);
        new OpenEndsSections(plan).writeTo(page);
        new RisksSection(plan).writeTo(page);
        new UnknownsSections(plan).writeTo(page);
        page.heading(2, CHECKLISTS);
        page.block(checklists(plan).strip());
        origin(plan, page);
        return page.toString();
    }

    /** What is to be ticked off, stage by stage. */
    public static String checklists(SavedPlan plan) {
        var page = new Page();
        plan.stages().forEach(saved -> {
            // No heading: that of the stage itself is the place that links lead to.
            page.paragraph("**" + saved.stage().number() + ". "
                    + Inline.text(saved.stage().title()) + "**");
            StageChecklist.writeTo(saved, page);
        });
        return page.toString();
    }

    private static void sizing(SavedPlan plan, Page page) {
        page.heading(2, "Sizing");
        if (plan.sizing().isEmpty()) {
            page.paragraph("The plan installs nothing, so there is nothing to size.");
            return;
        }
        page.paragraph("Figures to begin with; watch the real ones from the first join on and correct them.");
        page.bullets(plan.sizing().stream().map(Words::sentence).toList());
    }

    private static void origin(SavedPlan plan, Page page) {
        var source = plan.source();
        page.heading(2, "Where this plan comes from");
        page.table(
                List.of("", ""),
                List.of(
                        List.of("Source", Inline.text(source.name())),
                        List.of(
                                "Taken",
                                source.takenAt()
                                        .map(moment -> Inline.text(moment.toString()))
                                        .orElse("from manifests, which carry no moment")),
                        List.of("Made by", "Meshward " + Inline.text(plan.toolVersion())),
                        List.of("Fingerprint", Inline.codeInCell(plan.fingerprint())),
                        List.of("Snapshot (SHA-256)", Inline.codeInCell(source.snapshotSha256()))));
        page.paragraph(
                "The fingerprint changes whenever anything that would be applied changes, so an approval that names"
                        + " it is an approval of exactly this plan.");
    }
}
