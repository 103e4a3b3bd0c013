package dev.meshward.readiness.checks;

import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.checks.addresses.ApplicationOnProxyPort;
import dev.meshward.readiness.checks.addresses.HalfJoinedHeadlessService;
import dev.meshward.readiness.checks.addresses.PeerPortNotDeclared;
import dev.meshward.readiness.checks.callers.SleepingRule;
import dev.meshward.readiness.checks.callers.WebhookServer;
import dev.meshward.readiness.checks.identity.SharedServiceAccount;
import dev.meshward.readiness.checks.injection.ContradictingInjectionLabels;
import dev.meshward.readiness.checks.injection.InjectionRequestWithoutEffect;
import dev.meshward.readiness.checks.injection.OptedOutOfInjection;
import dev.meshward.readiness.checks.injection.UnknownRevision;
import dev.meshward.readiness.checks.injection.WorkloadOnHostNetwork;
import dev.meshward.readiness.checks.lifecycle.InitContainerBeforeProxy;
import dev.meshward.readiness.checks.lifecycle.JobWithoutNativeSidecar;
import dev.meshward.readiness.checks.lifecycle.ProbesNotRewritten;
import dev.meshward.readiness.checks.network.EgressClosedToControlPlane;
import dev.meshward.readiness.checks.network.IngressHidesMetrics;
import dev.meshward.readiness.checks.network.IngressShutsProxyPort;
import dev.meshward.readiness.checks.network.MeshPortShut;
import dev.meshward.readiness.checks.protocols.ContradictingPortProtocol;
import dev.meshward.readiness.checks.protocols.ServerFirstAndPlaintextCallers;
import dev.meshward.readiness.checks.protocols.ServerFirstOnDetectedPort;
import dev.meshward.readiness.checks.protocols.ServicesDisagreeOnProtocol;
import dev.meshward.readiness.checks.protocols.UndetectedPortProtocol;
import dev.meshward.readiness.checks.resources.LimitRangeWithoutRoom;
import dev.meshward.readiness.checks.resources.PodCpuAutoscaling;
import dev.meshward.readiness.checks.resources.QuotaWithoutRoom;
import dev.meshward.readiness.checks.rollout.BudgetWithoutEviction;
import dev.meshward.readiness.checks.rollout.NoReadinessProbe;
import dev.meshward.readiness.checks.rollout.RestartIsAnOutage;
import dev.meshward.readiness.checks.rollout.RestartReachesNotAllPods;
import dev.meshward.readiness.checks.security.PodSecurityWithoutCni;
import dev.meshward.readiness.checks.security.ProxyUserId;
import dev.meshward.readiness.checks.traffic.CallDeclaredAndSeen;
import dev.meshward.readiness.checks.traffic.CallDeclaredNowhere;
import dev.meshward.readiness.checks.traffic.CallNeverSeen;
import dev.meshward.readiness.checks.traffic.CallerWithoutName;
import java.util.List;

/** The list of checks, one line each, in the order of their codes. */
public final class AllChecks {

    private AllChecks() {}

    public static List<ReadinessCheck> list() {
        return List.of(
                new WorkloadOnHostNetwork(),
                new ContradictingInjectionLabels(),
                new InjectionRequestWithoutEffect(),
                new UnknownRevision(),
                new OptedOutOfInjection(),
                new ProxyUserId(),
                new PodSecurityWithoutCni(),
                new QuotaWithoutRoom(),
                new LimitRangeWithoutRoom(),
                new PodCpuAutoscaling(),
                new SharedServiceAccount(),
                new JobWithoutNativeSidecar(),
                new InitContainerBeforeProxy(),
                new ProbesNotRewritten(),
                new RestartIsAnOutage(),
                new RestartReachesNotAllPods(),
                new NoReadinessProbe(),
                new BudgetWithoutEviction(),
                new UndetectedPortProtocol(),
                new ContradictingPortProtocol(),
                new ServicesDisagreeOnProtocol(),
                new ServerFirstOnDetectedPort(),
                new ServerFirstAndPlaintextCallers(),
                new HalfJoinedHeadlessService(),
                new PeerPortNotDeclared(),
                new ApplicationOnProxyPort(),
                new EgressClosedToControlPlane(),
                new IngressHidesMetrics(),
                new MeshPortShut(),
                new IngressShutsProxyPort(),
                new WebhookServer(),
                new SleepingRule(),
                new CallDeclaredNowhere(),
                new CallNeverSeen(),
                new CallDeclaredAndSeen(),
                new CallerWithoutName());
    }
}
