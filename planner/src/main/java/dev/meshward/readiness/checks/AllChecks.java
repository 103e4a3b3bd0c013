package dev.meshward.readiness.checks;

import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.checks.addresses.ApplicationOnProxyPort;
import dev.meshward.readiness.checks.addresses.CalledByPortOfNode;
import dev.meshward.readiness.checks.addresses.ClientAddressLost;
import dev.meshward.readiness.checks.addresses.HalfJoinedHeadlessService;
import dev.meshward.readiness.checks.addresses.IngressCallsPods;
import dev.meshward.readiness.checks.addresses.PeerPortNotDeclared;
import dev.meshward.readiness.checks.callers.CalledFromOtherClusters;
import dev.meshward.readiness.checks.callers.MetricsScrapedInPlaintext;
import dev.meshward.readiness.checks.callers.SleepingRule;
import dev.meshward.readiness.checks.callers.WebhookServer;
import dev.meshward.readiness.checks.configuration.CallersRuleHidesOwners;
import dev.meshward.readiness.checks.configuration.DeprecatedSetting;
import dev.meshward.readiness.checks.configuration.FieldNobodyKnows;
import dev.meshward.readiness.checks.configuration.HttpRuleWithoutWaypoint;
import dev.meshward.readiness.checks.configuration.IgnoredInAmbientMode;
import dev.meshward.readiness.checks.configuration.PeerAuthenticationWithoutEffect;
import dev.meshward.readiness.checks.configuration.PolicyWithoutObject;
import dev.meshward.readiness.checks.configuration.RouteToNowhere;
import dev.meshward.readiness.checks.configuration.RouteWithoutParent;
import dev.meshward.readiness.checks.configuration.RuleTurnsMutualTlsOff;
import dev.meshward.readiness.checks.configuration.ServersClaimOnePort;
import dev.meshward.readiness.checks.configuration.SplitWithoutExtension;
import dev.meshward.readiness.checks.configuration.SubsetWithoutPods;
import dev.meshward.readiness.checks.identity.NoTokenForProxy;
import dev.meshward.readiness.checks.identity.SharedServiceAccount;
import dev.meshward.readiness.checks.injection.ContradictingInjectionLabels;
import dev.meshward.readiness.checks.injection.InjectionRequestWithoutEffect;
import dev.meshward.readiness.checks.injection.MalformedAnnotation;
import dev.meshward.readiness.checks.injection.NamespaceHiddenFromInjector;
import dev.meshward.readiness.checks.injection.OptedOutOfInjection;
import dev.meshward.readiness.checks.injection.PodOfAnotherMesh;
import dev.meshward.readiness.checks.injection.PortPassesProxyBy;
import dev.meshward.readiness.checks.injection.ProxyInTemplate;
import dev.meshward.readiness.checks.injection.UnknownRevision;
import dev.meshward.readiness.checks.injection.WorkloadOnHostNetwork;
import dev.meshward.readiness.checks.lifecycle.ContainersInsidePod;
import dev.meshward.readiness.checks.lifecycle.InitContainerBeforeProxy;
import dev.meshward.readiness.checks.lifecycle.JobWithoutNativeSidecar;
import dev.meshward.readiness.checks.lifecycle.ProbeThatIsNoRequest;
import dev.meshward.readiness.checks.lifecycle.ProbesNotRewritten;
import dev.meshward.readiness.checks.lifecycle.ProxyEndsFirst;
import dev.meshward.readiness.checks.network.ControlPlaneShut;
import dev.meshward.readiness.checks.network.EgressClosedToControlPlane;
import dev.meshward.readiness.checks.network.IngressHidesMetrics;
import dev.meshward.readiness.checks.network.IngressShutsProxyPort;
import dev.meshward.readiness.checks.network.MeshPortShut;
import dev.meshward.readiness.checks.network.PortsOutOfReach;
import dev.meshward.readiness.checks.ownership.OwnerRevertsChanges;
import dev.meshward.readiness.checks.platform.CiliumKeepsPluginsOut;
import dev.meshward.readiness.checks.platform.CiliumMasqueradesProbes;
import dev.meshward.readiness.checks.platform.CiliumPicksPodInSocket;
import dev.meshward.readiness.checks.platform.GatewayApiOutOfRange;
import dev.meshward.readiness.checks.platform.KubernetesTooOld;
import dev.meshward.readiness.checks.platform.MachinesRegisterThemselves;
import dev.meshward.readiness.checks.platform.WorkloadOnWindows;
import dev.meshward.readiness.checks.protocols.AppProtocolOpaqueToLinkerd;
import dev.meshward.readiness.checks.protocols.ContradictingPortProtocol;
import dev.meshward.readiness.checks.protocols.ExternalNameTakesPort;
import dev.meshward.readiness.checks.protocols.OpaquePortsWithoutDefaults;
import dev.meshward.readiness.checks.protocols.PortOutsideMesh;
import dev.meshward.readiness.checks.protocols.ProxyPassByHttp10;
import dev.meshward.readiness.checks.protocols.ServerFirstAndPlaintextCallers;
import dev.meshward.readiness.checks.protocols.ServerFirstOnDetectedPort;
import dev.meshward.readiness.checks.protocols.ServicesDisagreeOnProtocol;
import dev.meshward.readiness.checks.protocols.UndetectedPortProtocol;
import dev.meshward.readiness.checks.resources.LimitRangeWithoutRoom;
import dev.meshward.readiness.checks.resources.NodesWithoutRoom;
import dev.meshward.readiness.checks.resources.PodCpuAutoscaling;
import dev.meshward.readiness.checks.resources.QuotaWithoutRoom;
import dev.meshward.readiness.checks.rollout.BudgetWithoutEviction;
import dev.meshward.readiness.checks.rollout.NoReadinessProbe;
import dev.meshward.readiness.checks.rollout.RestartIsAnOutage;
import dev.meshward.readiness.checks.rollout.RestartReachesNotAllPods;
import dev.meshward.readiness.checks.security.PodSecurityWithoutCni;
import dev.meshward.readiness.checks.security.PodSecurityWithoutLinkerdCni;
import dev.meshward.readiness.checks.security.ProxyUserId;
import dev.meshward.readiness.checks.traffic.CallDeclaredAndSeen;
import dev.meshward.readiness.checks.traffic.CallDeclaredNowhere;
import dev.meshward.readiness.checks.traffic.CallNeverSeen;
import dev.meshward.readiness.checks.traffic.CallerWithoutName;
import java.util.List;
import java.util.stream.Stream;

/** The list of checks, one line each, in the order of their codes. */
public final class AllChecks {

    private AllChecks() {}

    public static List<ReadinessCheck> list() {
        return Stream.of(ofPods(), ofTraffic(), ofSurroundings())
                .flatMap(List::stream)
                .toList();
    }

    /** Of pods, their admission, their resources and how they start and end. */
    private static List<ReadinessCheck> ofPods() {
        return List.of(
                new WorkloadOnHostNetwork(),
                new ContradictingInjectionLabels(),
                new InjectionRequestWithoutEffect(),
                new UnknownRevision(),
                new OptedOutOfInjection(),
                new PodOfAnotherMesh(),
                new ProxyInTemplate(),
                new NamespaceHiddenFromInjector(),
                new PortPassesProxyBy(),
                new MalformedAnnotation(),
                new ProxyUserId(),
                new PodSecurityWithoutCni(),
                new PodSecurityWithoutLinkerdCni(),
                new QuotaWithoutRoom(),
                new LimitRangeWithoutRoom(),
                new PodCpuAutoscaling(),
                new NodesWithoutRoom(),
                new SharedServiceAccount(),
                new NoTokenForProxy(),
                new JobWithoutNativeSidecar(),
                new InitContainerBeforeProxy(),
                new ProbesNotRewritten(),
                new ProxyEndsFirst(),
                new ProbeThatIsNoRequest(),
                new ContainersInsidePod());
    }

    /** Of rollouts, protocols, addresses and network policies. */
    private static List<ReadinessCheck> ofTraffic() {
        return List.of(
                new RestartIsAnOutage(),
                new RestartReachesNotAllPods(),
                new NoReadinessProbe(),
                new BudgetWithoutEviction(),
                new UndetectedPortProtocol(),
                new ContradictingPortProtocol(),
                new ServicesDisagreeOnProtocol(),
                new ServerFirstOnDetectedPort(),
                new ServerFirstAndPlaintextCallers(),
                new AppProtocolOpaqueToLinkerd(),
                new PortOutsideMesh(),
                new ExternalNameTakesPort(),
                new ProxyPassByHttp10(),
                new OpaquePortsWithoutDefaults(),
                new HalfJoinedHeadlessService(),
                new PeerPortNotDeclared(),
                new ApplicationOnProxyPort(),
                new CalledByPortOfNode(),
                new ClientAddressLost(),
                new IngressCallsPods(),
                new EgressClosedToControlPlane(),
                new IngressHidesMetrics(),
                new MeshPortShut(),
                new IngressShutsProxyPort(),
                new PortsOutOfReach(),
                new ControlPlaneShut());
    }

    /** Of callers, observed traffic, objects of the meshes, owners and the platform. */
    private static List<ReadinessCheck> ofSurroundings() {
        return List.of(
                new WebhookServer(),
                new SleepingRule(),
                new MetricsScrapedInPlaintext(),
                new CalledFromOtherClusters(),
                new CallDeclaredNowhere(),
                new CallNeverSeen(),
                new CallDeclaredAndSeen(),
                new CallerWithoutName(),
                new RuleTurnsMutualTlsOff(),
                new SubsetWithoutPods(),
                new FieldNobodyKnows(),
                new HttpRuleWithoutWaypoint(),
                new IgnoredInAmbientMode(),
                new PeerAuthenticationWithoutEffect(),
                new CallersRuleHidesOwners(),
                new DeprecatedSetting(),
                new RouteToNowhere(),
                new ServersClaimOnePort(),
                new PolicyWithoutObject(),
                new RouteWithoutParent(),
                new SplitWithoutExtension(),
                new OwnerRevertsChanges(),
                new KubernetesTooOld(),
                new GatewayApiOutOfRange(),
                new CiliumKeepsPluginsOut(),
                new CiliumPicksPodInSocket(),
                new CiliumMasqueradesProbes(),
                new WorkloadOnWindows(),
                new MachinesRegisterThemselves());
    }
}
