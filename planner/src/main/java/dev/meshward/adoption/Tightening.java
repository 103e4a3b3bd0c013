package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

    /** The stages, in their order: the least critical first, and among them those that joined first. */
    List<Wave> waves(Collection<WorkloadId> workloads) {
        var byGrade = new TreeMap<Criticality, List<WorkloadId>>();
        workloads.forEach(workload -> byGrade.computeIfAbsent(gradeOf(workload), _ -> new ArrayList<>())
                .add(workload));
        var waves = new ArrayList<Wave>();
        byGrade.forEach((grade, members) ->
                Packing.packed(members, this::touched, limits).forEach(stage -> waves.add(wave(stage, grade))));
        // Those that joined first have been watched longest.
        waves.sort(Comparator.comparing(Wave::criticality)
                .thenComparingInt(this::lastJoin)
                .thenComparing(wave -> wave.workloads().getFirst()));
        return waves;
    }

    /** The fewest stages any plan needs for these within the limits. */
    int fewestStages(Collection<WorkloadId> workloads) {
        var touchedByGrade = new TreeMap<Criticality, List<Set<WorkloadId>>>();
        workloads.forEach(workload -> touchedByGrade
                .computeIfAbsent(gradeOf(workload), _ -> new ArrayList<>())
                .add(touched(workload)));
        var floor = new TighteningFloor(limits);
        return touchedByGrade.values().stream().mapToInt(floor::of).sum();
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
