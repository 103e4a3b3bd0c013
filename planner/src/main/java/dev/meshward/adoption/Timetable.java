package dev.meshward.adoption;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives stages their days: one after the other, each when the one before is done, on working days outside of freezes, and
 * no more of them a week than agreed. Dry runs refuse nothing, so all of them begin on one day; then one policy after the
 * other is enforced.
 */
final class Timetable {

    private final Calendar calendar;
    private final List<Wish.Freeze> freezes;
    private final Map<LocalDate, Integer> begunByWeek = new HashMap<>();
    private final Map<String, StageDates> datesByStage = new HashMap<>();
    private LocalDate next;
    private LocalDate lastJoin;

    private Timetable(Calendar calendar, List<Wish.Freeze> freezes) {
        this.calendar = calendar;
        this.freezes = freezes;
        this.next = calendar.start();
        this.lastJoin = calendar.start();
    }

    /** The days of each stage by its id; none where there is no calendar. */
    static Map<String, StageDates> of(List<Stage> stages, PlanPreferences preferences) {
        var freezes = preferences.wishes().stream()
                .filter(Wish.Freeze.class::isInstance)
                .map(Wish.Freeze.class::cast)
                .toList();
        return preferences
                .calendar()
                .map(calendar -> new Timetable(calendar, freezes).dates(stages))
                .orElse(Map.of());
    }

    private Map<String, StageDates> dates(List<Stage> stages) {
        stages.stream().filter(stage -> stage.kind() != StageKind.AUTHORIZE).forEach(this::inTurn);
        var authorizing = stages.stream()
                .filter(stage -> stage.kind() == StageKind.AUTHORIZE)
                .toList();
        if (!authorizing.isEmpty()) {
            var dryRun = begin(next);
            authorizing.forEach(stage -> afterDryRun(stage, dryRun));
        }
        return datesByStage;
    }

    private void inTurn(Stage stage) {
        var seenLongEnough = lastJoin.plusDays(days(stage, Gate.When.BEFORE));
        var starts = begin(stage.kind() == StageKind.STRICT ? later(next, seenLongEnough) : next);
        if (stage.kind() == StageKind.JOIN) {
            lastJoin = starts;
        }
        var ends = starts.plusDays(days(stage, Gate.When.AFTER));
        datesByStage.put(stage.id(), new StageDates(starts, ends));
        next = later(starts.plusDays(1), ends);
    }

    private void afterDryRun(Stage stage, LocalDate dryRun) {
        var enforced = begin(later(next, dryRun.plusDays(days(stage, Gate.When.AFTER))));
        datesByStage.put(stage.id(), new StageDates(dryRun, enforced));
        next = enforced.plusDays(1);
    }

    private static int days(Stage stage, Gate.When when) {
        return stage.gates().stream()
                .filter(gate -> gate.when() == when)
                .mapToInt(Gate::days)
                .max()
                .orElse(0);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Takes the first day from this one on, on which something may begin. */
    private LocalDate begin(LocalDate from) {
        var day = from;
        while (!isOpen(day)) {
            day = day.plusDays(1);
        }
        begunByWeek.merge(week(day), 1, Integer::sum);
        return day;
    }

    private boolean isOpen(LocalDate day) {
        return calendar.workingDays().contains(day.getDayOfWeek())
                && freezes.stream().noneMatch(freeze -> !day.isBefore(freeze.from()) && !day.isAfter(freeze.to()))
                && begunByWeek.getOrDefault(week(day), 0)
                        < calendar.stagesPerWeek().orElse(Integer.MAX_VALUE);
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
