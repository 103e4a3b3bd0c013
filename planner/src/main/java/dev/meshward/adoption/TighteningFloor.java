package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fewest stages in which workloads of one grade can turn strict, or be authorized. Three reasons are weighed, and the
 * strongest counts: how many are touched in all, in how many namespaces, and how many there are of which no two fit into
 * one stage.
 */
final class TighteningFloor {

    /** Finding those that exclude each other compares all with all; of very many, the widest are enough for a bound. */
    private static final int COMPARED = 2_000;

    private final Limits limits;

    TighteningFloor(Limits limits) {
        this.limits = limits;
    }

    /** @param touched whom each workload touches, itself among them */
    int of(Collection<Set<WorkloadId>> touched) {
        var fitting = touched.stream().filter(this::isWithin).toList();
        int alone = touched.size() - fitting.size();
        return alone + Math.max(byNumbers(fitting), excludingEachOther(fitting));
    }

    private boolean isWithin(Set<WorkloadId> touched) {
        return new Reach().takes(new Reach().by(touched), limits);
    }

    private int byNumbers(List<Set<WorkloadId>> touched) {
        var reach = Reach.over(touched);
        return Math.max(
                ceil(reach.workloads().size(), limits.workloads()),
                ceil(reach.namespaces().size(), limits.namespaces()));
    }

    static int ceil(long things, int aStage) {
        return (int) ((things + aStage - 1) / aStage);
    }

    private int excludingEachOther(List<Set<WorkloadId>> touched) {
        var widestFirst = touched.stream()
                .sorted(Comparator.<Set<WorkloadId>>comparingInt(each -> namespaces(each))
                        .thenComparingInt(Set::size)
                        .reversed())
                .limit(COMPARED)
                .toList();
        var excluding = new ArrayList<Set<WorkloadId>>();
        for (var each : widestFirst) {
            if (excluding.stream().noneMatch(other -> fitTogether(each, other))) {
                excluding.add(each);
            }
        }
        return excluding.size();
    }

    private static int namespaces(Set<WorkloadId> touched) {
        var namespaces = new HashSet<String>();
        touched.forEach(workload -> namespaces.add(workload.namespace()));
        return namespaces.size();
    }

    private boolean fitTogether(Set<WorkloadId> one, Set<WorkloadId> other) {
        var reach = Reach.over(List.of(one));
        return reach.takes(reach.by(other), limits);
    }
}
