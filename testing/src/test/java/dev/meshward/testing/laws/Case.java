package dev.meshward.testing.laws;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import dev.meshward.testing.random.KnownWorkload;
import dev.meshward.testing.random.RandomClusters;
import dev.meshward.testing.replay.ExpectedCall;
import java.util.List;
import java.util.Optional;

/** A cluster that was drawn and everything that was made of it. */
record Case(GeneratedCluster cluster, Journey journey) {

    static Case drawn(long seed) {
        var cluster = RandomClusters.drawn(seed);
        return new Case(cluster, Journey.of(cluster.documents()));
    }

    static WorkloadId id(KnownWorkload workload) {
        return new WorkloadId(workload.kind(), workload.namespace(), workload.name());
    }

    /** The calls that were written into the manifests. */
    List<ExpectedCall> writtenCalls() {
        return cluster.calls().stream()
                .map(call -> new ExpectedCall(Optional.of(id(call.from())), id(call.to()), call.containerPort()))
                .toList();
    }
}
