package dev.meshward.testing.replay;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.MeshName;
import java.util.Optional;

/** What one mesh makes of objects, written apart from the planner and as plainly as possible. */
interface MeshRules {

    static MeshRules of(MeshName mesh, World world) {
        return switch (mesh) {
            case ISTIO -> new IstioRules(world);
            case ISTIO_AMBIENT -> new AmbientRules(world);
            case LINKERD -> new LinkerdRules(world);
        };
    }

    /** Whether a control plane is there from the start. */
    boolean isInstalled(ClusterSnapshot snapshot);

    /** Whether a pod that starts now would get a proxy. */
    boolean asksForProxy(PodState pods);

    /** Whether pods that run already get what a pod that starts would get. */
    default boolean reachesRunningPods() {
        return false;
    }

    /** A person makes pods anew that ask for a proxy. */
    void askForProxy(Workload workload);

    /**
     * Whether a call is let in.
     *
     * @param caller empty when it arrives in plaintext, and so without identity
     */
    boolean letsIn(PodState callee, int containerPort, Optional<PodState> caller);
}
