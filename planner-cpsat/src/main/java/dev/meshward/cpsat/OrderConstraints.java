package dev.meshward.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.meshward.adoption.schedule.ScheduleProblem;
import java.util.Set;

/** What must come before what, as constraints. */
final class OrderConstraints {

    private final CpModel model;
    private final ScheduleProblem problem;
    private final Stations stations;
    private final StageLimits limits;

    OrderConstraints(CpModel model, ScheduleProblem problem, Stations stations, StageLimits limits) {
        this.model = model;
        this.problem = problem;
        this.stations = stations;
        this.limits = limits;
    }

    void add() {
        var order = problem.order();
        var stageOf = stations.stageOf;
        order.before().forEach(pair -> model.addLessThan(stageOf[pair.one()], stageOf[pair.other()]));
        order.notAfter().forEach(pair -> model.addLessOrEqual(stageOf[pair.one()], stageOf[pair.other()]));
        order.apart().forEach(pair -> model.addDifferent(stageOf[pair.one()], stageOf[pair.other()]));
        order.windows().forEach((task, window) -> {
            model.addGreaterOrEqual(stageOf[task], window.first());
            model.addLessOrEqual(stageOf[task], Math.min(window.last(), stations.stages));
        });
        order.canary().ifPresent(this::first);
        for (var circle : order.circles()) {
            adjacent(circle, problem.tasks().get(circle.first()).grade());
        }
    }

    private void first(int canary) {
        for (int task = 0; task < stations.tasks; task++) {
            model.addEquality(stations.in[task][1], task == canary ? 1 : 0);
        }
    }

    /** A stage of the grade that comes after one with the circle, and before one, holds somebody of it. */
    private void adjacent(Set<Integer> circle, int grade) {
        int stages = stations.stages;
        var here = new BoolVar[stages + 2];
        var begun = new BoolVar[stages + 2];
        var unfinished = new BoolVar[stages + 2];
        for (int stage = 0; stage <= stages + 1; stage++) {
            here[stage] = model.newBoolVar("here");
            begun[stage] = model.newBoolVar("begun");
            unfinished[stage] = model.newBoolVar("unfinished");
        }
        for (int stage = 1; stage <= stages; stage++) {
            int number = stage;
            var members = circle.stream().map(task -> stations.in[task][number]).toArray(Literal[]::new);
            model.addMaxEquality(here[stage], members);
            model.addImplication(begun[stage - 1], begun[stage]);
            model.addImplication(here[stage], begun[stage]);
            model.addImplication(unfinished[stage + 1], unfinished[stage]);
            model.addImplication(here[stage], unfinished[stage]);
            model.addBoolOr(new Literal[] {
                here[stage],
                begun[stage].not(),
                unfinished[stage].not(),
                limits.ofGrade(grade, stage).not()
            });
        }
    }

    /** Without inversions, grade comes after grade. */
    void gradeAfterGrade() {
        var grades = problem.tasks().stream()
                .map(each -> each.grade())
                .distinct()
                .sorted()
                .toList();
        for (int i = 1; i < grades.size(); i++) {
            int less = grades.get(i - 1);
            int more = grades.get(i);
            var border = model.newIntVar(1, stations.stages, "border" + i);
            for (var task : problem.tasks()) {
                var stage = stations.stageOf[task.number()];
                if (task.grade() <= less) {
                    model.addLessOrEqual(stage, border);
                } else if (task.grade() >= more) {
                    model.addGreaterOrEqual(stage, LinearExpr.affine(border, 1, 1));
                }
            }
        }
    }
}
