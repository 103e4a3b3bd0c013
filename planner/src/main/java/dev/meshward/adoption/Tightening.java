package dev.meshward.adoption;

import dev.meshward.adoption.schedule.Capacity;
import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.OrderRules;
import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.adoption.schedule.ScheduleEngine;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Solution;
import dev.meshward.adoption.schedule.Task;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Divides workloads into the stages of a rung that decides who may call: strict, then authorize. Such a stage touches
 * the callers as much as the called, so that both count for the limits and for how critical the stage is.
 */
final class Tightening {

    private final Limits limits;
    private final Grades grades;
    private final Arrivals arrivals;

    /** The stage in which a workload joined; 0 for those that were there. */
    private final ToIntFunction<WorkloadId> joinStage;

    Tightening(Limits limits, Grades grades, Arrivals arrivals, ToIntFunction<WorkloadId> joinStage) {
        this.limits = limits;
        this.grades = grades;
        this.arrivals = arrivals;
        this.joinStage = joinStage;
    }

    /** @param joinStage the stage in which each workload of the plan joins */
    static Tightening of(Ascent ascent, Map<WorkloadId, Integer> joinStage) {
        return new Tightening(
                ascent.wishes().limits(),
                ascent.grades(),
                ascent.arrivals(),
                workload -> joinStage.getOrDefault(workload, 0));
    }

    /**
     * A stage of a rung that decides who may call.
     *
     * @param criticality of the most critical among the called and their callers
     * @param touched the called and their callers
     */
    record Wave(List<WorkloadId> workloads, Criticality criticality, Set<WorkloadId> touched) {

        long touchedNamespaces() {
            return touched.stream().map(WorkloadId::namespace).distinct().count();
        }
    }

    /** @param solution the same as numbers, in the order in which the workloads were given */
    record Waves(List<Wave> waves, Solution solution) {}

    /** The stages, in their order: the least critical first, and among them those that joined first. */
    Waves waves(List<WorkloadId> workloads, ScheduleEngine engine) {
        var solution = engine.solve(problem(workloads), start(workloads));
        var waves = new ArrayList<Wave>();
        for (var tasks : solution.schedule().tasksByStage()) {
            var stage = tasks.stream().map(workloads::get).toList();
            waves.add(wave(stage, gradeOf(stage.getFirst())));
        }
        // Those that joined first have been watched longest.
        waves.sort(Comparator.comparing(Wave::criticality)
                .thenComparingInt(this::lastJoin)
                .thenComparing(wave -> wave.workloads().getFirst()));
        return new Waves(waves, solution);
    }

    /** These stages, in this order. */
    Waves arranged(List<WorkloadId> workloads, List<List<WorkloadId>> groups) {
        var waves = groups.stream().map(this::wave).toList();
        var stageOf = new HashMap<WorkloadId, Integer>();
        for (int group = 0; group < groups.size(); group++) {
            for (var workload : groups.get(group)) {
                stageOf.put(workload, group + 1);
            }
        }
        var schedule = new Schedule(workloads.stream()
                .map(workload -> stageOf.getOrDefault(workload, 1))
                .toList());
        return new Waves(waves, LocalSearch.measured(problem(workloads), schedule));
    }

    private Schedule start(List<WorkloadId> workloads) {
        var numberOf = new HashMap<WorkloadId, Integer>();
        workloads.forEach(workload -> numberOf.put(workload, numberOf.size()));
        var byGrade = new TreeMap<Criticality, List<WorkloadId>>();
        workloads.forEach(workload -> byGrade.computeIfAbsent(gradeOf(workload), _ -> new ArrayList<>())
                .add(workload));
        var stages = new ArrayList<List<Integer>>();
        byGrade.values()
                .forEach(members -> Packing.packed(members, this::touched, limits).stream()
                        .map(stage -> stage.stream()
                                .map(workload -> numberOf.getOrDefault(workload, 0))
                                .toList())
                        .forEach(stages::add));
        return Schedule.of(stages);
    }

    private ScheduleProblem problem(List<WorkloadId> workloads) {
        var numbers = new Numbers<WorkloadId>();
        var namespaces = new Numbers<String>();
        var tasks = new ArrayList<Task>();
        for (var workload : workloads) {
            var touched = touched(workload);
            int grade = gradeOf(workload).rank();
            var touchedNamespaces = touched.stream().map(WorkloadId::namespace).toList();
            tasks.add(new Task(
                    tasks.size(), grade, Map.of(grade, 1), numbers.of(touched), namespaces.of(touchedNamespaces), 0));
        }
        var capacity = new Capacity(limits.workloads(), limits.namespaces(), 0);
        return new ScheduleProblem(tasks, capacity, OrderRules.none(), List.of());
    }

    /** Those that somebody put together, of the grade of the most critical. */
    Wave wave(List<WorkloadId> group) {
        return wave(
                group,
                group.stream().map(this::gradeOf).max(Comparator.naturalOrder()).orElse(Criticality.LOW));
    }

    private Wave wave(List<WorkloadId> stage, Criticality grade) {
        var touched = new HashSet<WorkloadId>();
        stage.forEach(workload -> touched.addAll(touched(workload)));
        return new Wave(stage.stream().sorted().toList(), grade, touched);
    }

    private int lastJoin(Wave wave) {
        return wave.workloads().stream().mapToInt(joinStage).max().orElse(0);
    }

    /** The most critical of the workload and those that call it: all of them suffer when it refuses wrongly. */
    private Criticality gradeOf(WorkloadId workload) {
        return grades.gravestOf(touched(workload));
    }

    private Set<WorkloadId> touched(WorkloadId workload) {
        var touched = new HashSet<>(arrivals.knownCallers(workload));
        touched.add(workload);
        return touched;
    }
}
