package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Divides workloads into the stages of a rung that decides who may call: strict, then authorize. Such a stage touches
 * the callers as much as the called, so that both count for the limits and for how critical the stage is.
 */
final class Tightening {

    /** How many parcels are looked at to fill up a stage; more would make large plans slow and hardly shorter. */
    private static final int LOOKED_AT = 40;

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

    /** The stages, in their order. */
    List<Wave> waves(Collection<WorkloadId> workloads) {
        var parcels = parcels(workloads);
        var left = IntStream.range(0, parcels.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
        var waves = new ArrayList<Wave>();
        while (!left.isEmpty()) {
            var taken = nextStage(parcels, left);
            left.removeAll(taken);
            waves.add(together(taken.stream().map(parcels::get).toList()));
        }
        return waves;
    }

    /** The first parcel that is left, and those after it that go with it. */
    private List<Integer> nextStage(List<Wave> parcels, NavigableSet<Integer> left) {
        var first = parcels.get(left.first());
        var reach = new Reach();
        var taken = new ArrayList<Integer>();
        left.stream()
                .limit(LOOKED_AT)
                .takeWhile(each -> parcels.get(each).criticality() == first.criticality())
                .forEach(each -> {
                    var parcel = parcels.get(each);
                    if (taken.isEmpty() || reach.takes(parcel.touched(), limits)) {
                        reach.add(parcel.touched());
                        taken.add(each);
                    }
                });
        return taken;
    }

    private Wave together(List<Wave> parcels) {
        var workloads = parcels.stream()
                .flatMap(parcel -> parcel.workloads().stream())
                .sorted()
                .toList();
        return new Wave(workloads, parcels.getFirst().criticality(), touched(workloads));
    }

    /** Parcels of one namespace and one grade, each within the limits unless a single workload is not. */
    private List<Wave> parcels(Collection<WorkloadId> workloads) {
        var byGrade = new TreeMap<Criticality, Map<String, List<WorkloadId>>>();
        for (var workload : new TreeSet<>(workloads)) {
            byGrade.computeIfAbsent(gradeOf(workload), _ -> new TreeMap<>())
                    .computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                    .add(workload);
        }
        var parcels = new ArrayList<Wave>();
        byGrade.forEach(
                (grade, byNamespace) -> byNamespace.values().forEach(members -> parcels.addAll(cut(members, grade))));
        // Those that joined first have been watched longest.
        parcels.sort(Comparator.comparing(Wave::criticality)
                .thenComparingInt(this::lastJoin)
                .thenComparing(parcel -> parcel.workloads().getFirst()));
        return parcels;
    }

    private int lastJoin(Wave parcel) {
        return parcel.workloads().stream().mapToInt(joinStage).max().orElse(0);
    }

    private List<Wave> cut(List<WorkloadId> members, Criticality grade) {
        var pieces = new ArrayList<Wave>();
        var piece = new ArrayList<WorkloadId>();
        var reach = new Reach();
        for (var workload : members) {
            var touched = touched(List.of(workload));
            if (!piece.isEmpty() && !reach.takes(touched, limits)) {
                pieces.add(new Wave(List.copyOf(piece), grade, touched(piece)));
                piece.clear();
                reach = new Reach();
            }
            piece.add(workload);
            reach.add(touched);
        }
        pieces.add(new Wave(List.copyOf(piece), grade, touched(piece)));
        return pieces;
    }

    /** The most critical of the workload and those that call it: all of them suffer when it refuses wrongly. */
    private Criticality gradeOf(WorkloadId workload) {
        return grades.gravestOf(touched(List.of(workload)));
    }

    private Set<WorkloadId> touched(List<WorkloadId> workloads) {
        var touched = new HashSet<>(workloads);
        workloads.forEach(workload -> touched.addAll(arrivals.knownCallers(workload)));
        return touched;
    }
}
