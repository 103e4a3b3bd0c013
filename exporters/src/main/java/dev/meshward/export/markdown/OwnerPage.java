package dev.meshward.export.markdown;

import dev.meshward.bundles.Step;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import dev.meshward.saved.SavedStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one owner has to know: their workloads, when they change, what they have to do and who depends on them. */
final class OwnerPage {

    private final SavedPlan plan;
    private final String owner;
    private final Set<WorkloadId> mine;
    private final Set<String> namespaces;

    OwnerPage(SavedPlan plan, String owner) {
        this.plan = plan;
        this.owner = owner;
        this.mine = new TreeSet<>();
        plan.owners().forEach((workload, name) -> {
            if (name.equalsIgnoreCase(owner)) {
                mine.add(workload);
            }
        });
        this.namespaces = new TreeSet<>();
        mine.forEach(workload -> namespaces.add(workload.namespace()));
    }

    /** Everybody who owns something, for whoever asked for somebody else. */
    static Set<String> owners(SavedPlan plan) {
        return new TreeSet<>(plan.owners().values());
    }

    String written() {
        var page = new Page();
        page.heading(
                1,
                "For " + Inline.text(owner) + ": " + Words.mesh(plan.target().name()) + " comes to "
                        + Inline.text(plan.source().name()));
        UnsafePlan.warnOf(plan, page);
        page.paragraph("**My workloads** (" + mine.size() + "): "
                + StageSections.workloads(mine).replace("<br/>", "; ") + ".");
        page.heading(2, "When, and what restarts");
        page.table(
                List.of("Stage", "What happens to mine", "Begins", "Restarts"),
                myStages().stream().map(this::row).toList());
        page.heading(2, "What I must change, and by when");
        page.bullets(Some.of(duties(), 8, rest()));
        page.heading(2, "Who calls me");
        page.bullets(callers());
        page.heading(2, "My exceptions");
        page.bullets(Some.of(exceptions(), 4, rest()));
        page.heading(2, "My questions");
        page.bullets(Some.of(questions(), 4, rest()));
        return page.toString();
    }

    private static String rest() {
        return "see [the plan](" + FirstPages.UP + RolloutPlanMarkdown.FILE + ")";
    }

    private List<SavedStage> myStages() {
        return plan.stages().stream()
                .filter(saved -> saved.stage().workloads().stream().anyMatch(mine::contains))
                .toList();
    }

    private List<String> row(SavedStage saved) {
        var workloads =
                saved.stage().workloads().stream().filter(mine::contains).toList();
        return List.of(
                saved.stage().number() + " [" + Inline.text(saved.stage().kind().word()) + "](" + FirstPages.UP
                        + saved.folder() + "/" + StageReadme.FILE + ")",
                Some.inLine(
                        workloads.stream().map(each -> Inline.text(each.name())).toList(), 6),
                new PeopleRecords(plan).day(saved, "begins").map(Inline::text).orElse("no day set"),
                restarts(saved));
    }

    private String restarts(SavedStage saved) {
        long restarting = saved.restarts().stream()
                .flatMap(batch -> batch.workloads().stream())
                .filter(mine::contains)
                .distinct()
                .count();
        return restarting == 0 ? "none" : Words.count(restarting, "workload");
    }

    /** Steps that only I can make, by the stage before which they have to be ready; then findings that keep mine back. */
    private List<String> duties() {
        var duties = new ArrayList<String>();
        for (var saved : plan.stages()) {
            saved.steps().stream()
                    .filter(step -> isMine(step, saved))
                    .map(step -> "Before stage " + saved.stage().number() + day(saved) + " ("
                            + (step.step().action() == Step.Action.MANUAL ? "by hand" : "in my repository") + "): "
                            + (step.step().target().isEmpty()
                                    ? StageSections.codes(step.step().files())
                                    : Inline.text(Some.brief(step.step().target(), 120)))
                            + ". " + Words.own(Some.brief(step.step().because(), 160)))
                    .forEach(duties::add);
        }
        plan.findings().stream()
                .filter(finding -> finding.blocks() != dev.meshward.readiness.Finding.Blocks.NOTHING)
                .filter(finding -> finding.workloads().stream().anyMatch(mine::contains))
                .map(finding -> Inline.text(finding.code().id()) + ", before it can join: "
                        + Words.sentence(Some.brief(finding.what(), 160)) + " "
                        + Words.sentence(Some.brief(finding.advice(), 160)))
                .forEach(duties::add);
        return duties.isEmpty() ? List.of("Nothing: every change of mine is made by the stages.") : duties;
    }

    private boolean isMine(SavedStep step, SavedStage saved) {
        boolean isForOthers = !step.step().owner().isEmpty() || step.step().action() == Step.Action.MANUAL;
        var words = step.step().target() + " " + String.join(" ", step.step().files());
        return isForOthers
                && saved.stage().workloads().stream()
                        .filter(mine::contains)
                        .anyMatch(workload -> words.contains(workload.name()) && words.contains(workload.namespace()));
    }

    private String day(SavedStage saved) {
        return new PeopleRecords(plan)
                .day(saved, "begins")
                .map(day -> ", " + Inline.text(day))
                .orElse("");
    }

    private List<String> callers() {
        var around = new Surroundings(plan, mine);
        var lines = new ArrayList<String>();
        lines.add("From outside the cluster: "
                + Some.inLine(around.entrances().stream().map(Inline::text).toList(), 8) + ".");
        lines.add("Other people's workloads: "
                + Some.inLine(around.callers().stream().map(this::withOwner).toList(), 12) + ".");
        return lines;
    }

    private String withOwner(String caller) {
        var owners = plan.owners().entrySet().stream()
                .filter(entry ->
                        (entry.getKey().namespace() + "/" + entry.getKey().name()).equals(caller))
                .map(Map.Entry::getValue)
                .findFirst();
        return Inline.text(caller)
                + owners.map(name -> " (" + Inline.text(name) + ")").orElse("");
    }

    private List<String> exceptions() {
        var mineOrMyCalls = new HashSet<String>();
        mine.forEach(workload -> mineOrMyCalls.add(workload.toString()));
        var lines = plan.exceptions().stream()
                .filter(exception -> mine.contains(exception.workload())
                        || exception.callers().stream().anyMatch(mineOrMyCalls::contains))
                .map(exception -> Inline.text(exception.workload().toString())
                        + (exception.port().isPresent() ? ":" + exception.port().getAsInt() : "")
                        + " goes on accepting plaintext from "
                        + Some.inLine(
                                exception.callers().stream().map(Inline::text).toList(), 4) + ", until "
                        + Words.sentence(exception.expires().isEmpty() ? "somebody decides" : exception.expires()))
                .toList();
        return lines.isEmpty() ? List.of("None.") : lines;
    }

    /** A question is mine when it names one of my workloads, or my namespaces. */
    private List<String> questions() {
        var words = new HashSet<>(namespaces);
        mine.forEach(workload -> words.add(workload.name()));
        var lines = plan.questions().stream()
                .filter(question -> words.stream().anyMatch(word -> holds(question, word)))
                .map(question -> Words.sentence(Some.brief(question, 260)))
                .toList();
        return lines.isEmpty() ? List.of("None.") : lines;
    }

    /** As a whole word; a name such as {@code web} is not meant by {@code webhook}. */
    private static boolean holds(String question, String word) {
        return List.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.-]+"))
                .contains(word.toLowerCase(Locale.ROOT));
    }
}
