package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Callers that share a ServiceAccount with others: whoever admits one of them admits them all. */
record SharedAccounts(ClusterSnapshot snapshot) {

    List<String> warnings(Collection<WorkloadId> callers) {
        var sharedBy = new TreeMap<String, Integer>();
        for (var caller : callers) {
            snapshot.workload(caller)
                    .ifPresent(workload -> sharedBy.computeIfAbsent(account(workload), _ -> users(workload)));
        }
        return sharedBy.entrySet().stream()
                .filter(account -> account.getValue() > 1)
                .map(account -> account.getValue() + " workloads share the ServiceAccount " + account.getKey()
                        + ": whoever admits one of them admits them all.")
                .toList();
    }

    private int users(Workload workload) {
        var account = workload.template().serviceAccount();
        return (int) snapshot.workloadsIn(workload.namespace()).stream()
                .filter(each -> each.template().serviceAccount().equals(account))
                .count();
    }

    private static String account(Workload workload) {
        return workload.namespace() + "/" + workload.template().serviceAccount();
    }
}
