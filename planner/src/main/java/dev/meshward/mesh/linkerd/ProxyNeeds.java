package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Rung;
import java.util.Map;

/**
 * Annotations a workload's pods need from their first start with a proxy. As few as possible: each is a field of somebody
 * else's object.
 */
record ProxyNeeds(ClusterSnapshot snapshot) {

    /**
     * Pods that would refuse plaintext from their first moment accept it by their own word: where the template itself says
     * otherwise, and where the namespace does and has to go on doing so for those that are strict there already.
     */
    Map<String, String> of(Workload workload) {
        var controlPlane = ControlPlane.in(snapshot);
        var own =
                InboundPolicy.of(workload.template().annotations().getOrDefault(Annotation.DEFAULT_INBOUND_POLICY, ""));
        boolean refuses = own.map(policy -> !policy.acceptsPlaintext())
                .orElseGet(() -> !new NamespaceAnnotations(snapshot, workload.namespace())
                                .defaultPolicy(controlPlane)
                                .acceptsPlaintext()
                        && hasStrict(workload.namespace()));
        return refuses ? Map.of(Annotation.DEFAULT_INBOUND_POLICY, InboundPolicy.ALL_UNAUTHENTICATED.word()) : Map.of();
    }

    private boolean hasStrict(String namespace) {
        return snapshot.workloadsIn(namespace).stream()
                .anyMatch(workload ->
                        LinkerdMembership.of(workload, snapshot).rung().isAtLeast(Rung.STRICT));
    }
}
