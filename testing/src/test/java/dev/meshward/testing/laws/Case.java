package dev.meshward.testing.laws;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.GeneratedCluster;
import dev.meshward.testing.random.KnownWorkload;
import dev.meshward.testing.random.KnownWorkload.Trait;
import dev.meshward.testing.random.RandomClusters;
import dev.meshward.testing.replay.ExpectedCall;
import java.util.List;
import java.util.Optional;

/** A cluster that was drawn and everything that was made of it. */
record Case(GeneratedCluster cluster, Journey journey) {

    /** One cluster after the other is on its way to another mesh. */
    static Case drawn(long seed) {
        var meshes = MeshName.values();
        return drawn(seed, meshes[(int) (seed % meshes.length)]);
    }

    static Case drawn(long seed, MeshName mesh) {
        var cluster = RandomClusters.drawn(seed);
        return new Case(cluster, Journey.of(cluster.documents(), mesh));
    }

    /** Whether it stands in another mesh than the one the journey leads to. */
    boolean isStranger(KnownWorkload workload) {
        boolean hasSidecarOfIstio = workload.is(Trait.INJECTED_ALREADY) && !workload.is(Trait.OPTED_OUT);
        return switch (journey.mesh()) {
            case ISTIO -> workload.is(Trait.IN_ANOTHER_MESH);
            case ISTIO_AMBIENT -> hasSidecarOfIstio || workload.is(Trait.IN_ANOTHER_MESH);
            case LINKERD -> hasSidecarOfIstio;
        };
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
