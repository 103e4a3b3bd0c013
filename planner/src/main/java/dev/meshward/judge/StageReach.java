package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Reach;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which calls and doors the objects of one stage may matter to. Everything else stays as it was, and need not be looked at:
 * that is what keeps a judgement of many stages fast.
 */
final class StageReach {

    private final Map<WorkloadId, Set<ObjectKey>> asCaller = new HashMap<>();
    private final Map<WorkloadId, Set<ObjectKey>> asCallee = new HashMap<>();
    private final Map<WorkloadId, Set<ObjectKey>> births = new HashMap<>();
    private final Map<ServiceId, Set<ObjectKey>> byService = new HashMap<>();
    private final Set<ObjectKey> everybody = new TreeSet<>();
    private final Set<ObjectKey> none = Set.of();

    private final ClusterSnapshot snapshot;
    private final Map<ObjectKey, WorkloadId> workloadByObject;

    StageReach(ClusterSnapshot snapshot, Map<ObjectKey, WorkloadId> workloadByObject) {
        this.snapshot = snapshot;
        this.workloadByObject = workloadByObject;
    }

    void add(ObjectKey key, List<Reach> reaches) {
        if (key.kind().equals("Namespace") && key.group().isEmpty()) {
            snapshot.workloadsIn(key.name()).forEach(workload -> put(births, workload.id(), key));
        }
        var own = workloadByObject.get(key);
        if (own != null) {
            put(births, own, key);
        }
        reaches.forEach(reach -> add(key, reach));
    }

    private void add(ObjectKey key, Reach reach) {
        switch (reach) {
            case Reach.Nobody _ -> {}
            case Reach.Everybody _ -> everybody.add(key);
            case Reach.CallsTo(var service) -> put(byService, service, key);
            case Reach.PodsOf pods ->
                snapshot.workloadsIn(pods.namespace()).stream()
                        .filter(workload -> isAmong(workload, pods))
                        .forEach(workload -> add(key, workload.id(), pods.ends()));
        }
    }

    private static boolean isAmong(Workload workload, Reach.PodsOf pods) {
        return pods.pods().matches(workload.template().labels());
    }

    private void add(ObjectKey key, WorkloadId workload, Reach.Ends ends) {
        switch (ends) {
            case CALLER -> put(asCaller, workload, key);
            case CALLEE -> put(asCallee, workload, key);
            case EITHER -> {
                put(asCaller, workload, key);
                put(asCallee, workload, key);
            }
        }
    }

    private static <T> void put(Map<T, Set<ObjectKey>> keys, T name, ObjectKey key) {
        keys.computeIfAbsent(name, _ -> new TreeSet<>()).add(key);
    }

    /** True when nothing can be left out. */
    boolean isEverybody() {
        return !everybody.isEmpty();
    }

    Set<ServiceId> services() {
        return byService.keySet();
    }

    /** Workloads at either end of calls that may change, and those whose pods may. */
    Set<WorkloadId> workloads() {
        var all = new TreeSet<>(asCaller.keySet());
        all.addAll(asCallee.keySet());
        all.addAll(births.keySet());
        return all;
    }

    /** Workloads whose pods may be made otherwise than before: who joins or leaves a mesh is among them. */
    Set<WorkloadId> born() {
        return births.keySet();
    }

    /** Workloads whose doors may change. */
    Set<WorkloadId> doors() {
        var all = new TreeSet<>(asCallee.keySet());
        all.addAll(births.keySet());
        return all;
    }

    Set<ObjectKey> ofDoor(WorkloadId workload) {
        var keys = new HashSet<>(everybody);
        keys.addAll(asCallee.getOrDefault(workload, none));
        keys.addAll(births.getOrDefault(workload, none));
        return keys;
    }

    Set<ObjectKey> ofBirth(WorkloadId workload) {
        var keys = new HashSet<>(everybody);
        keys.addAll(births.getOrDefault(workload, none));
        return keys;
    }

    Set<ObjectKey> ofCall(KnownCall call, List<WorkloadId> watched) {
        var keys = ofDoor(call.callee());
        call.caller().ifPresent(caller -> keys.addAll(asCaller.getOrDefault(caller, none)));
        call.service().ifPresent(service -> keys.addAll(byService.getOrDefault(service, none)));
        watched.forEach(each -> keys.addAll(births.getOrDefault(each, none)));
        return keys;
    }
}
