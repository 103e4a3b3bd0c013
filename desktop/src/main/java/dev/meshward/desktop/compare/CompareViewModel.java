package dev.meshward.desktop.compare;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.background.Ticket;
import dev.meshward.desktop.session.Scenario;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.desktop.words.Words;
import dev.meshward.export.comparison.ComparedRow;
import dev.meshward.export.figures.PlanFigures;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Scenarios and what comes of each. Each is planned once, off the window's thread. */
public final class CompareViewModel {

    private final Session session;
    private final Background background;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.nothing());
    private final Map<Scenario, Column> known = new HashMap<>();
    private Optional<Surveyed.Basis> basis = Optional.empty();
    private Optional<Scenario> underWay = Optional.empty();
    private Ticket ticket = new Ticket();
    private boolean isShown;

    /** What came of a scenario. */
    sealed interface Column {

        record Planned(PlanFigures figures) implements Column {}

        /** @param because a sentence */
        record Refused(String because) implements Column {}
    }

    /**
     * What is to be seen.
     *
     * @param isOpen whether a cluster is open
     * @param names of the scenarios that were planned; the first is what is wished for now
     * @param waiting how many are still to be planned
     * @param refused scenarios that came to nothing, and why
     */
    public record Content(
            boolean isOpen, List<String> names, List<ComparedRow> rows, int waiting, List<String> refused) {
        public Content {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
            refused = List.copyOf(refused);
        }

        static Content nothing() {
            return new Content(false, List.of(), List.of(), 0, List.of());
        }
    }

    public CompareViewModel(Session session, Background background) {
        this.session = session;
        this.background = background;
        session.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /** Nothing is planned for a view that nobody looks at. */
    public void shown(boolean isSeen) {
        isShown = isSeen;
        follow(session.now());
    }

    public List<Scenario> scenarios() {
        return session.now().said().scenarios();
    }

    /** Keeps what is wished for now under this name, in place of what had the name. */
    public void keep(String name) {
        if (!name.isBlank()) {
            var said = session.now().said();
            add(new Scenario(name.strip(), said.target(), said.preferences()));
        }
    }

    /** The same wishes for another mesh. */
    public void keepFor(TargetWish target) {
        var said = session.now().said();
        add(new Scenario(target.mesh().title(), target, said.preferences()));
    }

    private void add(Scenario scenario) {
        session.say(
                Words.say("did.keep-scenario", scenario.name()),
                said -> said.withScenarios(Stream.concat(
                                said.scenarios().stream()
                                        .filter(each -> !each.name().equals(scenario.name())),
                                Stream.of(scenario))
                        .toList()));
    }

    /** What is wished for becomes this; what was wished for until then can be taken back by undo. */
    public void take(Scenario scenario) {
        session.say(
                Words.say("did.take-scenario", scenario.name()),
                said -> said.withTarget(scenario.target()).withPreferences(scenario.preferences()));
    }

    public void forget(Scenario scenario) {
        session.say(
                Words.say("did.forget-scenario", scenario.name()),
                said -> said.withScenarios(said.scenarios().stream()
                        .filter(each -> !each.equals(scenario))
                        .toList()));
    }

    private void follow(SessionState state) {
        var read = state.survey().map(Surveyed::basis);
        if (!read.equals(basis)) {
            basis = read;
            known.clear();
            ticket.cancel();
            underWay = Optional.empty();
        }
        show(state);
        next(state);
    }

    private static Scenario now(SessionState state) {
        return new Scenario(
                Words.say("compare.now"), state.said().target(), state.said().preferences());
    }

    private static List<Scenario> all(SessionState state) {
        return Stream.concat(Stream.of(now(state)), state.said().scenarios().stream())
                .toList();
    }

    private void show(SessionState state) {
        var figures = new ArrayList<PlanFigures>();
        var refused = new ArrayList<String>();
        int waiting = 0;
        for (var scenario : all(state)) {
            var column = Optional.ofNullable(known.get(scenario));
            waiting += column.isPresent() ? 0 : 1;
            column.ifPresent(each -> {
                switch (each) {
                    case Column.Planned(var planned) -> figures.add(planned);
                    case Column.Refused(var because) -> refused.add(because);
                }
            });
        }
        content.set(new Content(
                state.snapshot().isPresent(),
                figures.stream().map(PlanFigures::name).toList(),
                figures.isEmpty() ? List.of() : ComparedRow.of(figures),
                waiting,
                refused));
    }

    /** One after the other, so that what is looked at first comes first. */
    private void next(SessionState state) {
        if (!isShown || underWay.isPresent() || state.survey().isEmpty()) {
            return;
        }
        var survey = state.survey().get();
        all(state).stream().filter(each -> !known.containsKey(each)).findFirst().ifPresent(scenario -> {
            underWay = Optional.of(scenario);
            ticket = background.run(
                    progress -> planned(scenario, survey, made(state, scenario), progress),
                    column -> learn(scenario, column),
                    thrown -> learn(scenario, new Column.Refused(Failure.inWords(thrown))));
        });
    }

    private void learn(Scenario scenario, Column column) {
        underWay = Optional.empty();
        known.put(scenario, column);
        show(session.now());
        next(session.now());
    }

    /** The plan that is on the desk already, where nobody moved anything in it. */
    private static Optional<PlanResult> made(SessionState state, Scenario scenario) {
        return state.donePlan()
                .filter(done -> state.isPlanned() && scenario.equals(now(state)))
                .filter(done -> done.edits().moves().isEmpty())
                .map(done -> done.result());
    }

    /** Made anew, without what was moved by hand: a scenario is what wishes come to. */
    private static Column planned(
            Scenario scenario, Surveyed survey, Optional<PlanResult> made, Survey.Progress progress) {
        return made.map(result -> figures(scenario, result, new Survey(progress)))
                .orElseGet(() -> planned(scenario, survey, new Survey(progress)));
    }

    private static Column figures(Scenario scenario, PlanResult result, Survey surveying) {
        var directory = surveying.judged(surveying.directory(result), result);
        return new Column.Planned(PlanFigures.of(scenario.name(), directory.plan()));
    }

    private static Column planned(Scenario scenario, Surveyed survey, Survey surveying) {
        var read = survey.basis();
        var testimony = new Testimony(List.of(), Testimony.Asked.FOR_NONE, read.statements());
        return switch (surveying.rollout(
                read.snapshot(), testimony, scenario.target(), scenario.preferences(), Optional.empty())) {
            case Rollout.Refused(var _, var because) ->
                new Column.Refused(Words.say("compare.refused", scenario.name(), because));
            case Rollout.Planned(var result) -> figures(scenario, result, surveying);
        };
    }
}
