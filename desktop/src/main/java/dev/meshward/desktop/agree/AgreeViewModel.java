package dev.meshward.desktop.agree;

import dev.meshward.adoption.Stage;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Answer;
import dev.meshward.desktop.session.Approval;
import dev.meshward.desktop.session.Baseline;
import dev.meshward.desktop.session.CurrentPlan;
import dev.meshward.desktop.session.CurrentPlan.Sheet;
import dev.meshward.desktop.session.Decision;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.words.Words;
import dev.meshward.survey.Survey;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Decisions, and agreement to single stages. An approval holds for what was seen: other files void it, and no other one. */
public final class AgreeViewModel {

    private final Session session;
    private final CurrentPlan plan;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<List<Agreement>> agreements = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Decision>> decisions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Answer>> answers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<SinceBaseline>> since = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Digested> digested = Optional.empty();
    private Ticket ticket = new Ticket();
    private boolean isShown;

    /** The stages of a plan with the digests of their files. */
    private record Digested(Sheet.Whole whole, Map<Stage, String> digests) {}

    public AgreeViewModel(Session session, CurrentPlan plan, Background background, InstantSource clock) {
        this.session = session;
        this.plan = plan;
        this.background = background;
        this.clock = clock;
        plan.sheet().subscribe(_ -> digest());
        session.state().subscribe(state -> {
            decisions.set(state.said().decisions());
            answers.set(state.said().answers());
            show();
        });
    }

    public ReadOnlyObjectProperty<Sheet> sheet() {
        return plan.sheet();
    }

    /** In the order of the plan; empty while the files are written. */
    public ReadOnlyObjectProperty<List<Agreement>> agreements() {
        return agreements.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Decision>> decisions() {
        return decisions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Answer>> answers() {
        return answers.getReadOnlyProperty();
    }

    /** Questions that somebody is to find out. */
    List<Answer> putOff() {
        return answers.get().stream()
                .filter(answer -> answer.verdict() == Answer.Verdict.LATER)
                .toList();
    }

    /** What became of the plan since its baseline; empty where there is none. */
    ReadOnlyObjectProperty<Optional<SinceBaseline>> since() {
        return since.getReadOnlyProperty();
    }

    public void shown(boolean isSeen) {
        isShown = isSeen;
        digest();
    }

    private void digest() {
        var whole = plan.whole();
        if (!isShown || whole.isEmpty() || whole.equals(digested.map(Digested::whole))) {
            return;
        }
        ticket.cancel();
        ticket = background.run(
                progress -> new Digested(whole.get(), digests(whole.get(), progress)),
                made -> {
                    digested = Optional.of(made);
                    show();
                },
                thrown -> {
                    throw new IllegalStateException("The stages could not be written.", thrown);
                });
    }

    private static Map<Stage, String> digests(Sheet.Whole whole, Survey.Progress progress) {
        var digests = new LinkedHashMap<Stage, String>();
        new Survey(progress)
                .directory(whole.result())
                .plan()
                .stages()
                .forEach(saved -> digests.put(saved.stage(), saved.digest()));
        return digests;
    }

    private void show() {
        var approvals = session.now().said().approvals();
        var now = digested.stream()
                .flatMap(each -> each.digests().entrySet().stream())
                .map(entry -> Agreement.of(entry.getKey(), entry.getValue(), approvals))
                .toList();
        var baseline = session.now().said().baseline().filter(_ -> !now.isEmpty());
        since.set(baseline.map(each -> SinceBaseline.of(each, now)));
        agreements.set(now);
    }

    /** Somebody says yes to the stage as it is now. It is a record, no proof of who it was. */
    public void approve(Agreement agreement, String who) {
        if (!who.isBlank()) {
            var approval = new Approval(agreement.stage().id(), agreement.digest(), who.strip(), today());
            session.say(
                    Words.say("did.approve", who.strip(), agreement.stage().title()), said -> said.approving(approval));
        }
    }

    /** Somebody says yes to every stage as it is now; one change, which is taken back as one. */
    void approveAll(String who) {
        var all = agreements.get();
        if (!who.isBlank() && !all.isEmpty()) {
            session.say(Words.say("did.approve-all", who.strip(), all.size()), said -> {
                var agreed = said;
                for (var each : all) {
                    agreed = agreed.approving(new Approval(each.stage().id(), each.digest(), who.strip(), today()));
                }
                return agreed;
            });
        }
    }

    public void withdraw(Approval approval) {
        session.say(
                Words.say("did.withdraw", approval.who(), approval.stage()),
                said -> said.withApprovals(said.approvals().stream()
                        .filter(each -> !each.equals(approval))
                        .toList()));
    }

    /** From now on plans are compared with the one there is now; it takes the place of the baseline before. */
    public void keepAsBaseline(String who) {
        var stages = agreements.get().stream()
                .map(each -> new Baseline.Kept(
                        each.stage().id(), each.stage().number(), each.stage().title(), each.digest()))
                .toList();
        if (!stages.isEmpty()) {
            var kept = new Baseline(who.strip(), today(), stages);
            session.say(Words.say("did.keep-baseline", today()), said -> said.withBaseline(Optional.of(kept)));
        }
    }

    /**
     * The room decided.
     *
     * @param options what was to choose from; may be empty
     */
    public void decide(String question, List<String> options, String outcome, String because, String who) {
        if (!question.isBlank() && !outcome.isBlank()) {
            var id = decisions.get().stream()
                    .filter(each -> each.question().equals(question.strip()))
                    .map(Decision::id)
                    .findFirst()
                    .orElseGet(() -> UUID.randomUUID().toString());
            var decision =
                    new Decision(id, question.strip(), options, outcome.strip(), because.strip(), who.strip(), today());
            session.say(Words.say("did.decide", question.strip(), outcome.strip()), said -> said.deciding(decision));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }
}
