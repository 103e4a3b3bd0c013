package dev.meshward.readiness;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.MeshTraits;
import dev.meshward.mesh.SleepingRules;
import dev.meshward.mesh.TargetMesh;
import java.util.stream.Stream;

/**
 * What a check may look at.
 *
 * @param traits what is fixed about the target's data plane
 * @param sleeping objects of the target that begin to act with a join
 * @param leastKubernetesMinor the oldest Kubernetes the target's version runs on; 0 where nobody says
 */
public record Situation(
        ClusterSnapshot snapshot,
        DependencyGraph graph,
        TargetMesh target,
        MeshTraits traits,
        SleepingRules sleeping,
        int leastKubernetesMinor) {

    /** False for namespaces of the system and of the mesh, whose workloads never join. */
    public boolean mayJoin(String namespace) {
        return SystemNamespaces.reasonFor(namespace).isEmpty()
                && !traits.controlPlaneNamespaces().contains(namespace);
    }

    /** The workloads a plan could stage. */
    public Stream<Workload> workloads() {
        return snapshot.workloads().stream().filter(workload -> mayJoin(workload.namespace()));
    }

    /** The Services in namespaces a plan could stage. */
    public Stream<Service> services() {
        return snapshot.services().stream()
                .filter(service -> mayJoin(service.id().namespace()));
    }

    /** True where every pod gets a proxy of its own. */
    public boolean hasSidecars() {
        return target.name() != MeshName.ISTIO_AMBIENT;
    }

    public boolean isIstio() {
        return target.name() != MeshName.LINKERD;
    }
}
