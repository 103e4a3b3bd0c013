package dev.meshward.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import dev.meshward.adoption.schedule.Breaches;
import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Score;
import dev.meshward.adoption.schedule.Solution;
import java.util.Optional;

/**
 * Improves what the default engine finds, level by level: inversions, then stages, then exposure, each with the levels
 * before it held. One worker, a fixed seed and a limit in the solver's own deterministic time, so that the same problem has the
 * same solution on every machine.
 */
public final class CpSatEngine implements ScheduleEngine {

    /** In the solver's deterministic seconds, which are near those of a clock. */
    private static final double USUAL_EFFORT = 20;

    private final double effort;

    public CpSatEngine() {
        this(USUAL_EFFORT);
    }

    private CpSatEngine(double effort) {
        this.effort = effort;
    }

    @Override
    public String name() {
        return "cp-sat";
    }

    @Override
    public ScheduleEngine patient(double seconds) {
        return new CpSatEngine(seconds);
    }

    @Override
    public Solution solve(ScheduleProblem problem, Schedule start) {
        var searched = new LocalSearch().solve(problem, start);
        var found =
                new Solution(searched.schedule(), searched.score(), searched.bound(), Optional.of(searched.bound()));
        if (problem.tasks().size() < 2) {
            return found;
        }
        Loader.loadNativeLibraries();
        for (var level : Level.values()) {
            found = improved(problem, found, level);
        }
        return found;
    }

    private Solution improved(ScheduleProblem problem, Solution found, Level level) {
        boolean isProven = level.of(found.score()) == level.of(found.floor());
        boolean isLawful = Breaches.of(problem, found.schedule()).isEmpty();
        if (isProven && isLawful) {
            return found;
        }
        var model = new LevelModel(problem, found, isLawful, level);
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setRandomSeed(1).setMaxDeterministicTime(effort);
        var status = solver.solve(model.model());
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return found;
        }
        var schedule = Optional.of(model.schedule(solver))
                .filter(each -> Breaches.of(problem, each).isEmpty())
                .filter(each -> !isLawful || problem.score(each).compareTo(found.score()) < 0)
                .orElse(found.schedule());
        long proven = (long) Math.ceil(solver.bestObjectiveBound() - 1e-6);
        return bounded(problem, schedule, found.floor(), level, proven);
    }

    /** The cheap bound knows the levels that were not looked at; the solver's counts where it is higher. */
    private static Solution bounded(ScheduleProblem problem, Schedule schedule, Score known, Level level, long proven) {
        var score = problem.score(schedule);
        var cheap = LocalSearch.bound(problem, score);
        var bound = switch (level) {
            case INVERSIONS -> new Score(Math.max(0, proven), cheap.stages(), cheap.exposure());
            case STAGES -> new Score(known.inversions(), Math.max(cheap.stages(), (int) proven), cheap.exposure());
            case EXPOSURE -> new Score(known.inversions(), known.stages(), Math.max(cheap.exposure(), proven));
        };
        return new Solution(schedule, score, cheap, Optional.of(bound));
    }

    /** A level of the objective. */
    enum Level {
        INVERSIONS,
        STAGES,
        EXPOSURE;

        long of(Score score) {
            return switch (this) {
                case INVERSIONS -> score.inversions();
                case STAGES -> score.stages();
                case EXPOSURE -> score.exposure();
            };
        }
    }
}
