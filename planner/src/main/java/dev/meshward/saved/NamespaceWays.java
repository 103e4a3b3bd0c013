package dev.meshward.saved;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.AlreadyThere;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import dev.meshward.readiness.QuotaRoom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in the plan each namespace joins, turns strict and gets its default deny. */
final class NamespaceWays {

    private final ClusterSnapshot snapshot;
    private final List<QuotaRoom> quotas;
    private final Set<WorkloadId> joinedBefore;
    private final Set<WorkloadId> joining = new HashSet<>();
    private final Map<String, String> joins = new HashMap<>();
    private final Map<String, String> strict = new HashMap<>();
    private final Map<String, String> authorize = new HashMap<>();

    NamespaceWays(ClusterSnapshot snapshot, AdoptionPlan plan, List<QuotaRoom> quotas) {
        this.snapshot = snapshot;
        this.quotas = quotas;
        this.joinedBefore = plan.alreadyThere().stream()
                .filter(there -> there.rung().isAtLeast(Rung.JOINED))
                .map(AlreadyThere::workload)
                .collect(Collectors.toUnmodifiableSet());
        plan.stages().forEach(this::follow);
    }

    /** Later stages overwrite earlier ones: what counts is when a namespace is through. */
    private void follow(Stage stage) {
        if (stage.kind() == StageKind.JOIN) {
            stage.workloads().forEach(workload -> joins.put(workload.namespace(), stage.id()));
            joining.addAll(stage.workloads());
        }
        if (stage.kind() == StageKind.STRICT) {
            stage.wholeNamespaces().forEach(namespace -> strict.put(namespace, stage.id()));
        }
        if (stage.kind() == StageKind.AUTHORIZE) {
            stage.wholeNamespaces().forEach(namespace -> authorize.put(namespace, stage.id()));
        }
    }

    List<SavedNamespace> all() {
        return snapshot.namespaces().stream()
                .map(Namespace::name)
                .map(this::way)
                .toList();
    }

    private SavedNamespace way(String namespace) {
        var workloads = snapshot.workloadsIn(namespace);
        return new SavedNamespace(
                namespace,
                workloads.size(),
                pods(workloads.stream()),
                pods(workloads.stream().filter(workload -> joining.contains(workload.id()))),
                !workloads.isEmpty() && workloads.stream().allMatch(workload -> joinedBefore.contains(workload.id())),
                joins.getOrDefault(namespace, ""),
                strict.getOrDefault(namespace, ""),
                authorize.getOrDefault(namespace, ""),
                quotas.stream()
                        .filter(room -> room.namespace().equals(namespace))
                        .toList());
    }

    private static int pods(Stream<Workload> workloads) {
        return workloads.mapToInt(Workload::replicas).sum();
    }
}
