package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Packs workloads into stages by whom a change of theirs touches: as many together as the limits allow, so that there
 * are few stages. Whoever touches most comes first, and is joined by those who touch the same.
 */
final class Packing {

    /** How many of a namespace, or of those that have nothing in common with a stage, are tried; keeps it linear. */
    private static final int TRIED = 60;

    /** Up to so many stages it is tried to do without each of them. */
    private static final int FEW_ENOUGH_TO_MEND = 300;

    private final Limits limits;
    private final List<Piece> pieces;
    private final NavigableSet<Integer> left = new TreeSet<>();
    private final Map<String, NavigableSet<Integer>> leftByNamespace = new HashMap<>();
    private final Map<WorkloadId, List<Integer>> piecesByTouched = new HashMap<>();

    /** A workload and whom it touches, itself among them. */
    private record Piece(WorkloadId workload, Set<WorkloadId> touched) {

        long namespaces() {
            return touched.stream().map(WorkloadId::namespace).distinct().count();
        }
    }

    private Packing(Limits limits, List<Piece> pieces) {
        this.limits = limits;
        this.pieces = pieces;
        for (int i = 0; i < pieces.size(); i++) {
            left.add(i);
            leftByNamespace
                    .computeIfAbsent(pieces.get(i).workload().namespace(), _ -> new TreeSet<>())
                    .add(i);
            for (var touched : pieces.get(i).touched()) {
                piecesByTouched.computeIfAbsent(touched, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /**
     * The workloads of each stage. A stage is within the limits unless it is a single workload that is not.
     *
     * @param touched whom each of them touches, itself among them
     */
    static List<List<WorkloadId>> packed(
            Collection<WorkloadId> workloads, Function<WorkloadId, Set<WorkloadId>> touched, Limits limits) {
        var pieces = workloads.stream()
                .map(workload -> new Piece(workload, touched.apply(workload)))
                .sorted(Comparator.comparingLong(Piece::namespaces)
                        .thenComparingInt(piece -> piece.touched().size())
                        .reversed()
                        .thenComparing(Piece::workload))
                .toList();
        return new Packing(limits, pieces)
                .stages().stream()
                        .map(stage -> stage.stream().map(Piece::workload).toList())
                        .toList();
    }

    private List<List<Piece>> stages() {
        var stages = new ArrayList<List<Piece>>();
        while (!left.isEmpty()) {
            stages.add(nextStage());
        }
        if (stages.size() <= FEW_ENOUGH_TO_MEND) {
            for (int last = stages.size() - 1; last >= 0; last--) {
                doWithout(last, stages);
            }
        }
        return stages;
    }

    private List<Piece> nextStage() {
        var stage = new ArrayList<Piece>();
        var called = new HashSet<String>();
        var reach = new Reach();
        Optional<Integer> next = Optional.of(left.getFirst());
        while (next.isPresent()) {
            var piece = taken(next.get());
            stage.add(piece);
            called.add(piece.workload().namespace());
            reach.add(piece.touched());
            next = best(called, reach);
        }
        return stage;
    }

    private Piece taken(int position) {
        var piece = pieces.get(position);
        left.remove(position);
        leftByNamespace
                .getOrDefault(piece.workload().namespace(), new TreeSet<>())
                .remove(position);
        return piece;
    }

    /** Those of the namespaces that change anyhow, so that namespaces turn as a whole; then whoever fits best. */
    private Optional<Integer> best(Set<String> called, Reach reach) {
        return best(neighbours(called), reach)
                .or(() -> best(near(reach), reach))
                .or(() -> best(left.stream().limit(TRIED).toList(), reach));
    }

    /** Those left that touch somebody the stage touches, and those of the namespaces it touches. */
    private Collection<Integer> near(Reach reach) {
        var near = new TreeSet<Integer>();
        reach.workloads()
                .forEach(workload -> piecesByTouched.getOrDefault(workload, List.of()).stream()
                        .filter(left::contains)
                        .limit(TRIED)
                        .forEach(near::add));
        near.addAll(neighbours(reach.namespaces()));
        return near;
    }

    private Collection<Integer> neighbours(Set<String> namespaces) {
        var neighbours = new TreeSet<Integer>();
        namespaces.forEach(namespace -> leftByNamespace.getOrDefault(namespace, new TreeSet<>()).stream()
                .limit(TRIED)
                .forEach(neighbours::add));
        return neighbours;
    }

    private Optional<Integer> best(Collection<Integer> candidates, Reach reach) {
        Optional<Integer> best = Optional.empty();
        var least = new Reach.Widening(Integer.MAX_VALUE, 0);
        for (int candidate : candidates) {
            var widening = reach.by(pieces.get(candidate).touched());
            if (widening.compareTo(least) < 0 && reach.takes(widening, limits)) {
                best = Optional.of(candidate);
                least = widening;
            }
        }
        return best;
    }

    /** Moves the workloads of one stage into the others, if all of them fit somewhere. */
    private void doWithout(int spare, List<List<Piece>> stages) {
        var others = new ArrayList<List<Piece>>();
        stages.forEach(stage -> others.add(new ArrayList<>(stage)));
        var moving = others.remove(spare);
        var reaches = others.stream()
                .map(other -> Reach.over(other.stream().map(Piece::touched).toList()))
                .toList();
        if (moving.stream().allMatch(piece -> moved(piece, others, reaches))) {
            stages.clear();
            stages.addAll(others);
        }
    }

    private boolean moved(Piece piece, List<List<Piece>> others, List<Reach> reaches) {
        int to = -1;
        var least = new Reach.Widening(Integer.MAX_VALUE, 0);
        for (int i = 0; i < reaches.size(); i++) {
            var widening = reaches.get(i).by(piece.touched());
            if (widening.compareTo(least) < 0 && reaches.get(i).takes(widening, limits)) {
                to = i;
                least = widening;
            }
        }
        if (to >= 0) {
            others.get(to).add(piece);
            reaches.get(to).add(piece.touched());
        }
        return to >= 0;
    }
}
