package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.AccessLog;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.ConnectTimeout;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.ExternalMachine;
import dev.meshward.mesh.intent.MachineService;
import dev.meshward.mesh.intent.OpaquePorts;
import dev.meshward.mesh.intent.OutlierEjection;
import dev.meshward.mesh.intent.PodSubset;
import dev.meshward.mesh.intent.ProxySetting;
import dev.meshward.mesh.intent.RateLimit;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RetryBudget;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.Unmatched;

/** Says one intent as Linkerd's objects. */
final class IntentWriting {

    private final TargetWriting target;
    private final OutsidePorts outside;
    private final ServicesByPattern services;

    /** @param outside ports of hosts outside, whose networks are written already */
    IntentWriting(TargetWriting target, OutsidePorts outside, ServicesByPattern services) {
        this.target = target;
        this.outside = outside;
        this.services = services;
    }

    /** Parts of Services come after the routes that need them. */
    static int order(TrafficIntent intent) {
        return switch (intent) {
            case PodSubset _ -> 1;
            case RequestRoutes _,
                    ExternalHosts _,
                    ConnectTimeout _,
                    ConnectionRoutes _,
                    OutlierEjection _,
                    RetryBudget _,
                    EgressMode _,
                    ExternalMachine _,
                    AccessLog _,
                    MachineService _,
                    OpaquePorts _,
                    AccessPolicy _,
                    TransportSecurity _,
                    RateLimit _,
                    ProxySetting _,
                    Unmatched _ -> 0;
        };
    }

    void write(TrafficIntent intent) {
        switch (intent) {
            case RequestRoutes routes -> new RequestRoutesExpression(target, outside, services).write(routes);
            case ConnectionRoutes routes -> new ConnectionRoutesExpression(target, outside).write(routes);
            case OutlierEjection ejection -> OutlierEjectionForm.write(ejection, target);
            // What lies outside, how long connections take and who logs was said before, together.
            case ExternalHosts _, EgressMode _, ConnectTimeout _, AccessLog _ -> {}
            case RetryBudget budget -> budget(budget);
            case PodSubset subset -> subset(subset);
            case ExternalMachine machine -> ExternalMachineForm.write(machine, target);
            case MachineService service -> MachineServiceForm.write(service, target);
            case OpaquePorts opaque -> OpaquePortsForm.write(opaque, target);
            // Access and proxies are said together, once everything is known.
            case AccessPolicy _, TransportSecurity _, RateLimit _, ProxySetting _ -> {}
            case Unmatched(var _, var settings) -> settings.forEach(setting -> target.settle(setting.origin()));
        }
    }

    private void budget(RetryBudget budget) {
        var because =
                "Only a ServiceProfile has a budget, and it would switch the routes of its Service off; a route limits"
                        + " tries.";
        var instead = "Limit the tries of each request with retry.linkerd.io/limit.";
        budget.percent().ifPresent(said -> target.lost(said.origin(), because, instead));
        budget.least().ifPresent(said -> target.lost(said.origin(), because, instead));
        budget.window().ifPresent(said -> target.lost(said.origin(), because, instead));
    }

    /** Where no route names the part, nothing needs it. */
    private void subset(PodSubset subset) {
        subset.extras().forEach(extra -> target.settle(extra.origin()));
        var service = subset.host().value() instanceof Destination.OfService(var id)
                ? new ObjectKey(
                        "",
                        "Service",
                        id.namespace(),
                        id.name() + "-" + subset.name().value())
                : new ObjectKey("", "Service", "", "");
        boolean isWritten =
                target.objects().stream().anyMatch(object -> object.key().equals(service));
        if (isWritten) {
            target.settle(subset.name().origin(), service);
            target.settle(subset.labels().origin(), service);
        } else {
            var words =
                    "No Service is made for this part: no route of the source names it, or its Service is not in the"
                            + " source.";
            target.approximated(subset.name().origin(), words);
            target.approximated(subset.labels().origin(), words);
        }
    }
}
