package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the calls that a stage may matter to. */
final class CallIndex {

    private final ClusterSnapshot snapshot;
    private final List<KnownCall> calls;
    private final Map<KnownCall, List<WorkloadId>> watchedByCall = new HashMap<>();
    private final Map<WorkloadId, List<KnownCall>> callsByWorkload = new HashMap<>();
    private final Map<ServiceId, List<KnownCall>> callsByService = new HashMap<>();

    CallIndex(ClusterSnapshot snapshot, List<KnownCall> calls) {
        this.snapshot = snapshot;
        this.calls = calls;
        for (var call : calls) {
            var watched = watched(call);
            watchedByCall.put(call, watched);
            watched.forEach(workload -> callsByWorkload
                    .computeIfAbsent(workload, _ -> new ArrayList<>())
                    .add(call));
            call.service()
                    .ifPresent(service -> callsByService
                            .computeIfAbsent(service, _ -> new ArrayList<>())
                            .add(call));
        }
    }

    /** Both ends; behind a headless Service all pods count, those of other workloads too. */
    private List<WorkloadId> watched(KnownCall call) {
        var watched = new LinkedHashSet<WorkloadId>();
        watched.add(call.callee());
        call.caller().ifPresent(watched::add);
        if (headless(call) == BothEnds.Headless.YES) {
            call.service()
                    .flatMap(snapshot::service)
                    .ifPresent(service -> snapshot.workloadsBehind(service).stream()
                            .map(Workload::id)
                            .forEach(watched::add));
        }
        return List.copyOf(watched);
    }

    List<KnownCall> all() {
        return calls;
    }

    List<WorkloadId> watchedBy(KnownCall call) {
        return watchedByCall.getOrDefault(call, List.of());
    }

    /** The calls that this workload takes part in. */
    List<KnownCall> of(WorkloadId workload) {
        return callsByWorkload.getOrDefault(workload, List.of());
    }

    BothEnds.Headless headless(KnownCall call) {
        boolean isHeadless = call.service()
                .flatMap(snapshot::service)
                .filter(Service::isHeadless)
                .isPresent();
        return isHeadless ? BothEnds.Headless.YES : BothEnds.Headless.NO;
    }

    Collection<KnownCall> touchedBy(StageReach reach) {
        if (reach.isEverybody()) {
            return calls;
        }
        var touched = new TreeSet<KnownCall>();
        reach.workloads().forEach(workload -> touched.addAll(callsByWorkload.getOrDefault(workload, List.of())));
        reach.services().forEach(service -> touched.addAll(callsByService.getOrDefault(service, List.of())));
        return touched;
    }
}
