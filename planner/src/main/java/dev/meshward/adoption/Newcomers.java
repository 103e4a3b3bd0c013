package dev.meshward.adoption;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a place for workloads that an earlier plan did not know: in a stage that has room for them, else in one of their
 * own. Stages that were there keep their order.
 */
final class Newcomers {

    private final Ascent ascent;
    private final StageKind rung;
    private final List<List<WorkloadId>> groups;
    private final Set<WorkloadId> closed;

    /** @param closed those whose stage takes nobody in */
    Newcomers(Ascent ascent, StageKind rung, List<List<WorkloadId>> groups, Set<WorkloadId> closed) {
        this.ascent = ascent;
        this.rung = rung;
        this.groups = new ArrayList<>(groups);
        this.closed = closed;
    }

    List<List<WorkloadId>> placed(TreeSet<WorkloadId> newcomers) {
        newcomers.forEach(this::place);
        return List.copyOf(groups);
    }

    private void place(WorkloadId newcomer) {
        int home = -1;
        for (int i = groups.size() - 1; i >= 0; i--) {
            boolean isNearer = home < 0 || (!isAtHome(newcomer, groups.get(home)) && isAtHome(newcomer, groups.get(i)));
            home = isNearer && takes(i, newcomer) ? i : home;
        }
        if (home >= 0) {
            var more = new ArrayList<>(groups.get(home));
            more.add(newcomer);
            groups.set(home, more);
        } else {
            groups.add(placeForOwn(newcomer), List.of(newcomer));
        }
    }

    private static boolean isAtHome(WorkloadId newcomer, List<WorkloadId> group) {
        return group.stream().anyMatch(member -> member.namespace().equals(newcomer.namespace()));
    }

    private boolean takes(int position, WorkloadId newcomer) {
        var group = groups.get(position);
        boolean isCanary = rung == StageKind.JOIN && position == 0 && JoinStages.beginsWithCanary(ascent);
        return !isCanary
                && group.stream().noneMatch(closed::contains)
                && gradeOf(group) == gradeOf(List.of(newcomer))
                && isFree(newcomer)
                && fits(group, newcomer);
    }

    /** Bound by no wish, and to no label that comes last. */
    private boolean isFree(WorkloadId newcomer) {
        boolean isOwned = ascent.question()
                .snapshot()
                .workload(newcomer)
                .filter(workload -> workload.owner() instanceof Ownership.Operator)
                .isPresent();
        return rung != StageKind.JOIN
                || (!isOwned
                        && ascent.wishes().all().stream()
                                .filter(Wishes::isAboutOrder)
                                .flatMap(Wishes::targets)
                                .noneMatch(
                                        target -> ascent.wishes().meant(target).contains(newcomer)));
    }

    private boolean fits(List<WorkloadId> group, WorkloadId newcomer) {
        var all = new ArrayList<>(group);
        all.add(newcomer);
        var touched = touchedBy(all);
        var limits = ascent.wishes().limits();
        int pods = rung == StageKind.JOIN
                ? ascent.workloads(all).stream().mapToInt(Parcels::podsOf).sum()
                : 0;
        return touched.size() <= limits.workloads()
                && touched.stream().map(WorkloadId::namespace).distinct().count() <= limits.namespaces()
                && pods <= limits.restarts();
    }

    private Set<WorkloadId> touchedBy(List<WorkloadId> group) {
        var touched = new HashSet<>(group);
        if (rung != StageKind.JOIN) {
            group.forEach(workload -> touched.addAll(ascent.arrivals().knownCallers(workload)));
        }
        return touched;
    }

    private Criticality gradeOf(List<WorkloadId> group) {
        return ascent.grades().gravestOf(touchedBy(group));
    }

    /** After the last stage that is no more critical. */
    private int placeForOwn(WorkloadId newcomer) {
        var grade = gradeOf(List.of(newcomer));
        int place = groups.size();
        while (place > 0 && gradeOf(groups.get(place - 1)).compareTo(grade) > 0) {
            place--;
        }
        return place;
    }
}
