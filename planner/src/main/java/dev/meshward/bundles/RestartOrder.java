package dev.meshward.bundles;

import dev.meshward.cluster.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides workloads into batches that restart together: the least critical first, one class of criticality a batch, and
 * no more at once than somebody can watch.
 */
record RestartOrder(Roster roster) {

    private static final int MOST_WORKLOADS = 5;
    private static final int MOST_PODS = 50;

    List<List<Workload>> batches(List<Workload> workloads) {
        var batches = new ArrayList<List<Workload>>();
        var batch = new ArrayList<Workload>();
        for (var workload : inOrder(workloads)) {
            if (!batch.isEmpty() && !fits(batch, workload)) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
            batch.add(workload);
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private List<Workload> inOrder(List<Workload> workloads) {
        return workloads.stream()
                .sorted(Comparator.comparing((Workload workload) -> roster.criticalityOf(workload.id()))
                        .thenComparing(Workload::id))
                .toList();
    }

    private boolean fits(List<Workload> batch, Workload workload) {
        int pods = batch.stream().mapToInt(Workload::replicas).sum() + workload.replicas();
        boolean isSameClass = roster.criticalityOf(batch.getFirst().id()) == roster.criticalityOf(workload.id());
        return isSameClass && batch.size() < MOST_WORKLOADS && pods <= MOST_PODS;
    }
}
