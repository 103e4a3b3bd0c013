package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the wishes say about the order of parcels: which come before which, which keep apart, and the last stage of each. */
final class JoinBounds {

    private final Wishes wishes;
    private final Map<WorkloadId, Integer> parcelByWorkload = new HashMap<>();
    private final StageBounds bounds = new StageBounds();
    private final Map<Integer, Set<Integer>> after = new HashMap<>();
    private final Set<Integer> isBefore = new HashSet<>();
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();
    private final Map<Integer, Integer> fixed = new HashMap<>();

    JoinBounds(List<Parcel> parcels, Wishes wishes) {
        this.wishes = wishes;
        parcels.forEach(
                parcel -> parcel.workloads().forEach(workload -> parcelByWorkload.put(workload, parcel.number())));
        wishes.all().forEach(this::note);
    }

    private void note(Wish wish) {
        switch (wish) {
            case Wish.Before(var first, var then, var _) -> pairs(first, then).forEach(this::inOrder);
            case Wish.CallerFirst(var caller, var called, var _, var _) ->
                pairs(caller, called).forEach(this::inOrder);
            case Wish.Apart(var one, var other, var _) ->
                pairs(one, other).forEach(pair -> {
                    apart.computeIfAbsent(pair.first(), _ -> new HashSet<>()).add(pair.then());
                    apart.computeIfAbsent(pair.then(), _ -> new HashSet<>()).add(pair.first());
                    bounds.apart(name(pair.first()), name(pair.then()));
                });
            case Wish.At(var target, int stage, var _) ->
                parcelsOf(target).forEach(parcel -> {
                    fixed.put(parcel, stage);
                    bounds.at(name(parcel), stage);
                });
            case Wish.Together _,
                    Wish.Never _,
                    Wish.CriticalityOf _,
                    Wish.OwnerOf _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> {}
        }
    }

    private void inOrder(Pair pair) {
        after.computeIfAbsent(pair.then(), _ -> new TreeSet<>()).add(pair.first());
        isBefore.add(pair.first());
        bounds.before(name(pair.first()), name(pair.then()));
    }

    private static String name(int parcel) {
        return Integer.toString(parcel);
    }

    private record Pair(int first, int then) {}

    private List<Pair> pairs(Wish.Target one, Wish.Target other) {
        var pairs = new ArrayList<Pair>();
        for (int first : parcelsOf(one)) {
            for (int then : parcelsOf(other)) {
                pairs.add(new Pair(first, then));
            }
        }
        return pairs;
    }

    private Set<Integer> parcelsOf(Wish.Target target) {
        var found = new TreeSet<Integer>();
        for (var workload : wishes.meant(target)) {
            var parcel = parcelByWorkload.get(workload);
            if (parcel != null) {
                found.add(parcel);
            }
        }
        return found;
    }

    /** The parcels that have to be in an earlier stage. */
    Set<Integer> before(int parcel) {
        return after.getOrDefault(parcel, Set.of());
    }

    Set<Integer> apartFrom(int parcel) {
        return apart.getOrDefault(parcel, Set.of());
    }

    int earliest(int parcel) {
        return bounds.earliest(name(parcel));
    }

    int latest(int parcel) {
        return bounds.latest(name(parcel));
    }

    /** Whether wishes say something about when this parcel joins. */
    boolean orders(int parcel) {
        return !before(parcel).isEmpty()
                || !apartFrom(parcel).isEmpty()
                || isBefore.contains(parcel)
                || earliest(parcel) > 1
                || latest(parcel) != StageBounds.NO_LIMIT;
    }

    /** The last stage a wish names by number; 0 when none does. */
    int lastNamedStage() {
        return fixed.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
