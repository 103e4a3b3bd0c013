package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.ServiceId;
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
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.SleepingRules;
import dev.meshward.mesh.TargetMesh;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Istio with sidecars. */
public final class IstioDialect implements Dialect {

    /** A sidecar lets plaintext in on a port of either mode. */
    private static final Set<PeerAuthentication.Mode> OPEN =
            Set.of(PeerAuthentication.Mode.PERMISSIVE, PeerAuthentication.Mode.DISABLE);

    private static final MeshTraits TRAITS = new MeshTraits(
            "container istio-proxy",
            1337,
            Set.of(15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090),
            Set.of(15020, 15021, 15090),
            Set.of(ControlPlane.USUAL_NAMESPACE),
            Set.of(25, 53, 3306, 27017),
            List.of("istioctl analyze", "istioctl proxy-status", "istioctl proxy-config", "istioctl x describe"));

    @Override
    public MeshName mesh() {
        return MeshName.ISTIO;
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
        return IstioMembership.of(workload, snapshot);
    }

    @Override
    public Optional<String> installedVersion(ClusterSnapshot snapshot) {
        return ControlPlane.in(snapshot).version();
    }

    @Override
    public Installation installation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {
        return new IstioInstallation(target, sizing, snapshot).planned();
    }

    @Override
    public List<Change> express(LadderIntent intent, KnownObjects present, TargetMesh target) {
        var controlPlane = ControlPlane.in(present);
        var join = new JoinExpression(present, controlPlane);
        var mutualTls =
                new MutualTlsExpression(present, new MutualTlsInForce(present, controlPlane.rootNamespace()), OPEN);
        var authorization = new AuthorizationExpression(
                present, controlPlane, new AuthorizationInForce(present, controlPlane.rootNamespace()));
        return switch (intent) {
            case LadderIntent.Observe(var namespace) -> new TelemetryExpression(present, target).observe(namespace);
            case LadderIntent.AcceptPlaintext accept -> mutualTls.acceptPlaintext(accept);
            case LadderIntent.HoldBack(var namespace) -> join.holdBack(namespace);
            case LadderIntent.JoinNamespace(var namespace) -> join.joinNamespace(namespace);
            case LadderIntent.JoinWorkload workload -> join.joinWorkload(workload);
            case LadderIntent.KeepOut(var workload) -> join.keepOut(workload);
            // What arrives in plaintext shows in the metrics of every sidecar, without any object.
            case LadderIntent.RehearseMutualTls _ -> List.of();
            case LadderIntent.RequireMutualTls require -> mutualTls.require(require);
            case LadderIntent.RequireMutualTlsOf require -> mutualTls.requireOf(require);
            case LadderIntent.ExceptFromMutualTls except -> mutualTls.except(except);
            case LadderIntent.RequireMutualTlsByDefault require -> mutualTls.requireByDefault(require);
            case LadderIntent.Tune tune -> TuningExpression.tune(tune);
            case LadderIntent.Admit admit -> authorization.admit(admit);
            case LadderIntent.DenyTheRest deny -> authorization.denyTheRest(deny);
            // Every sidecar reads requests.
            case LadderIntent.RouteRequests _ -> List.of();
        };
    }

    @Override
    public Map<String, String> joinAnnotations(Workload workload, ClusterSnapshot snapshot, TargetMesh target) {
        return new SidecarNeeds(snapshot, target).of(workload);
    }

    @Override
    public List<Manifest> monitoring(KnownObjects present, List<String> namespaces, TargetMesh target) {
        return IstioMonitoring.monitors(present, ControlPlane.in(present));
    }

    @Override
    public Mapping scrapeConfig(List<String> namespaces, TargetMesh target) {
        return IstioMonitoring.scrapeConfig();
    }

    @Override
    public List<Manifest> alerts(KnownObjects present, String stage, List<String> namespaces, String undoCommand) {
        return IstioAlerts.of(present, ControlPlane.in(present).namespace(), stage, namespaces, undoCommand);
    }

    @Override
    public boolean answersProbes(Workload workload, int port, ClusterSnapshot snapshot) {
        return !"false".equals(workload.template().annotations().get("sidecar.istio.io/rewriteAppHTTPProbers"));
    }

    @Override
    public boolean answersScrapesOf(Workload workload) {
        return !"false".equals(workload.template().annotations().get("prometheus.istio.io/merge-metrics"));
    }

    @Override
    public boolean callsPastTheProxy(Workload caller, int port, Map<String, String> annotations) {
        return TrafficCapture.leavesPast(port, annotations);
    }

    @Override
    public Optional<String> withoutMutualTls(Workload caller, ServiceId service, int port, ClusterSnapshot snapshot) {
        return DestinationRuleTls.in(snapshot).flatMap(rules -> rules.withoutMutualTls(caller, service, port));
    }

    @Override
    public SleepingRules sleepingRules(ClusterSnapshot snapshot) {
        return new SleepingPolicies(snapshot);
    }

    @Override
    public boolean isCalledPastTheProxy(Workload callee, int containerPort, Map<String, String> annotations) {
        return TrafficCapture.arrivesPast(containerPort, annotations);
    }

    @Override
    public Map<Place, List<LadderIntent.ServiceAccountId>> ownEntrances(ClusterSnapshot snapshot) {
        return IstioEntrances.in(snapshot);
    }

    @Override
    public Optional<String> obstacleTo(LadderIntent intent, ClusterSnapshot snapshot) {
        return intent instanceof LadderIntent.Tune tune ? TuningExpression.obstacle(tune, snapshot) : Optional.empty();
    }

    @Override
    public List<Probe> beforeStrict(List<Workload> workloads) {
        return IstioProbes.beforeStrict(workloads);
    }

    @Override
    public List<Probe> beforeEnforcing(
            List<Workload> workloads, Function<Workload, List<LadderIntent.Admission>> admissions) {
        return IstioProbes.beforeEnforcing(workloads);
    }

    @Override
    public List<Probe> afterJoin(List<Workload> workloads) {
        return IstioProbes.afterJoin(workloads);
    }

    @Override
    public List<Inspection> inspections(Rung reached, List<Workload> workloads, TargetMesh target) {
        return IstioCommands.inspections(reached, workloads);
    }

    @Override
    public List<String> undoSigns(Rung reached, List<String> namespaces) {
        return IstioCommands.undoSigns(reached, namespaces);
    }

    @Override
    public List<String> troubleshooting(TargetMesh target, List<String> namespaces, List<Workload> workloads) {
        return IstioCommands.troubleshooting(namespaces, workloads);
    }

    @Override
    public List<BypassStep> bypass(String namespace, KnownObjects afterThePlan, TargetMesh target) {
        return new IstioBypass(afterThePlan, ControlPlane.in(afterThePlan)).of(namespace);
    }

    @Override
    public List<BypassStep> bypassOfTheMesh(KnownObjects afterThePlan, TargetMesh target) {
        return new IstioBypass(afterThePlan, ControlPlane.in(afterThePlan)).ofTheMesh();
    }

    @Override
    public List<Outage> outages(TargetMesh target) {
        return IstioOutages.all();
    }
}
