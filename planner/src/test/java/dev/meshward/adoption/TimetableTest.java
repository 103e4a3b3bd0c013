package dev.meshward.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {

    /** A Tuesday. */
    private static final LocalDate START = LocalDate.of(2026, 12, 1);

    private static Calendar calendar(Set<DayOfWeek> days, Optional<Integer> perWeek, int soak) {
        return new Calendar(START, days, perWeek, soak);
    }

    private static Sketch cluster() {
        return new Sketch()
                .deployments("a/x", "b/x", "c/x", "d/x")
                .call("a/x", "b/x")
                .call("b/x", "c/x")
                .call("c/x", "d/x");
    }

    private static AdoptionPlan plan(Calendar calendar, Wish... wishes) {
        var sketch = cluster();
        List.of(wishes).forEach(sketch::wish);
        var asked = sketch.question();
        return Sketch.planFor(new PlanQuestion(
                asked.snapshot(),
                asked.graph(),
                asked.findings(),
                asked.target(),
                asked.dialect(),
                new PlanPreferences(Limits.byDefault(), List.of(wishes), Optional.of(calendar))));
    }

    private static StageDates of(AdoptionPlan plan, Stage stage) {
        return Optional.ofNullable(plan.datesByStage().get(stage.id())).orElseThrow();
    }

    @Test
    void without_a_calendar_no_stage_has_dates() {
        assertThat(cluster().plan().datesByStage()).isEmpty();
    }

    @Test
    void every_stage_begins_when_the_one_before_is_done_and_all_dry_runs_on_one_day() {
        var plan = plan(calendar(Calendar.usualWorkingDays(), Optional.empty(), 7));

        LocalDate done = START;
        LocalDate dryRun = START;
        for (var stage : plan.stages()) {
            var dates = of(plan, stage);
            if (stage.kind() == StageKind.AUTHORIZE) {
                dryRun = dryRun.equals(START) ? dates.starts() : dryRun;
                assertThat(dates.starts()).isEqualTo(dryRun).isAfterOrEqualTo(done);
                assertThat(ChronoUnit.DAYS.between(dates.starts(), dates.ends()))
                        .isGreaterThanOrEqualTo(7);
            } else {
                assertThat(dates.starts()).isAfterOrEqualTo(done);
                done = dates.ends();
            }
        }
    }

    @Test
    void no_two_policies_are_enforced_on_one_day() {
        var plan = plan(calendar(Calendar.usualWorkingDays(), Optional.empty(), 7));

        assertThat(plan.stages().stream().filter(stage -> stage.kind() == StageKind.AUTHORIZE))
                .extracting(stage -> of(plan, stage).ends())
                .doesNotHaveDuplicates();
    }

    @Test
    void stages_begin_on_working_days_outside_of_freezes() {
        var freeze = new Wish.Freeze(
                LocalDate.of(2026, 12, 18),
                LocalDate.of(2027, 1, 4),
                "Christmas",
                new Place("wishes.yaml", 1, "freeze"));
        var plan = plan(calendar(EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), Optional.empty(), 7), freeze);

        assertThat(plan.stages()).allSatisfy(stage -> {
            var starts = of(plan, stage).starts();
            assertThat(starts.getDayOfWeek()).isIn(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY);
            assertThat(starts.isBefore(freeze.from()) || starts.isAfter(freeze.to()))
                    .isTrue();
        });
        assertThat(plan.questions()).noneMatch(question -> question.contains("freeze"));
    }

    @Test
    void no_more_stages_begin_in_a_week_than_agreed() {
        var free = plan(calendar(EnumSet.allOf(DayOfWeek.class), Optional.empty(), 1));
        var bound = plan(calendar(EnumSet.allOf(DayOfWeek.class), Optional.of(1), 1));

        assertThat(bound.stages().stream()
                        .filter(stage -> stage.kind() != StageKind.AUTHORIZE)
                        .map(stage ->
                                of(bound, stage).starts().get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
                .doesNotHaveDuplicates();
        assertThat(of(bound, bound.stages().getLast()).ends())
                .isAfter(of(free, free.stages().getLast()).ends());
    }

    @Test
    void a_longer_soak_is_in_the_gates_and_in_the_dates() {
        var plan = plan(calendar(EnumSet.allOf(DayOfWeek.class), Optional.empty(), 14));
        var join = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .findFirst()
                .orElseThrow();

        assertThat(join.gates()).extracting(Gate::forDuration).contains("14d");
        assertThat(ChronoUnit.DAYS.between(
                        of(plan, join).starts(), of(plan, join).ends()))
                .isEqualTo(14);
    }

    @Test
    void a_strict_stage_waits_until_its_callers_were_seen_long_enough() {
        var plan = plan(calendar(EnumSet.allOf(DayOfWeek.class), Optional.empty(), 7));
        var lastJoin = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.JOIN)
                .reduce((first, second) -> second)
                .orElseThrow();
        var strict = plan.stages().stream()
                .filter(stage -> stage.kind() == StageKind.STRICT)
                .findFirst()
                .orElseThrow();

        assertThat(ChronoUnit.DAYS.between(
                        of(plan, lastJoin).starts(), of(plan, strict).starts()))
                .isGreaterThanOrEqualTo(7);
    }
}
