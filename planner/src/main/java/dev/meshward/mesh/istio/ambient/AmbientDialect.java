package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.MeshTraits;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.RequestRouting;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.AuthorizationExpression;
import dev.meshward.mesh.istio.AuthorizationInForce;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.IstioEntrances;
import dev.meshward.mesh.istio.IstioVersions;
import dev.meshward.mesh.istio.MutualTlsExpression;
import dev.meshward.mesh.istio.MutualTlsInForce;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Istio without sidecars: the same objects for identities and access, read by ztunnel (istio.md B.5). */
public final class AmbientDialect implements Dialect {

    /** ztunnel listens in the network of each pod (ztunnel: src/config.rs). */
    private static final MeshTraits TRAITS = new MeshTraits(
            "annotation ambient.istio.io/redirection=enabled",
            1337,
            Set.of(15001, 15006, 15008, 15053, 15080),
            Set.of(15008),
            Set.of(ControlPlane.USUAL_NAMESPACE),
            Set.of(),
            List.of("istioctl analyze", "istioctl ztunnel-config"));

    /** A port that says DISABLE is forgotten where its workload says nothing (istio: ambient/authorization.go). */
    private static final Set<Mode> OPEN = Set.of(Mode.PERMISSIVE);

    @Override
    public MeshName mesh() {
        return MeshName.ISTIO_AMBIENT;
    }

    @Override
    public String defaultVersion() {
        return IstioVersions.newest();
    }

    @Override
    public String versionFor(String kubernetesVersion) {
        return IstioVersions.newestFor(kubernetesVersion);
    }

    @Override
    public int leastKubernetesMinor(TargetMesh target) {
        return IstioVersions.leastKubernetesMinor(target.meshMinor());
    }

    @Override
    public MeshTraits traits() {
        return TRAITS;
    }

    @Override
    public Membership membershipOf(Workload workload, ClusterSnapshot snapshot) {
        return AmbientMembership.of(workload, snapshot);
    }

    @Override
    public Optional<String> installedVersion(ClusterSnapshot snapshot) {
        return Enrolment.isInstalled(snapshot) ? ControlPlane.in(snapshot).version() : Optional.empty();
    }

    @Override
    public Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {
        return new AmbientInstallation(target, sizing, snapshot, ControlPlane.in(snapshot)).planned();
    }

    @Override
    public boolean joinsRunningPods() {
        return true;
    }

    @Override
    public Optional<OneByOne> takenInOneByOne(Workload workload, ClusterSnapshot snapshot) {
        return new OpenConnections(snapshot).of(workload);
    }

    @Override
    public Optional<String> keepsFromJoining(Workload workload, ClusterSnapshot snapshot) {
        return new RequestRules(snapshot, ControlPlane.in(snapshot).rootNamespace()).refusingAllOf(workload);
    }

    @Override
    public List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target) {
        var controlPlane = ControlPlane.in(present);
        var join = new EnrolmentExpression(present, controlPlane);
        var root = controlPlane.rootNamespace();
        var mutualTls = new MutualTlsExpression(present, new MutualTlsInForce(present, root), OPEN);
        var authorization = new AuthorizationExpression(present, controlPlane, new AuthorizationInForce(present, root));
        return switch (intent) {
            // ztunnel logs every connection by itself; Telemetry speaks to waypoints only.
            case LadderIntent.Observe _, LadderIntent.Tune _ -> List.of();
            case LadderIntent.AcceptPlaintext accept -> mutualTls.acceptPlaintext(accept);
            case LadderIntent.HoldBack(var namespace) -> join.holdBack(namespace);
            case LadderIntent.JoinNamespace(var namespace) -> join.joinNamespace(namespace);
            case LadderIntent.JoinWorkload workload -> join.joinWorkload(workload);
            case LadderIntent.KeepOut(var workload) -> join.keepOut(workload);
            // What arrives in plaintext shows in the metrics of ztunnel, without any object.
            case LadderIntent.RehearseMutualTls _ -> List.of();
            case LadderIntent.RequireMutualTls require -> mutualTls.require(require);
            case LadderIntent.RequireMutualTlsOf require -> mutualTls.requireOf(require);
            case LadderIntent.ExceptFromMutualTls except -> mutualTls.except(except);
            case LadderIntent.RequireMutualTlsByDefault require -> mutualTls.requireByDefault(require);
            case LadderIntent.Admit admit when cannotTry(admit, target) -> List.of();
            case LadderIntent.Admit admit -> authorization.admit(admit);
            case LadderIntent.DenyTheRest deny -> authorization.denyTheRest(deny);
            case LadderIntent.RouteRequests route -> new WaypointExpression(present, controlPlane).say(route);
        };
    }

    private static boolean cannotTry(LadderIntent.Admit admit, TargetMesh target) {
        return admit.enforcement() == LadderIntent.Enforcement.DRY_RUN
                && target.meshMinor() < AmbientInstallation.TRIES_POLICIES;
    }

    /** Sidecars read the same objects as ztunnel. */
    @Override
    public boolean alsoObeys(Workload outsider, ClusterSnapshot snapshot) {
        return membershipOf(outsider, snapshot).otherMesh().equals(AmbientMembership.SIDECARS);
    }

    @Override
    public List<RequestRouting> routedRequests(ClusterSnapshot snapshot) {
        return new RequestObjects(snapshot).routed();
    }

    /** ztunnel needs nothing from the pod. */
    @Override
    public Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target) {
        return Map.of();
    }

    @Override
    public List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target) {
        return AmbientMonitoring.monitors(present, ControlPlane.in(present).namespace());
    }

    @Override
    public Mapping scrapeConfig(List<String> namespaces, TargetMesh target) {
        return AmbientMonitoring.scrapeConfig();
    }

    @Override
    public List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand) {
        return new AmbientAlerts(stage, undoCommand)
                .of(present, ControlPlane.in(present).namespace(), namespaces);
    }

    @Override
    public String whyProbesGoOn() {
        return "they come from 169.254.7.127, which is never handed to ztunnel, so that no mode and no policy concerns"
                + " them";
    }

    /** ztunnel knows pods by their addresses. */
    @Override
    public boolean protectsCallsByPodAddress() {
        return true;
    }

    @Override
    public boolean treatsHeadlessServicesAsOne() {
        return false;
    }

    @Override
    public boolean isCalledPastTheProxy(Workload callee, int containerPort, Map<String, String> annotations) {
        return "true".equals(annotations.get("ambient.istio.io/bypass-inbound-capture"));
    }

    @Override
    public Map<Place, List<LadderIntent.ServiceAccountId>> ownEntrances(ClusterSnapshot snapshot) {
        return Enrolment.isKnownToGateways(snapshot) ? IstioEntrances.in(snapshot) : Map.of();
    }

    @Override
    public List<Probe> beforeStrict(List<Workload> workloads) {
        return ZtunnelProbes.beforeStrict(workloads);
    }

    @Override
    public List<Probe> beforeEnforcing(
            List<Workload> workloads, Function<Workload, List<LadderIntent.Admission>> admissions) {
        return ZtunnelProbes.beforeEnforcing(workloads, admissions);
    }

    @Override
    public List<Probe> afterJoin(List<Workload> workloads) {
        return ZtunnelProbes.afterJoin(workloads);
    }

    @Override
    public List<Inspection> inspections(Rung reached, List<Workload> workloads, TargetMesh target) {
        return AmbientCommands.inspections(reached, workloads);
    }

    @Override
    public List<String> undoSigns(Rung reached, List<String> namespaces) {
        return AmbientCommands.undoSigns(reached, namespaces);
    }

    @Override
    public List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads) {
        return AmbientCommands.troubleshooting(namespaces, workloads);
    }

    @Override
    public List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target) {
        return new AmbientBypass(afterThePlan, ControlPlane.in(afterThePlan)).of(namespace);
    }

    @Override
    public List<BypassStep> bypassOfTheMesh(KnownObjects afterThePlan, TargetMesh target) {
        return new AmbientBypass(afterThePlan, ControlPlane.in(afterThePlan)).ofTheMesh();
    }

    @Override
    public List<Outage> outages(TargetMesh target) {
        return AmbientOutages.all();
    }
}
