package dev.meshward.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a stage may hold, as constraints. Tasks pinned together may exceed it; then nobody else may join them. */
final class StageLimits {

    private final CpModel model;
    private final ScheduleProblem problem;
    private final Stations stations;
    /** For each grade and stage, whether the stage holds tasks of that grade. */
    private final Map<Integer, BoolVar[]> ofGrade = new TreeMap<>();

    StageLimits(CpModel model, ScheduleProblem problem, Stations stations) {
        this.model = model;
        this.problem = problem;
        this.stations = stations;
        for (var task : problem.tasks()) {
            ofGrade.computeIfAbsent(task.grade(), _ -> new BoolVar[stations.stages + 1]);
        }
        for (int stage = 1; stage <= stations.stages; stage++) {
            limit(stage);
        }
    }

    BoolVar ofGrade(int grade, int stage) {
        return ofGrade.getOrDefault(grade, new BoolVar[0])[stage];
    }

    private void limit(int stage) {
        grade(stage);
        var pinned = problem.tasks().stream()
                .filter(task -> problem.isPinned(task.number())
                        && problem.order().windowOf(task.number()).first() == stage)
                .toList();
        if (!pinned.isEmpty() && !fits(pinned)) {
            problem.tasks().stream()
                    .filter(task -> !problem.isPinned(task.number()))
                    .forEach(task -> model.addEquality(stations.in[task.number()][stage], 0));
            return;
        }
        model.addAtMostOne(ofGrade.values().stream().map(each -> each[stage]).toArray(BoolVar[]::new));
        var fitting =
                problem.tasks().stream().filter(task -> fits(List.of(task))).toList();
        problem.tasks().stream().filter(task -> !fitting.contains(task)).forEach(task -> alone(task, stage));
        addUp(stage, fitting);
    }

    private void grade(int stage) {
        ofGrade.forEach((grade, byStage) -> {
            byStage[stage] = model.newBoolVar("grade" + grade + "_" + stage);
            var members = problem.tasks().stream()
                    .filter(task -> task.grade() == grade)
                    .map(task -> stations.in[task.number()][stage])
                    .toArray(BoolVar[]::new);
            model.addMaxEquality(byStage[stage], members);
        });
    }

    private boolean fits(List<Task> tasks) {
        Set<Integer> touched = new HashSet<>();
        Set<Integer> namespaces = new HashSet<>();
        tasks.forEach(task -> touched.addAll(task.touched()));
        tasks.forEach(task -> namespaces.addAll(task.namespaces()));
        var capacity = problem.capacity();
        return touched.size() <= capacity.touched()
                && namespaces.size() <= capacity.namespaces()
                && tasks.stream().mapToInt(Task::restarts).sum() <= capacity.restarts()
                && tasks.stream().map(Task::grade).distinct().count() == 1;
    }

    private void alone(Task large, int stage) {
        problem.tasks().stream()
                .filter(task -> task.number() != large.number())
                .forEach(task -> model.addAtMostOne(
                        new BoolVar[] {stations.in[task.number()][stage], stations.in[large.number()][stage]}));
    }

    private void addUp(int stage, List<Task> tasks) {
        var capacity = problem.capacity();
        model.addLessOrEqual(spread(stage, tasks, Task::touched), capacity.touched());
        model.addLessOrEqual(spread(stage, tasks, Task::namespaces), capacity.namespaces());
        var restarts = LinearExpr.newBuilder();
        tasks.forEach(task -> restarts.addTerm(stations.in[task.number()][stage], task.restarts()));
        model.addLessOrEqual(restarts, capacity.restarts());
    }

    /** How many things the tasks of a stage touch: those of one task are counted with it, the others have a variable. */
    private LinearExprBuilder spread(int stage, List<Task> tasks, Function<Task, Set<Integer>> things) {
        var uses = new HashMap<Integer, Integer>();
        tasks.forEach(task -> things.apply(task).forEach(thing -> uses.merge(thing, 1, Integer::sum)));
        var sum = LinearExpr.newBuilder();
        var shared = new TreeMap<Integer, BoolVar>();
        for (var task : tasks) {
            var in = stations.in[task.number()][stage];
            int own = 0;
            for (int thing : things.apply(task)) {
                if (uses.getOrDefault(thing, 0) > 1) {
                    model.addImplication(in, shared.computeIfAbsent(thing, each -> model.newBoolVar("t" + each)));
                } else {
                    own++;
                }
            }
            sum.addTerm(in, own);
        }
        shared.values().forEach(sum::add);
        return sum;
    }
}
