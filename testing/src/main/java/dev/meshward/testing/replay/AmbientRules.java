package dev.meshward.testing.replay;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.Optional;

/**
 * Istio without sidecars (istio.md B.5): a label of the pod says yes or no for itself, a label of the namespace yes for all
 * others, and running pods follow at once. Both ends in ztunnel's hands use mutual TLS whatever a PeerAuthentication says, and
 * a port that says DISABLE is as one that says nothing.
 */
record AmbientRules(World world) implements MeshRules {

    private static final String MODE = "istio.io/dataplane-mode";
    private static final String SIDECAR_STATUS = "sidecar.istio.io/status";
    private static final List<String> NEVER_ENROLLED = List.of("kube-system", "kube-public", "kube-node-lease");

    @Override
    public boolean isInstalled(ClusterSnapshot snapshot) {
        return snapshot.workload(new WorkloadId("DaemonSet", "istio-system", "ztunnel"))
                .isPresent();
    }

    @Override
    public boolean asksForProxy(PodState pods) {
        var namespace = pods.id().namespace();
        if (NEVER_ENROLLED.contains(namespace)
                || pods.isOnHostNetwork()
                || pods.annotations().containsKey(SIDECAR_STATUS)) {
            return false;
        }
        var ofPod = pods.labels().getOrDefault(MODE, "");
        var ofNamespace = world.namespace(namespace, "labels").getOrDefault(MODE, "");
        return ofPod.equals("ambient") || (!ofPod.equals("none") && ofNamespace.equals("ambient"));
    }

    @Override
    public boolean reachesRunningPods() {
        return true;
    }

    @Override
    public void askForProxy(Workload workload) {
        world.write(workload, "labels", MODE, "ambient");
    }

    @Override
    public boolean letsIn(PodState callee, int containerPort, Optional<PodState> caller) {
        var accepted = caller.isPresent() || !new MutualTls(world).isStrict(callee, containerPort);
        return accepted && new Admission(world).admits(callee, containerPort, caller);
    }
}
