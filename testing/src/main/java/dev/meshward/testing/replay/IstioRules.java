package dev.meshward.testing.replay;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.List;
import java.util.Optional;

/** Istio's injector: a label of the namespace says yes or no for all, a label of the pod for itself. */
record IstioRules(World world) implements MeshRules {

    private static final String INJECT = "sidecar.istio.io/inject";
    private static final List<String> NEVER_INJECTED = List.of("kube-system", "kube-public", "kube-node-lease");

    @Override
    public boolean isInstalled(ClusterSnapshot snapshot) {
        return snapshot.workload(new WorkloadId("Deployment", "istio-system", "istiod"))
                .isPresent();
    }

    @Override
    public boolean asksForProxy(PodState pods) {
        var ofPod = pods.labels().getOrDefault(INJECT, pods.annotations().getOrDefault(INJECT, ""));
        var namespace = pods.id().namespace();
        if (NEVER_INJECTED.contains(namespace) || pods.isOnHostNetwork() || ofPod.equals("false")) {
            return false;
        }
        var labels = world.namespace(namespace, "labels");
        var ofNamespace = labels.getOrDefault("istio-injection", "");
        if (ofNamespace.equals("disabled")) {
            return false;
        }
        return ofNamespace.equals("enabled") || labels.containsKey("istio.io/rev") || ofPod.equals("true");
    }

    @Override
    public void askForProxy(Workload workload) {
        world.write(workload, "labels", INJECT, "true");
    }

    @Override
    public boolean letsIn(PodState callee, int containerPort, Optional<PodState> caller) {
        var accepted = caller.isPresent() || !new MutualTls(world).isStrict(callee, containerPort);
        return accepted && new Admission(world).admits(callee, containerPort, caller);
    }
}
