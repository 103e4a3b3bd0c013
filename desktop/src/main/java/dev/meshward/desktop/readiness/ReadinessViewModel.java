package dev.meshward.desktop.readiness;

import dev.meshward.advice.Code;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionState;
import dev.meshward.desktop.session.Surveyed;
import dev.meshward.desktop.words.Words;
import dev.meshward.found.FindingFound;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingPages;
import dev.meshward.readiness.report.ReadinessReport;
import dev.meshward.readiness.report.Suppression;
import dev.meshward.readiness.report.Verdict;
import dev.meshward.search.Search;
import dev.meshward.search.SearchField;
import dev.meshward.search.SearchReading;
import dev.meshward.survey.FindingCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The findings of the cluster that is open: grouped, searched, looked at one by one, lived with. */
public final class ReadinessViewModel {

    private final Session session;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<FindingGroup.By> grouping = new SimpleObjectProperty<>(FindingGroup.By.CAUSE);
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.nothing());
    private final ReadOnlyObjectWrapper<Optional<FindingRow>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Search search = Search.anything();
    private Optional<Shown> shown = Optional.empty();

    /** What was worked out last, with its rows, so that searching does not make them again. */
    private record Shown(Surveyed survey, List<FindingRow> rows) {}

    /**
     * What is to be seen.
     *
     * @param standing whether there is anything to show
     * @param groups of the findings that the search finds
     * @param found how many of them there are
     * @param of how many there are at all, those somebody lives with included
     * @param ready how many workloads have each verdict, in words
     * @param refusal why the search was not understood; the one before it holds then
     */
    public record Content(
            Standing standing, List<FindingGroup> groups, int found, int of, String ready, Optional<String> refusal) {
        public Content {
            groups = List.copyOf(groups);
        }

        static Content nothing() {
            return new Content(Standing.NOTHING_OPEN, List.of(), 0, 0, "", Optional.empty());
        }
    }

    /** How far the work is. */
    public enum Standing {
        NOTHING_OPEN,
        AT_WORK,
        WORKED_OUT
    }

    public ReadinessViewModel(Session session) {
        this.session = session;
        session.state().subscribe(this::follow);
        query.subscribe(_ -> show(session.now()));
        grouping.subscribe(_ -> show(session.now()));
    }

    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /** What to look for, in the search grammar. */
    public StringProperty query() {
        return query;
    }

    public ObjectProperty<FindingGroup.By> grouping() {
        return grouping;
    }

    public ReadOnlyObjectProperty<Optional<FindingRow>> selected() {
        return selected.getReadOnlyProperty();
    }

    public void select(FindingRow row) {
        selected.set(Optional.of(row));
    }

    /** The page that explains the finding, as Markdown. */
    public String page(FindingRow row) {
        return FindingPages.page(row.finding().diagnosis().code()).orElse("");
    }

    public Optional<FixPreview> fix(FindingRow row) {
        return row.finding()
                .fix()
                .map(fix -> FixPreview.of(fix, row.survey().basis().snapshot()));
    }

    /** Decides to live with the finding. Nothing happens without a reason. */
    public void suppress(FindingRow row, String reason) {
        if (!reason.isBlank()) {
            var diagnosis = row.finding().diagnosis();
            var object = diagnosis.subject().toString();
            var suppression = new Suppression(diagnosis.code(), object, reason.strip(), Place.nowhere(), false);
            session.say(
                    Words.say("did.suppress", diagnosis.code().id(), object),
                    said -> said.withSuppressions(Stream.concat(said.suppressions().stream(), Stream.of(suppression))
                            .toList()));
        }
    }

    /** Whether it was said here that somebody lives with it; what an object's annotation says is not ours to take back. */
    public boolean isOurs(FindingRow row) {
        return row.livedWith()
                .filter(session.now().said().suppressions()::contains)
                .isPresent();
    }

    /** The finding counts again. */
    public void count(FindingRow row) {
        row.livedWith()
                .ifPresent(suppression -> session.say(
                        Words.say("did.count-again", suppression.code().id(), suppression.object()),
                        said -> said.withSuppressions(said.suppressions().stream()
                                .filter(each -> !each.equals(suppression))
                                .toList())));
    }

    private void follow(SessionState state) {
        var survey = state.survey().filter(each -> isOfSnapshot(state, each));
        if (!survey.equals(shown.map(Shown::survey))) {
            shown = survey.map(each -> new Shown(each, rows(each)));
            selected.set(selected.get().flatMap(this::again));
        }
        show(state);
    }

    private static boolean isOfSnapshot(SessionState state, Surveyed survey) {
        return state.snapshot()
                .filter(each -> each == survey.basis().snapshot())
                .isPresent();
    }

    private Optional<FindingRow> again(FindingRow row) {
        return shown.stream()
                .flatMap(each -> each.rows().stream())
                .filter(each -> each.finding().equals(row.finding()))
                .findFirst();
    }

    private static List<FindingRow> rows(Surveyed survey) {
        var titles = FindingCodes.titleByCode();
        var rows = new ArrayList<FindingRow>();
        survey.readiness()
                .findings()
                .forEach(
                        finding -> rows.add(new FindingRow(finding, title(finding, titles), Optional.empty(), survey)));
        survey.readiness()
                .suppressed()
                .forEach(each -> rows.add(
                        new FindingRow(each.finding(), title(each.finding(), titles), Optional.of(each.by()), survey)));
        return rows;
    }

    private static String title(Finding finding, Map<Code, String> titles) {
        return titles.getOrDefault(finding.diagnosis().code(), "");
    }

    private void show(SessionState state) {
        var refusal = read();
        content.set(shown.map(each -> content(each, refusal))
                .orElseGet(() -> state.snapshot().isEmpty()
                        ? Content.nothing()
                        : new Content(Standing.AT_WORK, List.of(), 0, 0, "", Optional.empty())));
    }

    private Optional<String> read() {
        return switch (Search.of(query.get())) {
            case SearchReading.Refused refused -> Optional.of(refused.sentence());
            case SearchReading.Read(var understood) -> {
                search = understood;
                yield unknownTo(understood);
            }
        };
    }

    /** Findings hold nothing of some fields; finding nothing would look like an answer. */
    private static Optional<String> unknownTo(Search search) {
        var unknown = search.fields().stream()
                .filter(field -> !FindingFound.FIELDS.contains(field))
                .map(SearchField::word)
                .sorted()
                .collect(Collectors.joining(", "));
        return unknown.isEmpty() ? Optional.empty() : Optional.of(Words.say("readiness.no-field", unknown));
    }

    private Content content(Shown each, Optional<String> refusal) {
        var found = search.among(each.rows());
        return new Content(
                Standing.WORKED_OUT,
                FindingGroup.of(found, grouping.get()),
                found.size(),
                each.rows().size(),
                ready(each.survey().readiness()),
                refusal);
    }

    private static String ready(ReadinessReport report) {
        return Stream.of(Verdict.values())
                .map(verdict -> report.namespaces().stream()
                                .mapToInt(namespace -> namespace.count(verdict))
                                .sum()
                        + " " + verdict.words())
                .collect(Collectors.joining("  ·  "));
    }
}
