package dev.meshward.testing.replay;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.MeshName;
import java.util.Optional;

/** What one mesh makes of objects, written apart from the planner and as plainly as possible. */
interface MeshRules {

    static MeshRules of(MeshName mesh, World world) {
        return switch (mesh) {
            case ISTIO, ISTIO_AMBIENT -> new IstioRules(world);
            case LINKERD -> new LinkerdRules(world);
        };
    }

    /** Whether a control plane is there from the start. */
    boolean isInstalled(ClusterSnapshot snapshot);

    /** Whether a pod that starts now would get a proxy. */
    boolean asksForProxy(PodState pods);

    /** A person makes pods anew that ask for a proxy. */
    void askForProxy(Workload workload);

    /**
     * Whether a call is let in.
     *
     * @param caller empty when it arrives in plaintext, and so without identity
     */
    boolean letsIn(PodState callee, int containerPort, Optional<PodState> caller);
}
