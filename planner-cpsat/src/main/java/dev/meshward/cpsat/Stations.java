package dev.meshward.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.meshward.adoption.schedule.ScheduleProblem;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which task is in which stage, as variables; the stages that are used come first. */
final class Stations {

    final int tasks;
    final int stages;
    final BoolVar[][] in;
    final IntVar[] stageOf;
    final BoolVar[] used;

    Stations(CpModel model, ScheduleProblem problem, int stages) {
        this.tasks = problem.tasks().size();
        this.stages = stages;
        this.in = new BoolVar[tasks][stages + 1];
        this.stageOf = new IntVar[tasks];
        this.used = new BoolVar[stages + 1];
        var numbers = IntStream.rangeClosed(1, stages).asLongStream().toArray();
        for (int task = 0; task < tasks; task++) {
            for (int stage = 1; stage <= stages; stage++) {
                in[task][stage] = model.newBoolVar("in" + task + "_" + stage);
            }
            var choices = Arrays.copyOfRange(in[task], 1, stages + 1);
            model.addExactlyOne(choices);
            stageOf[task] = model.newIntVar(1, stages, "stage" + task);
            model.addEquality(stageOf[task], LinearExpr.weightedSum(choices, numbers));
        }
        for (int stage = 1; stage <= stages; stage++) {
            used[stage] = model.newBoolVar("used" + stage);
            model.addMaxEquality(used[stage], members(stage));
            if (stage > 1) {
                model.addImplication(used[stage], used[stage - 1]);
            }
        }
    }

    Literal[] members(int stage) {
        return IntStream.range(0, tasks).mapToObj(task -> in[task][stage]).toArray(Literal[]::new);
    }
}
