package dev.meshward.export.markdown;

import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;

/** One stage for whoever is called at night: when and how to undo it comes before everything else. */
final class OnCallPage {

    private final SavedPlan plan;
    private final SavedStage saved;
    private final PeopleRecords people;

    OnCallPage(SavedPlan plan, SavedStage saved) {
        this.plan = plan;
        this.saved = saved;
        this.people = new PeopleRecords(plan);
    }

    String written() {
        var page = new Page();
        page.heading(
                1,
                "On call: stage " + saved.stage().number() + ", "
                        + Inline.text(saved.stage().title()));
        page.paragraph("**State now**, as recorded and not as observed (`meshward status` looks): " + state());
        UndoAtTheTop.of(saved.undo()).writeTo(page);
        UnsafePlan.warnOf(plan, page);
        verify(page);
        page.heading(2, "Who is hurt");
        page.bullets(hurt());
        page.heading(2, "Escalation");
        page.bullets(escalation());
        bypass(page);
        return page.toString();
    }

    private String state() {
        var run = people.run(saved)
                .map(entry -> " (" + PeopleRecords.at(entry)
                        + entry.at("by")
                                .text()
                                .map(by -> ", " + Inline.text(by))
                                .orElse("") + ")")
                .orElse("");
        var applied = people.inState("applied").count();
        var open = new ArrayList<String>();
        for (var word : List.of("started", "failed")) {
            people.inState(word)
                    .forEach(other -> open.add("stage " + other.stage().number() + " " + word));
        }
        return "**" + Inline.text(people.state(saved)) + "**" + run + "; " + applied + " of "
                + plan.stages().size() + " stages applied" + (open.isEmpty() ? "" : "; half-way: " + Words.and(open))
                + ".";
    }

    private void verify(Page page) {
        page.heading(2, "Verify");
        var checks = saved.verify().stream()
                .map(each -> Inline.code(each.command()) + " → " + Words.sentence(each.expect()))
                .distinct()
                .toList();
        page.bullets(
                checks.isEmpty()
                        ? List.of("The conditions of the steps say all there is to see.")
                        : Some.of(checks, 5, stagePage()));
        if (saved.restartedPods() > 0) {
            page.bullet("Half-way? " + Words.count(saved.restarts().size(), "batch", "batches")
                    + " restart in order; pods that are not restarted yet go on as before.");
        }
    }

    private String stagePage() {
        return "see [the stage's page](" + FirstPages.UP + saved.folder() + "/" + StageReadme.FILE + ")";
    }

    private List<String> hurt() {
        var around = new Surroundings(plan, saved.stage().workloads());
        var hurt = new ArrayList<String>();
        var workloads = saved.stage().workloads();
        hurt.add(Words.count(workloads.size(), "workload") + ": "
                + Some.inLine(
                        workloads.stream()
                                .map(each -> Inline.text(each.namespace() + "/" + each.name()))
                                .toList(),
                        14)
                + ".");
        var callers = around.callers().stream().map(Inline::text).toList();
        hurt.add("Who calls them: " + Some.inLine(callers, 10) + ".");
        var entrances = around.entrances().stream().map(Inline::text).toList();
        hurt.add("Users from outside through: " + Some.inLine(entrances, 6) + ".");
        return hurt;
    }

    private List<String> escalation() {
        var owner = saved.stage().owner();
        var lines = new ArrayList<String>();
        lines.add("Owner: " + (owner.isEmpty() ? "nobody known; write a name here: ______" : Inline.text(owner)) + ".");
        lines.add("Approved by "
                + people.approver(saved).map(Inline::text).orElse("nobody yet") + ", ticket "
                + people.ticket(saved).map(Inline::text).orElse("none") + ".");
        lines.add("The platform team, when the mesh itself is down: write a name here: ______.");
        return lines;
    }

    private void bypass(Page page) {
        var doors = new EmergencyDoors(plan);
        var namespaces = saved.stage().namespaces();
        page.heading(2, "Emergency bypass, and the doors it opens");
        if (plan.emergency().isEmpty()) {
            page.paragraph("The plan holds none.");
            return;
        }
        page.bullets(doors.of(namespaces));
        page.paragraph("Commands, also the way back: " + Words.and(doors.pages(namespaces)) + ".");
    }
}
