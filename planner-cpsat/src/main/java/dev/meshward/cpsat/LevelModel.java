package dev.meshward.cpsat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.adoption.schedule.Task;
import java.util.Arrays;
import java.util.Collection;

/** The problem as a model whose objective is one level, with the levels before it held at what was found. */
final class LevelModel {

    private final ScheduleProblem problem;
    private final CpModel model = new CpModel();
    private final Stations stations;
    private final OrderConstraints order;
    private final boolean isGraded;

    /** @param isLawful whether what was found keeps the rules; otherwise it holds nothing */
    LevelModel(ScheduleProblem problem, Solution found, boolean isLawful, CpSatEngine.Level level) {
        this.problem = problem;
        this.isGraded = isLawful && found.score().inversions() == 0 && problem.isGraded();
        boolean mayGrow = !isLawful || level == CpSatEngine.Level.INVERSIONS;
        int stages = mayGrow ? problem.tasks().size() : found.score().stages();
        this.stations = new Stations(model, problem, stages);
        this.order = new OrderConstraints(model, problem, stations, new StageLimits(model, problem, stations));
        order.add();
        if (isGraded) {
            order.gradeAfterGrade();
        }
        if (isLawful) {
            hint(found.schedule());
        }
        aim(found, isLawful, level);
    }

    CpModel model() {
        return model;
    }

    private void hint(Schedule schedule) {
        for (int task = 0; task < stations.tasks; task++) {
            for (int stage = 1; stage <= stations.stages; stage++) {
                model.addHint(stations.in[task][stage], schedule.stage(task) == stage);
            }
        }
    }

    private void aim(Solution found, boolean isLawful, CpSatEngine.Level level) {
        switch (level) {
            case INVERSIONS -> model.minimize(inversions());
            case STAGES -> {
                holdInversions(found, isLawful);
                model.minimize(used());
            }
            case EXPOSURE -> {
                holdInversions(found, isLawful);
                model.minimize(exposure());
            }
        }
    }

    private void holdInversions(Solution found, boolean isLawful) {
        if (isLawful && !isGraded) {
            model.addLessOrEqual(inversions(), found.score().inversions());
        }
    }

    private LinearExprBuilder used() {
        var sum = LinearExpr.newBuilder();
        Arrays.stream(stations.used, 1, stations.used.length).forEach(sum::add);
        return sum;
    }

    private LinearExprBuilder inversions() {
        var sum = LinearExpr.newBuilder();
        for (var early : problem.tasks()) {
            for (var late : problem.tasks()) {
                long pairs = inverted(early, late);
                if (pairs > 0 && early != late) {
                    var isInverted = model.newBoolVar("inverted");
                    model.addGreaterOrEqual(stations.stageOf[early.number()], stations.stageOf[late.number()])
                            .onlyEnforceIf(isInverted.not());
                    sum.addTerm(isInverted, pairs);
                }
            }
        }
        return sum;
    }

    private static long inverted(Task early, Task late) {
        long pairs = 0;
        for (var more : early.climbing().entrySet()) {
            for (var less : late.climbing().entrySet()) {
                pairs += more.getKey() > less.getKey() ? (long) more.getValue() * less.getValue() : 0;
            }
        }
        return pairs;
    }

    private LinearExprBuilder exposure() {
        var sum = LinearExpr.newBuilder();
        for (Call call : problem.calls()) {
            var last = model.newIntVar(1, stations.stages, "last");
            lastOnes(call.tasks()).forEach(task -> model.addGreaterOrEqual(last, stations.stageOf[task]));
            sum.addTerm(last, call.weight());
        }
        return sum;
    }

    /** Where grade comes after grade, only the most critical decide when a call is protected. */
    private Collection<Integer> lastOnes(Collection<Integer> tasks) {
        int highest = tasks.stream()
                .mapToInt(task -> problem.tasks().get(task).grade())
                .max()
                .orElse(0);
        return tasks.stream()
                .filter(task -> !isGraded || problem.tasks().get(task).grade() == highest)
                .toList();
    }

    Schedule schedule(CpSolver solver) {
        return new Schedule(Arrays.stream(stations.stageOf)
                .map(stage -> (int) solver.value(stage))
                .toList());
    }
}
