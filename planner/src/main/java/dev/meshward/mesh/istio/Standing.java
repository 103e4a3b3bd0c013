package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;

/** How high a workload stands that has joined: modes and policies are the same objects with sidecars and with ztunnel. */
public record Standing(ClusterSnapshot snapshot, ControlPlane controlPlane) {

    /** @param because why it counts as joined */
    public Membership of(Workload workload, String because) {
        var labels = workload.template().labels();
        var mode = new MutualTlsInForce(snapshot, controlPlane.rootNamespace()).modeOf(workload.namespace(), labels);
        if (mode != Mode.STRICT) {
            return new Membership(Rung.JOINED, "", because);
        }
        var policies = new AuthorizationInForce(snapshot, controlPlane.rootNamespace());
        return policies.allowPolicyOf(workload.namespace(), labels)
                .map(policy -> new Membership(Rung.AUTHORIZED, "", because + ", and " + policy + " lists its callers"))
                .orElse(new Membership(Rung.STRICT, "", because + ", and it accepts mutual TLS only"));
    }
}
