package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Divides those who join into parcels: by namespace and grade, as the wishes say, and no larger than a stage. */
final class Parcels {

    private final Standings standings;
    private final Wishes wishes;
    private final Grades grades;
    private final ClusterSnapshot snapshot;
    private final DependencyGraph graph;
    private final Set<WorkloadId> named = new HashSet<>();
    private final Map<String, Criticality> gravestByNamespace = new HashMap<>();
    private final Groups<String> together = new Groups<>();
    private final Set<String> kept = new HashSet<>();

    private Parcels(PlanQuestion question, Wishes wishes, Standings standings, Grades grades) {
        this.snapshot = question.snapshot();
        this.graph = question.graph();
        this.wishes = wishes;
        this.standings = standings;
        this.grades = grades;
        standings.joining().forEach(id -> gravestByNamespace.merge(id.namespace(), grades.of(id), Parcels::graver));
        wishes.all().forEach(this::nameSingleOnes);
        wishes.all().forEach(this::keepTogether);
    }

    static List<Parcel> of(PlanQuestion question, Wishes wishes, Standings standings, Grades grades) {
        return new Parcels(question, wishes, standings, grades).divided();
    }

    private static Criticality graver(Criticality one, Criticality other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void nameSingleOnes(Wish wish) {
        if (Wishes.isAboutOrder(wish)) {
            Wishes.targets(wish)
                    .filter(target -> !target.workload().isEmpty())
                    .forEach(target -> named.addAll(wishes.meant(target)));
        }
    }

    private void keepTogether(Wish wish) {
        var keys = new TreeSet<String>();
        if (wish instanceof Wish.Together(var one, var other, var _)) {
            keys.addAll(keysOf(one));
            keys.addAll(keysOf(other));
        } else if (wish instanceof Wish.At(var target, var _, var _)) {
            keys.addAll(keysOf(target));
        }
        together.join(keys);
        kept.addAll(keys);
    }

    private Set<String> keysOf(Wish.Target target) {
        var keys = new TreeSet<String>();
        wishes.meant(target).stream()
                .filter(standings.joining()::contains)
                .map(this::keyOf)
                .forEach(keys::add);
        return keys;
    }

    /** What a workload is parcelled with when no wish says otherwise. */
    private String keyOf(WorkloadId workload) {
        if (named.contains(workload)) {
            return "workload " + workload;
        }
        if (standings.onlyThroughNamespace().contains(workload)) {
            return "closing " + workload.namespace();
        }
        return "namespace " + workload.namespace() + " " + grades.of(workload);
    }

    private List<Parcel> divided() {
        var members = new TreeMap<String, List<WorkloadId>>();
        var indivisible = new HashSet<String>();
        for (var workload : standings.joining()) {
            var key = keyOf(workload);
            var leader = together.leaderOf(key);
            members.computeIfAbsent(leader, _ -> new ArrayList<>()).add(workload);
            if (kept.contains(key) || key.startsWith("closing ")) {
                indivisible.add(leader);
            }
        }
        var sets = new ArrayList<List<WorkloadId>>();
        members.forEach(
                (key, workloads) -> sets.addAll(indivisible.contains(key) ? List.of(workloads) : cut(workloads)));
        sets.sort(java.util.Comparator.comparing(List::getFirst));
        var parcels = new ArrayList<Parcel>();
        sets.forEach(set -> parcels.add(parcel(parcels.size(), set)));
        return parcels;
    }

    private Parcel parcel(int number, List<WorkloadId> workloads) {
        var sorted = workloads.stream().sorted().toList();
        var grade = sorted.stream().map(this::weightOf).max(java.util.Comparator.naturalOrder());
        int pods = sorted.stream().mapToInt(this::podsOf).sum();
        boolean closes = sorted.stream().anyMatch(standings.onlyThroughNamespace()::contains);
        return new Parcel(number, sorted, grade.orElse(Criticality.NORMAL), pods, closes);
    }

    /** Those that come last in their namespace count as critical as the most critical they come after. */
    private Criticality weightOf(WorkloadId workload) {
        return standings.onlyThroughNamespace().contains(workload)
                ? gravestByNamespace.getOrDefault(workload.namespace(), grades.of(workload))
                : grades.of(workload);
    }

    private int podsOf(WorkloadId id) {
        return snapshot.workload(id).map(Parcels::podsOf).orElse(0);
    }

    static int podsOf(Workload workload) {
        return workload.restart() == RestartMethod.NEXT_RUN ? 0 : workload.replicas();
    }

    /** Cuts a set into pieces that fit into a stage; those that call each other are likely to stay in one piece. */
    private List<List<WorkloadId>> cut(List<WorkloadId> workloads) {
        var limits = wishes.limits();
        var pieces = new ArrayList<List<WorkloadId>>();
        var piece = new ArrayList<WorkloadId>();
        int pods = 0;
        for (var workload : neighboursFirst(workloads)) {
            int more = podsOf(workload);
            boolean isFull = piece.size() >= limits.workloads() || pods + more > limits.restarts();
            if (isFull && !piece.isEmpty()) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                pods = 0;
            }
            piece.add(workload);
            pods += more;
        }
        pieces.add(List.copyOf(piece));
        return pieces;
    }

    private List<WorkloadId> neighboursFirst(List<WorkloadId> workloads) {
        if (workloads.size() <= 1) {
            return workloads;
        }
        var left = new TreeSet<>(workloads);
        var order = new ArrayList<WorkloadId>();
        while (!left.isEmpty()) {
            var reached = new ArrayDeque<WorkloadId>();
            reached.add(left.pollFirst());
            while (!reached.isEmpty()) {
                var workload = reached.remove();
                order.add(workload);
                neighbours(workload).stream().filter(left::remove).forEach(reached::add);
            }
        }
        return order;
    }

    private Collection<WorkloadId> neighbours(WorkloadId workload) {
        var found = new TreeSet<WorkloadId>();
        graph.callsBy(workload).stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .forEach(call -> found.addAll(call.to().receivers()));
        graph.callsTo(workload).stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .forEach(call -> {
                    if (call.from() instanceof dev.meshward.dependencies.Caller.Pods(var caller)) {
                        found.add(caller);
                    }
                });
        return found;
    }
}
