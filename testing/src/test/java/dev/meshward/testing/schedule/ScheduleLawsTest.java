package dev.meshward.testing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.schedule.Breaches;
import dev.meshward.adoption.schedule.Completion;
import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.testing.schedule.EverySchedule.Figure;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Holds the engine that needs nothing else against the enumeration of all schedules. */
class ScheduleLawsTest {

    private static final long SEEDS = Long.getLong("seeds", 200);
    private static final int MOST_TASKS = Integer.getInteger("tasks", 6);

    private static Solution solved(ScheduleProblem problem) {
        return new LocalSearch().solve(problem, Completion.of(problem));
    }

    private static Figure figure(Score score) {
        return new Figure(score.inversions(), score.stages(), score.exposure());
    }

    @Test
    void of_small_problems_nearly_all_are_solved_as_well_as_possible() {
        long solvable = 0;
        long best = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var problem = DrawnProblem.of(seed, MOST_TASKS);
            var optimum = EverySchedule.best(problem);
            if (optimum.isPresent()) {
                var solution = solved(problem);
                boolean isLawful = Breaches.of(problem, solution.schedule()).isEmpty();
                var found = figure(solution.score());
                assertThat(isLawful && found.isBetterThan(optimum.get()))
                        .as("seed %d: %s", seed, found)
                        .isFalse();
                solvable++;
                best += isLawful && found.equals(optimum.get()) ? 1 : 0;
            }
        }
        if (System.getProperty("figures", "").equals("show")) {
            System.out.printf("%d problems, %d solvable, optimum found for %d%n", SEEDS, solvable, best);
        }
        assertThat(solvable).isGreaterThan(SEEDS * 4 / 5);
        assertThat(best).isGreaterThanOrEqualTo(solvable * 95 / 100);
    }

    @Test
    void no_schedule_beats_the_bound() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var problem = DrawnProblem.of(seed, MOST_TASKS - 1);
            var solution = solved(problem);
            var found = figure(solution.score());
            var optimum = EverySchedule.best(problem);
            optimum.filter(best -> Breaches.of(problem, solution.schedule()).isEmpty())
                    .ifPresent(best -> {
                        var bound = solution.bound();
                        assertThat(bound.inversions()).as("seed %d", seed).isLessThanOrEqualTo(best.inversions());
                        if (found.inversions() == best.inversions()) {
                            assertThat(bound.stages()).as("seed %d", seed).isLessThanOrEqualTo(best.stages());
                        }
                        if (found.inversions() == best.inversions() && found.stages() == best.stages()) {
                            assertThat(bound.exposure()).as("seed %d", seed).isLessThanOrEqualTo(best.exposure());
                        }
                    });
        });
    }

    /** The order that is tried first tears a circle apart. */
    @Test
    void a_large_problem_whose_first_order_breaks_rules_is_solved_all_the_same() {
        var problem = LargeProblem.of(0, 300);
        var first = Completion.of(problem);
        var solution = new LocalSearch().solve(problem, first);

        assertThat(Breaches.of(problem, first)).isNotEmpty();
        assertThat(Breaches.of(problem, solution.schedule())).isEmpty();
        assertThat(solution.score().inversions()).isZero();
        assertThat(solution.score().stages()).isEqualTo(solution.bound().stages());
    }

    @Test
    void the_same_problem_has_the_same_solution_every_time() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            var problem = DrawnProblem.of(seed, 12);
            assertThat(solved(problem)).as("seed %d", seed).isEqualTo(solved(problem));
        });
    }
}
