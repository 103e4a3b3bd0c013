package dev.meshward.desktop.session;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Background.Work;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Heard;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Activity.Task;
import dev.meshward.readiness.report.Suppressions;
import dev.meshward.saved.EarlierPlan;
import dev.meshward.survey.PlanEdits;
import dev.meshward.survey.Readiness;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Survey;
import dev.meshward.survey.Testimony;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Keeps what is worked out in step with what was read and said: after each change it works out what has become stale, off
 * the window's thread, and gives the session the result. A result that a newer change overtook is dropped.
 */
public final class Deriving {

    private final Session session;
    private final Background background;
    private Optional<Object> underWay = Optional.empty();
    private Optional<Object> failed = Optional.empty();
    private Ticket ticket = new Ticket();
    private boolean planIsWanted;

    /** All that a plan depends on. */
    private record Basis(Surveyed survey, PlanPreferences preferences, Optional<EarlierPlan> earlier) {}

    public Deriving(Session session, Background background) {
        this.session = session;
        this.background = background;
        session.state().subscribe(_ -> catchUp());
    }

    /** From now on there is to be a plan. Whoever shows one asks for it; before that, nobody waits for it. */
    public void wantPlan() {
        planIsWanted = true;
        catchUp();
    }

    /** Tries again what went wrong or was called off. */
    public void retry() {
        failed = Optional.empty();
        catchUp();
    }

    /** Calls off what is under way; it is not begun again before something changes or {@link #retry} is asked for. */
    public void cancel() {
        if (session.activity().get() instanceof Activity.Busy busy && underWay.isPresent()) {
            ticket.cancel();
            failed = underWay;
            underWay = Optional.empty();
            session.tell(new Activity.Cancelled(busy.task(), busy.about()));
        }
    }

    private void catchUp() {
        var state = session.now();
        if (state.snapshot().isEmpty()) {
            return;
        }
        if (!state.isSurveyed()) {
            state.basis()
                    .ifPresent(basis -> begin(Task.SURVEY, basis, progress -> survey(basis, progress), this::learn));
        } else if (planIsWanted && !state.isPlanned()) {
            var preferences = state.said().preferences();
            state.survey()
                    .map(survey -> new Basis(survey, preferences, state.earlier()))
                    .ifPresent(basis ->
                            begin(Task.PLAN, basis, progress -> plan(basis, progress), made -> learn(basis, made)));
        }
    }

    private <T> void begin(Task task, Object basis, Work<T> work, Consumer<T> done) {
        if (underWay.filter(basis::equals).isPresent()
                || failed.filter(basis::equals).isPresent()) {
            return;
        }
        ticket.cancel();
        underWay = Optional.of(basis);
        var about = session.now().source().title();
        ticket = background.run(
                work,
                new Telling(session),
                result -> {
                    underWay = Optional.empty();
                    session.tell(new Activity.Idle());
                    done.accept(result);
                },
                thrown -> {
                    underWay = Optional.empty();
                    failed = Optional.of(basis);
                    session.tell(new Activity.Failed(task, about, Failure.inWords(thrown)));
                });
        session.tell(Activity.Busy.beginning(task, about, ticket));
    }

    /** Passes on to the session how far work got. */
    public record Telling(Session session) implements Heard {
        @Override
        public void reached(Survey.Leg leg) {
            if (session.activity().get() instanceof Activity.Busy busy) {
                session.tell(busy.at(leg));
            }
        }

        @Override
        public void read(long objects, long bytes) {
            if (session.activity().get() instanceof Activity.Busy busy) {
                session.tell(busy.having(objects, bytes));
            }
        }

        @Override
        public void read(SortedMap<String, Long> objectsByResource) {
            if (session.activity().get() instanceof Activity.Busy busy) {
                session.tell(busy.having(objectsByResource));
            }
        }
    }

    private void learn(Surveyed surveyed) {
        if (session.now().basis().filter(surveyed.basis()::equals).isPresent()) {
            session.learn(now -> now.withSurvey(surveyed));
        } else {
            catchUp();
        }
    }

    /** Somebody may have moved a workload meanwhile: then the plan is made again, so that the move is not lost. */
    private void learn(Basis basis, Planned planned) {
        var now = session.now();
        boolean isOfNow = now.survey().filter(each -> each == basis.survey()).isPresent()
                && now.earlier().equals(basis.earlier());
        if (isOfNow) {
            session.learn(before -> before.withPlan(planned));
        } else {
            catchUp();
        }
    }

    private static Surveyed survey(Surveyed.Basis basis, Survey.Progress progress) {
        var survey = new Survey(progress);
        var testimony = new Testimony(List.of(), Testimony.Asked.FOR_NONE, basis.statements());
        var graph = survey.graph(basis.snapshot(), testimony);
        var target = survey.target(basis.target(), basis.snapshot());
        var findings = survey.check(basis.snapshot(), graph, target);
        var lived = new Suppressions(basis.suppressions(), List.of());
        return new Surveyed(
                basis, target, graph, findings, Readiness.report(basis.snapshot(), target, findings, lived));
    }

    private static Planned plan(Basis basis, Survey.Progress progress) {
        var survey = basis.survey();
        var preferences = basis.preferences();
        var read = survey.basis();
        var testimony = new Testimony(List.of(), Testimony.Asked.FOR_NONE, read.statements());
        return switch (new Survey(progress)
                .rollout(read.snapshot(), testimony, read.target(), preferences, basis.earlier())) {
            case Rollout.Refused(var wishes, var because) ->
                new Planned.Refused(survey, preferences, wishes, because, basis.earlier());
            case Rollout.Planned(var result) ->
                new Planned.Done(survey, preferences, result, PlanEdits.of(result, preferences, basis.earlier()));
        };
    }
}
