package dev.meshward.mesh;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One mesh: reads where a cluster stands in it, and says the ladder's intents in its own objects. A dialect never
 * decides who climbs, and never knows another dialect.
 */
public interface Dialect extends Hardening {

    MeshName mesh();

    /** The version plans are made for when the user names none: the newest stable one this dialect was written for. */
    String defaultVersion();

    /** The newest version this dialect was written for that runs on this Kubernetes, such as {@code 1.31}. */
    default String versionFor(String kubernetesVersion) {
        return defaultVersion();
    }

    /** The minor number of the oldest Kubernetes that this version of the mesh runs on; 0 where nobody says. */
    default int leastKubernetesMinor(TargetMesh target) {
        return 0;
    }

    MeshTraits traits();

    /** Why no workload of this namespace can ever get a proxy; empty for all but those the mesh itself leaves out. */
    default Optional<String> neverReaches(String namespace) {
        return Optional.empty();
    }

    /** Where each workload stands before the plan, or that it is in another mesh. */
    Membership membershipOf(Workload workload, ClusterSnapshot snapshot);

    /** Whether the control plane is already there, and how that is known; empty when it is not. */
    Optional<String> installedVersion(ClusterSnapshot snapshot);

    Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot);

    /**
     * Whether pods that run already join as they are when they or their namespace are labelled, so that a join by the label
     * of a namespace restarts nobody.
     */
    default boolean joinsRunningPods() {
        return false;
    }

    /** How the pods of this workload are better taken in, where running pods join as they are; empty where it does not matter. */
    default Optional<OneByOne> takenInOneByOne(Workload workload, ClusterSnapshot snapshot) {
        return Optional.empty();
    }

    /**
     * Why calls to this workload would be refused from the moment it joined, whatever the plan does: an object that is there
     * already means something else to this mesh. Empty where nothing of the kind is there.
     */
    default Optional<String> keepsFromJoining(Workload workload, ClusterSnapshot snapshot) {
        return Optional.empty();
    }

    /**
     * The objects that say this intent, given what is there. Where an object already decides the scope, it is patched.
     *
     * @param present the objects as they are when the change arrives, changes of earlier steps included
     */
    List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target);

    /** Annotations this workload's pods need at the join besides those of fixes: resources, start-up order. */
    Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target);

    /** Whether a workload that is no member obeys all the same what is said of its namespace as a whole. */
    default boolean alsoObeys(Workload outsider, ClusterSnapshot snapshot) {
        return false;
    }

    /**
     * Services whose calls have to pass a proxy that reads requests, each once; none for a mesh whose every proxy does.
     */
    default List<RequestRouting> routedRequests(ClusterSnapshot snapshot) {
        return List.of();
    }

    /** Objects that let the cluster's own monitoring see the mesh; only kinds that {@code present} serves. */
    List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target);

    /** Scrape jobs that see the mesh, as a Prometheus configuration with {@code scrape_configs}. */
    Mapping scrapeConfig(List<String> namespaces, TargetMesh target);

    /** Alert rules as one object or file, with thresholds and the undo command of the stage in each. */
    List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand);

    /**
     * Whether probes that the kubelet sends to this port succeed once the workload joined, however strict it is then: the
     * proxy answers them itself, or lets them through.
     *
     * @param port the container port; 0 where it is not known
     * @param snapshot what else says how the port is served
     */
    default boolean answersProbes(Workload workload, int port, ClusterSnapshot snapshot) {
        return true;
    }

    /** Why probes of the kubelet go on once their workload is strict, as a clause. */
    default String whyProbesGoOn() {
        return "the proxy answers them for the application";
    }

    /** The annotations of a namespace that its pods carry too as soon as they have a proxy, where they say nothing else. */
    default Map<String, String> handedDown(Map<String, String> namespaceAnnotations) {
        return Map.of();
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
     * The places in routes at which a gateway of this mesh hands traffic from outside to a Service, each with the accounts
     * of that gateway; none where its pods are not in the snapshot. Such traffic is as good as any caller with a proxy,
     * while that of other gateways and ingress controllers proves nothing.
     */
    default Map<Place, List<LadderIntent.ServiceAccountId>> ownEntrances(ClusterSnapshot snapshot) {
        return Map.of();
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
     * Why a call stays without mutual TLS though both ends have a proxy: an object that is there already says so. Empty
     * where none does.
     *
     * @param port of the Service; 0 where it is not known
     */
    default Optional<String> withoutMutualTls(Workload caller, ServiceId service, int port, ClusterSnapshot snapshot) {
        return Optional.empty();
    }

    /**
     * Whether calls to this port reach the workload past its proxy, which then neither refuses nor protects them.
     *
     * @param annotations what the pods carry once joined
     */
    default boolean isCalledPastTheProxy(Workload callee, int containerPort, Map<String, String> annotations) {
        return false;
    }

    /** What is there already and begins to decide with the join. */
    default SleepingRules sleepingRules(ClusterSnapshot snapshot) {
        return SleepingRules.none();
    }

    /** What to ask before these workloads turn strict. */
    List<Probe> beforeStrict(List<Workload> workloads);

    /**
     * What to ask before dry-run policies of these workloads are enforced.
     *
     * @param admissions whom each workload is going to admit
     */
    List<Probe> beforeEnforcing(List<Workload> workloads, Function<Workload, List<LadderIntent.Admission>> admissions);

    /**
     * Whether a workload can be left open in a namespace that refuses whatever no policy admits. Where it cannot, such a
     * namespace gets no default deny.
     */
    default boolean leavesOpenBesideDefaultDeny() {
        return true;
    }

    /** What to watch after a join. */
    List<Probe> afterJoin(List<Workload> workloads);

    /** What to look at, besides metrics, when these workloads have reached a rung. */
    List<Inspection> inspections(Rung reached, List<Workload> workloads, TargetMesh target);

    /** Signs on which to undo a stage that brings workloads of these namespaces to a rung, worst first. */
    List<String> undoSigns(Rung reached, List<String> namespaces);

    /** Commands of the target version that help when something is wrong here, most useful first. */
    List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads);

    /** The judged bypass of a namespace: authorization off, then permissive, then out of the mesh. */
    List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target);

    /** The bypass of the whole mesh, where it is more than that of each namespace. */
    List<BypassStep> bypassOfTheMesh(KnownObjects afterThePlan, TargetMesh target);

    /** What to do while a part of the mesh itself is down: its webhook, its control plane. */
    List<Outage> outages(TargetMesh target);

    /**
     * A part of the mesh that can be down.
     *
     * @param title such as {@code The injection webhook does not answer}
     * @param effects what stops working, and what goes on
     * @param steps what to do, commands included, first things first
     */
    record Outage(String title, List<String> effects, List<String> steps) {}

    /** A rung of the bypass: what it changes, what it opens, whether pods restart. */
    record BypassStep(String title, List<Change> changes, String opens, boolean restarts) {}

    /**
     * Running pods that are taken in one after the other.
     *
     * @param because a clause
     * @param command takes them in, each after the one before has settled
     * @param back takes them out again
     */
    record OneByOne(String because, String command, String back) {}
}
