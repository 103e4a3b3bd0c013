package dev.meshward.export.markdown;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Reason;
import dev.meshward.adoption.StageKind;
import dev.meshward.judge.StageJudgement;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One stage as one change, on one page, for those who have to say yes or no to it. */
final class BoardPage {

    private static final Pattern TIME_OUT = Pattern.compile("--timeout[= ]([0-9]{1,6}[smh])");
    private static final int NAMES = 12;

    private final SavedPlan plan;
    private final SavedStage saved;
    private final PeopleRecords people;
    private final Proof proof;
    private final Surroundings around;

    BoardPage(SavedPlan plan, SavedStage saved, Optional<StageJudgement> judged) {
        this.plan = plan;
        this.saved = saved;
        this.people = new PeopleRecords(plan);
        this.proof = new Proof(judged);
        this.around = new Surroundings(plan, saved.stage().workloads());
    }

    String written() {
        var stage = saved.stage();
        var page = new Page();
        page.heading(
                1,
                "Change: stage " + stage.number() + " of " + plan.stages().size() + ", " + Inline.text(stage.title()));
        UnsafePlan.warnOf(plan, page);
        page.table(List.of("", ""), facts());
        page.heading(2, "Proof");
        page.paragraph("**" + Inline.text(saved.verdict().word()) + "**: " + proof.line());
        page.bullets(proof.named(5));
        page.heading(2, "Risks");
        page.bullets(risks());
        page.heading(2, "Alternatives");
        page.bullets(alternatives());
        page.heading(2, "Undo");
        page.paragraph(undo());
        page.paragraph(PeopleRecords.APPROVAL_IS_A_RECORD + " Plan "
                + Inline.code(Some.brief(plan.fingerprint(), 16)) + ", stage "
                + Inline.code(Some.brief(saved.digest(), 16)) + "; details: [the stage's page](" + FirstPages.UP
                + saved.folder() + "/" + StageReadme.FILE + ").");
        return page.toString();
    }

    private List<List<String>> facts() {
        var stage = saved.stage();
        var facts = new ArrayList<List<String>>();
        facts.add(List.of("**What**", StageChanges.of(saved) + "."));
        facts.add(List.of("**Why**", Words.sentence(Some.brief(purpose(stage.kind()) + first(stage.because()), 330))));
        facts.add(List.of("**Services**", touched()));
        facts.add(List.of("**Users**", users()));
        facts.add(List.of("**Window**", window()));
        facts.add(List.of("**Restarts**", restarts()));
        facts.add(List.of("**Owner**", stage.owner().isEmpty() ? "nobody known" : Inline.text(stage.owner())));
        facts.add(List.of(
                "**Approver, ticket**",
                people.approver(saved).map(Inline::text).orElse("nobody yet") + ", "
                        + people.ticket(saved).map(Inline::text).orElse("no ticket yet")
                        + (people.isVoid(saved) ? " (**void**: the files changed since)" : "")));
        return facts;
    }

    private static String first(List<String> because) {
        return because.isEmpty() ? "" : " " + because.getFirst();
    }

    static String purpose(StageKind kind) {
        return switch (kind) {
            case PREREQUISITES -> "What would break in the mesh is settled before it comes.";
            case PLATFORM -> "The mesh is installed; no workload changes.";
            case OBSERVABILITY -> "What is normal is measured before anything changes.";
            case JOIN -> "Workloads get the mesh; plaintext is still accepted, so that nobody is shut out.";
            case STRICT ->
                "From here on only mutual TLS is accepted: nobody on the network can read or forge these calls.";
            case AUTHORIZE -> "From here on only the listed callers are accepted, each by its account.";
            case WAYPOINT -> "Rules about requests are carried out where the mesh reads them.";
            case HARDEN -> "What the mesh can do besides is turned on, each item by itself.";
        };
    }

    private String touched() {
        var workloads = saved.stage().workloads();
        if (workloads.isEmpty()) {
            return saved.stage().namespaces().isEmpty()
                    ? "no workload"
                    : "no workload; in " + StageSections.codes(saved.stage().namespaces());
        }
        return Words.count(workloads.size(), "workload") + " in "
                + Words.count(saved.stage().namespaces().size(), "namespace") + ": "
                + Some.inLine(
                        workloads.stream()
                                .map(each -> Inline.text(each.namespace() + "/" + each.name()))
                                .toList(),
                        NAMES)
                + ".";
    }

    private String users() {
        var entrances = around.entrances();
        return (entrances.isEmpty()
                        ? "No traffic from outside is known to arrive here."
                        : "From outside through "
                                + Some.inLine(
                                        entrances.stream().map(Inline::text).toList(), 6) + ".")
                + " Callers elsewhere: "
                + Some.inLine(around.callers().stream().map(Inline::text).toList(), 6) + ".";
    }

    private String window() {
        var begins = people.day(saved, "begins");
        var ends = people.day(saved, "ends");
        var days = begins.map(from -> "from " + Inline.text(from)
                        + ends.map(to -> " to " + Inline.text(to)).orElse(""))
                .orElse("no day set");
        return days + "; gates before: " + gates(Gate.When.BEFORE) + ", after: " + gates(Gate.When.AFTER) + ".";
    }

    private String gates(Gate.When when) {
        long count = saved.stage().gates().stream()
                .filter(gate -> gate.when() == when)
                .count();
        var soak = Soak.longest(saved, when);
        return count == 0 ? "none" : count + (soak.isZero() ? "" : ", for " + Soak.words(soak));
    }

    private String restarts() {
        return saved.restartedPods() == 0
                ? "none"
                : Words.count(saved.restartedPods(), "pod") + " of "
                        + Words.count(saved.restartedWorkloads(), "workload") + " in "
                        + Words.count(saved.restarts().size(), "batch", "batches") + ".";
    }

    private List<String> risks() {
        var risks = new ArrayList<String>();
        risks.add("**Of doing it:** " + riskOfDoing());
        saved.stage().warnings().stream()
                .limit(2)
                .forEach(warning -> risks.add("**Warning:** " + Words.sentence(Some.brief(warning, 240))));
        risks.add("**Of not doing it:** " + riskOfNotDoing());
        return risks;
    }

    private String riskOfDoing() {
        return switch (saved.stage().kind()) {
            case PREREQUISITES, OBSERVABILITY, HARDEN, WAYPOINT ->
                "what the changed objects govern may behave otherwise.";
            case PLATFORM -> "the mesh's webhooks take part in the start of pods from here on.";
            case JOIN ->
                "a pod that cannot start beside a proxy, a protocol the proxy takes for another; seen by the gates.";
            case STRICT -> "a caller that nobody knows of and that speaks plaintext is refused; seen by the gates.";
            case AUTHORIZE -> "a caller that nobody knows of is refused; the dry run before enforcing shows it.";
        };
    }

    private String riskOfNotDoing() {
        long later = plan.stages().stream()
                .filter(other -> other.stage().number() > saved.stage().number())
                .count();
        var stays = switch (saved.stage().kind()) {
            case JOIN, PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN ->
                "calls of these workloads stay as they are, unencrypted where they are so today";
            case STRICT -> "these workloads go on accepting calls that anybody on the network can forge";
            case AUTHORIZE -> "every member of the mesh may go on calling these workloads";
        };
        return stays + "; " + Words.count(later, "stage comes", "stages come") + " later and may wait for this one.";
    }

    private List<String> alternatives() {
        var alternatives = new ArrayList<String>();
        because(Reason.Side.NOT_EARLIER).ifPresent(why -> alternatives.add("Earlier: no. " + why));
        because(Reason.Side.NOT_LATER).ifPresent(why -> alternatives.add("Later: possible at a price. " + why));
        alternatives.add(
                "In smaller steps: `plan --max-workloads` and `--max-restarts` set how much one stage may touch.");
        alternatives.add(
                "Not at all: `preferences` take `never` for a workload; its callers then keep plaintext open.");
        return alternatives;
    }

    private Optional<String> because(Reason.Side side) {
        return saved.positions().stream()
                .filter(reason -> reason.side() == side)
                .map(reason -> Words.sentence(Some.brief(reason.because(), 260)))
                .findFirst();
    }

    private String undo() {
        var undo = saved.undo();
        if (undo.steps().isEmpty()) {
            return "There is nothing to take back.";
        }
        var restarts = undo.restart().size();
        return Words.count(undo.steps().size(), "step") + "; "
                + (restarts == 0
                        ? "restarts nothing, so that it takes effect as fast as the mesh hands out its configuration. "
                        : "restarts " + Words.count(restarts, "workload") + ". ")
                + time() + UndoAtTheTop.undoneBefore(undo).replace("**", "");
    }

    /** Nobody measured it; what the commands wait for at most is known. */
    private String time() {
        var most = saved.undo().steps().stream()
                .flatMap(step -> step.commands().stream())
                .flatMap(command -> TIME_OUT.matcher(command).results())
                .map(found -> Soak.duration(found.group(1)))
                .reduce(Duration.ZERO, Duration::plus);
        return most.isZero()
                ? "Time: that of its commands; none of them waits."
                : "Time: at most " + Soak.words(most)
                        + ", by the time-outs of its waits; nobody has measured it here yet.";
    }
}
