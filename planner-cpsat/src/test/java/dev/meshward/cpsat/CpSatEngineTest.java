package dev.meshward.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.schedule.Breaches;
import dev.meshward.adoption.schedule.Completion;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.testing.schedule.DrawnProblem;
import dev.meshward.testing.schedule.EverySchedule;
import dev.meshward.testing.schedule.EverySchedule.Figure;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CpSatEngineTest {

    private static final long SEEDS = Long.getLong("seeds", 100);

    private static Solution solved(ScheduleProblem problem) {
        return new CpSatEngine().solve(problem, Completion.of(problem));
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
                assertThat(solution.bound()).as("seed %d", seed).isEqualTo(solution.score());
            }
        }
    }

    @Test
    void the_same_problem_has_the_same_solution_every_time() {
        for (long seed = 0; seed < 20; seed++) {
            var problem = DrawnProblem.of(seed, 14);
            assertThat(solved(problem)).as("seed %d", seed).isEqualTo(solved(problem));
        }
    }

    @Test
    void it_is_found_by_its_name() {
        assertThat(ServiceLoader.load(ScheduleEngine.class))
                .extracting(ScheduleEngine::name)
                .contains("cp-sat");
    }
}
