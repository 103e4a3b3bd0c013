package dev.meshward.testing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.adoption.schedule.Breaches;
import dev.meshward.adoption.schedule.Completion;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.survey.Engines;
import dev.meshward.testing.schedule.EverySchedule.Figure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs with {@code mvn -Pcp-sat}, which puts the engine on the class path; skipped without it. */
class CpSatEngineTest {

    private static final long SEEDS = Long.getLong("seeds", 100);

    @BeforeEach
    void the_engine_is_there() {
        assumeThat(Engines.names()).contains("cp-sat");
    }

    private static Solution solved(ScheduleProblem problem) {
        return Engines.named("cp-sat").orElseThrow().solve(problem, Completion.of(problem));
    }

    private static Figure figure(Score score) {
        return new Figure(score.inversions(), score.stages(), score.exposure());
    }

    @Test
    void every_small_problem_is_solved_as_well_as_possible_and_proven() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var problem = DrawnProblem.of(seed, 6);
            var optimum = EverySchedule.best(problem);
            if (optimum.isPresent()) {
                var solution = solved(problem);
                assertThat(Breaches.of(problem, solution.schedule()))
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(figure(solution.score())).as("seed %d", seed).isEqualTo(optimum.get());
                assertThat(solution.proven()).as("seed %d", seed).contains(solution.score());
            }
        }
    }

    @Test
    void what_it_proves_is_never_below_the_bound_that_is_found_without_searching() {
        for (long seed = 0; seed < 20; seed++) {
            var solution = solved(DrawnProblem.of(seed, 12));
            var proven = solution.proven().orElseThrow();
            assertThat(proven.inversions())
                    .isGreaterThanOrEqualTo(solution.bound().inversions());
            assertThat(proven.stages()).isGreaterThanOrEqualTo(solution.bound().stages());
            assertThat(proven.exposure())
                    .isGreaterThanOrEqualTo(solution.bound().exposure());
        }
    }

    @Test
    void the_same_problem_has_the_same_solution_every_time() {
        for (long seed = 0; seed < 20; seed++) {
            var problem = DrawnProblem.of(seed, 14);
            assertThat(solved(problem)).as("seed %d", seed).isEqualTo(solved(problem));
        }
    }
}
