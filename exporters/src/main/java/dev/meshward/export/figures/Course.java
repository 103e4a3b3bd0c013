package dev.meshward.export.figures;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.mesh.Rung;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedException;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where every workload and every call stands after each stage, when the plan goes as it is meant to. Nothing is judged here:
 * the verdict of a stage is the judge's.
 */
public final class Course {

    private final SavedPlan plan;
    private final Map<WorkloadId, Way> wayByWorkload = new HashMap<>();
    private final Map<String, List<WorkloadId>> workloadsByName = new HashMap<>();
    private final Map<WorkloadId, List<SavedException>> exceptionsByWorkload = new HashMap<>();

    public Course(SavedPlan plan) {
        this.plan = plan;
        plan.criticality().keySet().forEach(this::meet);
        plan.alreadyThere().forEach(there -> climb(there.workload(), there.rung(), Way.BEFORE));
        for (var saved : plan.stages()) {
            saved.stage().workloads().forEach(workload -> climb(workload, saved));
        }
        plan.exceptions()
                .forEach(exception -> exceptionsByWorkload
                        .computeIfAbsent(exception.workload(), _ -> new ArrayList<>())
                        .add(exception));
    }

    private void meet(WorkloadId workload) {
        wayByWorkload.put(workload, Way.none());
        workloadsByName
                .computeIfAbsent(name(workload.namespace(), workload.name()), _ -> new ArrayList<>())
                .add(workload);
    }

    private void climb(WorkloadId workload, SavedStage saved) {
        int number = saved.stage().number();
        switch (saved.stage().kind()) {
            case JOIN -> climb(workload, Rung.JOINED, number);
            case STRICT -> climb(workload, Rung.STRICT, number);
            case AUTHORIZE -> climb(workload, Rung.AUTHORIZED, number);
            case PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN -> {}
        }
    }

    private void climb(WorkloadId workload, Rung rung, int stage) {
        wayByWorkload.put(workload, way(workload).with(rung, stage));
    }

    /** All workloads, sorted. */
    public SortedSet<WorkloadId> workloads() {
        return new TreeSet<>(wayByWorkload.keySet());
    }

    public Way way(WorkloadId workload) {
        return wayByWorkload.getOrDefault(workload, Way.none());
    }

    /** How many workloads stand on this rung after the stage of this number. */
    public long count(Rung rung, int after) {
        return wayByWorkload.values().stream()
                .filter(way -> way.rung(after) == rung)
                .count();
    }

    /** Known calls between workloads. */
    public List<CallCourse> knownCalls() {
        return plan.dependencies().stream()
                .filter(call ->
                        call.kind() == DependencyKind.CALL && call.confidence().isAtLeast(Confidence.MEDIUM))
                .filter(call -> !call.fromNamespace().isEmpty())
                .map(this::call)
                .filter(CallCourse::isCarried)
                .toList();
    }

    public CallCourse call(SavedDependency call) {
        return switch (call.kind()) {
            case PROBE, KUBERNETES_API, EGRESS -> CallCourse.steady(State.NOT_CARRIED);
            case DANGLING -> CallCourse.steady(State.UNKNOWN);
            case CALL, SCRAPE, WEBHOOK -> carried(call);
        };
    }

    private CallCourse carried(SavedDependency call) {
        var receivers = call.toWorkloads().stream()
                .flatMap(name -> named(call.toNamespace(), name).stream())
                .toList();
        if (receivers.isEmpty()) {
            return CallCourse.steady(call.toNamespace().isEmpty() ? State.NOT_CARRIED : State.UNKNOWN);
        }
        var callers = named(call.fromNamespace(), call.fromWorkload());
        int callerJoins = callers.isEmpty() ? Way.NEVER : last(callers, Rung.JOINED);
        int mutual = Math.max(callerJoins, last(receivers, Rung.JOINED));
        int strict = last(receivers, Rung.STRICT);
        int authorized = last(receivers, Rung.AUTHORIZED);
        boolean isExcepted = receivers.stream().anyMatch(exceptionsByWorkload::containsKey);
        return CallCourse.of(
                mutual,
                isExcepted ? Way.NEVER : strict,
                authorized,
                isExcepted || strict >= mutual ? Way.NEVER : strict);
    }

    private List<WorkloadId> named(String namespace, String name) {
        return workloadsByName.getOrDefault(name(namespace, name), List.of());
    }

    /** When all of them have reached the rung. */
    private int last(List<WorkloadId> workloads, Rung rung) {
        return workloads.stream()
                .mapToInt(workload -> way(workload).reaches(rung))
                .max()
                .orElse(Way.NEVER);
    }

    /** The places where plaintext stays accepted at this workload. */
    public List<SavedException> exceptionsOf(WorkloadId workload) {
        return exceptionsByWorkload.getOrDefault(workload, List.of());
    }

    /** The numbers of the stages in their order; before them stands {@link Way#BEFORE}. */
    public List<Integer> moments() {
        var moments = new ArrayList<Integer>();
        moments.add(Way.BEFORE);
        plan.stages().forEach(saved -> moments.add(saved.stage().number()));
        return moments;
    }

    private static String name(String namespace, String name) {
        return namespace + "/" + name;
    }
}
