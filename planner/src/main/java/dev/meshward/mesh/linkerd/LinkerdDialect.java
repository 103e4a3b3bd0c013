package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.MeshTraits;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.SleepingRules;
import dev.meshward.mesh.TargetMesh;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Linkerd. After the join it climbs without restarts: proxies obey Servers and policies at once. */
public final class LinkerdDialect implements Dialect {

    private static final MeshTraits TRAITS = new MeshTraits(
            "container linkerd-proxy",
            2102,
            Set.of(4140, 4143, 4190, 4191),
            Set.of(4143, 4191),
            Set.of(ControlPlane.USUAL_NAMESPACE, "linkerd-cni", "linkerd-viz", "linkerd-multicluster"),
            Set.of(25, 587, 3306, 4444, 5432, 6379, 9300, 11211),
            List.of("linkerd check --proxy", "linkerd viz edges", "linkerd diagnostics policy"));

    @Override
    public MeshName mesh() {
        return MeshName.LINKERD;
    }

    @Override
    public String defaultVersion() {
        return LinkerdVersions.newest();
    }

    @Override
    public String versionFor(String kubernetesVersion) {
        return LinkerdVersions.newestFor(kubernetesVersion);
    }

    @Override
    public int leastKubernetesMinor(TargetMesh target) {
        return LinkerdVersions.leastKubernetesMinor(target.meshMinor());
    }

    @Override
    public MeshTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> neverReaches(String namespace) {
        return LinkerdMembership.isNeverInjected(namespace)
                ? Optional.of("Linkerd's injector leaves this namespace out by its name.")
                : Optional.empty();
    }

    @Override
    public Membership membershipOf(Workload workload, ClusterSnapshot snapshot) {
        return LinkerdMembership.of(workload, snapshot);
    }

    @Override
    public Optional<String> installedVersion(ClusterSnapshot snapshot) {
        return ControlPlane.in(snapshot).version();
    }

    @Override
    public Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {
        return new LinkerdInstallation(target, sizing, snapshot).planned();
    }

    @Override
    public List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target) {
        var controlPlane = ControlPlane.in(present);
        var join = new JoinExpression(present, controlPlane);
        var mutualTls = new MutualTlsExpression(present, controlPlane);
        var authorization = new AuthorizationExpression(present, controlPlane);
        return switch (intent) {
            case LadderIntent.Observe(var namespace) -> new AccessLogs(present).of(namespace);
            case LadderIntent.AcceptPlaintext accept -> mutualTls.acceptPlaintext(accept);
            case LadderIntent.HoldBack(var namespace) -> join.holdBack(namespace);
            case LadderIntent.JoinNamespace(var namespace) -> join.joinNamespace(namespace);
            case LadderIntent.JoinWorkload workload -> join.joinWorkload(workload);
            case LadderIntent.KeepOut(var workload) -> join.keepOut(workload);
            case LadderIntent.RehearseMutualTls rehearse -> mutualTls.rehearse(rehearse);
            case LadderIntent.RequireMutualTls require -> mutualTls.require(require);
            case LadderIntent.RequireMutualTlsOf require -> mutualTls.requireOf(require);
            case LadderIntent.ExceptFromMutualTls except -> mutualTls.except(except);
            // Nothing but the values of the chart says so, and every namespace of the plan says its own.
            case LadderIntent.RequireMutualTlsByDefault _ -> List.of();
            case LadderIntent.Tune tune -> TuningExpression.tune(tune);
            case LadderIntent.Admit admit -> authorization.admit(admit);
            case LadderIntent.DenyTheRest deny -> authorization.denyTheRest(deny);
            // Every proxy reads requests.
            case LadderIntent.RouteRequests _ -> List.of();
        };
    }

    @Override
    public Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target) {
        return new ProxyNeeds(snapshot).of(workload);
    }

    @Override
    public List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target) {
        return new LinkerdMonitoring(ControlPlane.in(present).namespace()).monitors(present);
    }

    @Override
    public Mapping scrapeConfig(List<String> namespaces, TargetMesh target) {
        return LinkerdMonitoring.scrapeConfig();
    }

    @Override
    public List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand) {
        return new LinkerdAlerts(stage, undoCommand)
                .of(present, ControlPlane.in(present).namespace(), namespaces);
    }

    @Override
    public boolean answersProbes(Workload workload, int port, ClusterSnapshot snapshot) {
        return new KubeletProbes(snapshot).areAnswered(workload, port);
    }

    @Override
    public String whyProbesGoOn() {
        return "those by HTTP and TCP succeed whatever their port accepts, and those by gRPC and HTTPS are excepted";
    }

    @Override
    public Map<String, String> handedDown(Map<String, String> namespaceAnnotations) {
        return Annotation.handedDown(namespaceAnnotations);
    }

    /** The destination service knows pods by their addresses and hands out their identities (linkerd.md D, E). */
    @Override
    public boolean protectsCallsByPodAddress() {
        return true;
    }

    @Override
    public boolean treatsHeadlessServicesAsOne() {
        return false;
    }

    /** Ports without a Server obey an annotation that every new pod of the namespace gets. */
    @Override
    public boolean leavesOpenBesideDefaultDeny() {
        return false;
    }

    @Override
    public boolean callsPastTheProxy(Workload caller, int port, Map<String, String> annotations) {
        return PortList.of(annotations.getOrDefault(Annotation.SKIP_OUTBOUND_PORTS, ControlPlane.USUALLY_SKIPPED))
                .contains(port);
    }

    @Override
    public boolean isCalledPastTheProxy(Workload callee, int containerPort, Map<String, String> annotations) {
        return TRAITS.proxyPorts().contains(containerPort)
                || PortList.of(annotations.getOrDefault(Annotation.SKIP_INBOUND_PORTS, ControlPlane.USUALLY_SKIPPED))
                        .contains(containerPort);
    }

    @Override
    public SleepingRules sleepingRules(ClusterSnapshot snapshot) {
        return new SleepingServers(snapshot);
    }

    @Override
    public Optional<String> obstacleTo(LadderIntent intent, ClusterSnapshot snapshot) {
        return intent instanceof LadderIntent.Tune tune
                ? TuningExpression.obstacle(tune, snapshot)
                : Optional.of(
                        "only the values of its chart say so (proxy.defaultInboundPolicy), and new pods alone obey");
    }

    @Override
    public List<Probe> beforeStrict(List<Workload> workloads) {
        return LinkerdProbes.beforeStrict(workloads);
    }

    @Override
    public List<Probe> beforeEnforcing(
            List<Workload> workloads, Function<Workload, List<LadderIntent.Admission>> admissions) {
        return LinkerdProbes.beforeEnforcing(workloads, admissions);
    }

    @Override
    public List<Probe> afterJoin(List<Workload> workloads) {
        return LinkerdProbes.afterJoin(workloads);
    }

    @Override
    public List<Inspection> inspections(Rung reached, List<Workload> workloads, TargetMesh target) {
        return LinkerdCommands.inspections(reached, workloads);
    }

    @Override
    public List<String> undoSigns(Rung reached, List<String> namespaces) {
        return LinkerdCommands.undoSigns(reached, namespaces);
    }

    @Override
    public List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads) {
        return LinkerdCommands.troubleshooting(namespaces, workloads);
    }

    @Override
    public List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target) {
        return new LinkerdBypass(afterThePlan, ControlPlane.in(afterThePlan)).of(namespace);
    }

    /** Nothing but Servers and namespaces says who is let in, so the mesh is the sum of its namespaces. */
    @Override
    public List<BypassStep> bypassOfTheMesh(KnownObjects afterThePlan, TargetMesh target) {
        return List.of();
    }

    @Override
    public List<Outage> outages(TargetMesh target) {
        return LinkerdOutages.all();
    }
}
