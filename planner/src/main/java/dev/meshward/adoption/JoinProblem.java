package dev.meshward.adoption;

import dev.meshward.adoption.schedule.Call;
import dev.meshward.adoption.schedule.Capacity;
import dev.meshward.adoption.schedule.OrderRules;
import dev.meshward.adoption.schedule.OrderRules.Pair;
import dev.meshward.adoption.schedule.OrderRules.Window;
import dev.meshward.adoption.schedule.ScheduleProblem;
import dev.meshward.adoption.schedule.Task;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The joins as a problem for an engine: a task for each parcel. */
record JoinProblem(Ascent ascent, Exposure exposure, List<Parcel> parcels, JoinBounds bounds, JoinCircles circles) {

    /** @param canary the parcel that joins first, alone */
    ScheduleProblem with(Optional<Integer> canary) {
        var limits = ascent.wishes().limits();
        var order = new OrderRules(
                pairs(parcel -> bounds.before(parcel)),
                lastInTheirNamespaces(),
                pairs(bounds::apartFrom).stream()
                        .filter(pair -> pair.one() < pair.other())
                        .toList(),
                windows(),
                circles.all(),
                canary);
        return new ScheduleProblem(
                tasks(), new Capacity(limits.workloads(), limits.namespaces(), limits.restarts()), order, calls());
    }

    private List<Task> tasks() {
        var workloads = new Numbers<WorkloadId>();
        var namespaces = new Numbers<String>();
        return parcels.stream()
                .map(parcel -> new Task(
                        parcel.number(),
                        parcel.criticality().rank(),
                        climbing(parcel),
                        workloads.of(parcel.workloads()),
                        namespaces.of(parcel.namespaces()),
                        parcel.pods()))
                .toList();
    }

    private Map<Integer, Integer> climbing(Parcel parcel) {
        var climbing = new TreeMap<Integer, Integer>();
        parcel.workloads()
                .forEach(workload -> climbing.merge(ascent.grades().of(workload).rank(), 1, Integer::sum));
        return climbing;
    }

    private List<Pair> pairs(IntFunction<? extends Iterable<Integer>> ones) {
        var pairs = new ArrayList<Pair>();
        for (var parcel : parcels) {
            ones.apply(parcel.number()).forEach(one -> pairs.add(new Pair(one, parcel.number())));
        }
        return pairs;
    }

    private List<Pair> lastInTheirNamespaces() {
        var open = new HashMap<String, List<Integer>>();
        parcels.stream()
                .filter(parcel -> !parcel.closes())
                .forEach(parcel -> parcel.namespaces()
                        .forEach(namespace -> open.computeIfAbsent(namespace, _ -> new ArrayList<>())
                                .add(parcel.number())));
        return pairs(parcel -> {
            var earlier = new TreeSet<Integer>();
            if (parcels.get(parcel).closes()) {
                parcels.get(parcel)
                        .namespaces()
                        .forEach(namespace -> earlier.addAll(open.getOrDefault(namespace, List.of())));
            }
            return earlier;
        });
    }

    private Map<Integer, Window> windows() {
        var windows = new TreeMap<Integer, Window>();
        for (var parcel : parcels) {
            int first = bounds.earliest(parcel.number());
            int last = bounds.latest(parcel.number());
            if (first > 1 || last != StageBounds.NO_LIMIT) {
                windows.put(parcel.number(), new Window(first, last));
            }
        }
        return windows;
    }

    /** Calls that wait for the same parcels are one. */
    private List<Call> calls() {
        var parcelOf = new HashMap<WorkloadId, Integer>();
        parcels.forEach(parcel -> parcel.workloads().forEach(workload -> parcelOf.put(workload, parcel.number())));
        var weights = new HashMap<SortedSet<Integer>, Long>();
        for (var waiting : exposure.waiting()) {
            var tasks = new TreeSet<Integer>();
            waiting.joining().forEach(workload -> tasks.add(parcelOf.getOrDefault(workload, 0)));
            weights.merge(tasks, Math.round(waiting.weight() * Call.ONE), Long::sum);
        }
        return weights.entrySet().stream()
                .map(entry -> new Call(entry.getValue(), entry.getKey()))
                .sorted(java.util.Comparator.comparing(
                        (Call call) -> call.tasks().toString()))
                .toList();
    }
}
