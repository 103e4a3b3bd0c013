package dev.meshward.mesh;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;

/**
 * One mesh: reads where a cluster stands in it, and says the ladder's intents in its own objects. A dialect never
 * decides who climbs, and never knows another dialect.
 */
public interface Dialect {

    MeshName mesh();

    /** The version plans are made for when the user names none: the newest stable one this dialect was written for. */
    String defaultVersion();

    MeshTraits traits();

    /** Where each workload stands before the plan, or that it is in another mesh. */
    Membership membershipOf(Workload workload, ClusterSnapshot snapshot);

    /** Whether the control plane is already there, and how that is known; empty when it is not. */
    java.util.Optional<String> installedVersion(ClusterSnapshot snapshot);

    Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot);

    /**
     * The objects that say this intent, given what is there. Where an object already decides the scope, it is patched.
     *
     * @param present the objects as they are when the change arrives, changes of earlier steps included
     */
    List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target);

    /** Annotations this workload's pods need at the join besides those of fixes: resources, start-up order. */
    Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target);

    /** Objects that let the cluster's own monitoring see the mesh; only kinds that {@code present} serves. */
    List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target);

    /** Alert rules as one object or file, with thresholds and the undo command of the stage in each. */
    List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand);

    /** Whether probes of the kubelet are answered by the proxy once the workload joined, however strict it is then. */
    default boolean answersProbesOf(Workload workload) {
        return true;
    }

    /** Whether scrapes that the workload's own pod annotations ask for are answered by the proxy once it joined. */
    default boolean answersScrapesOf(Workload workload) {
        return false;
    }

    /**
     * Whether a call to the address of a pod, with no Service between, uses mutual TLS when both ends have a proxy. Where
     * it does not, such a call stays plaintext for good.
     */
    default boolean protectsCallsByPodAddress() {
        return false;
    }

    /**
     * Whether callers of a headless Service use plaintext for all of its pods as soon as one of them has no proxy. Meshes
     * that decide pod by pod say no.
     */
    default boolean treatsHeadlessServicesAsOne() {
        return true;
    }

    /**
     * Whether calls to this port leave the caller past its proxy, and so in plaintext.
     *
     * @param port the port the caller names
     * @param annotations what the pods carry once joined
     */
    default boolean callsPastTheProxy(Workload caller, int port, Map<String, String> annotations) {
        return false;
    }

    /**
     * Whether calls to this port reach the workload past its proxy, which then neither refuses nor protects them.
     *
     * @param annotations what the pods carry once joined
     */
    default boolean isCalledPastTheProxy(Workload callee, int containerPort, Map<String, String> annotations) {
        return false;
    }

    /** What to ask before these workloads turn strict. */
    List<Probe> beforeStrict(List<Workload> workloads);

    /** What to ask before dry-run policies of these workloads are enforced. */
    List<Probe> beforeEnforcing(List<Workload> workloads);

    /** What to watch after a join. */
    List<Probe> afterJoin(List<Workload> workloads);

    /** Commands of the target version that help when something is wrong here, most useful first. */
    List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads);

    /** The judged bypass of a namespace: authorization off, then permissive, then out of the mesh. */
    List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target);

    /** A rung of the bypass: what it changes, what it opens, whether pods restart. */
    record BypassStep(String title, List<Change> changes, String opens, boolean restarts) {}
}
