package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.AccessLog;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.ConnectTimeout;
import dev.meshward.mesh.intent.ConnectionRoutes;
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
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says intents as Istio's objects. What belongs into one object is collected first. */
final class IntentWriting {

    private final TargetWriting target;
    private final List<RequestRoutes> routes = new ArrayList<>();
    private final DestinationRuleExpression destinations;

    IntentWriting(TargetWriting target) {
        this.target = target;
        this.destinations = new DestinationRuleExpression(target);
    }

    void write(List<TrafficIntent> intents) {
        var outside = new OutsideRoutes(intents, target);
        intents.forEach(intent -> write(intent, intents, outside));
        new RequestRoutesExpression(target, outside).write(routes);
        destinations.write();
        OpaquePortsForm.writeAppProtocols(target);
    }

    /** Of several VirtualServices for one host a sidecar takes one (istio A.1). */
    private static boolean isBesideRequests(ConnectionRoutes connections, List<TrafficIntent> all) {
        var hosts = connections.hosts().stream().map(Said::value).toList();
        return !connections.author().object().kind().equals("VirtualService")
                && all.stream()
                        .filter(RequestRoutes.class::isInstance)
                        .map(RequestRoutes.class::cast)
                        .flatMap(requests -> requests.hosts().stream())
                        .map(Said::value)
                        .anyMatch(hosts::contains);
    }

    private void lose(ConnectionRoutes connections) {
        connections.extras().forEach(extra -> target.settle(extra.origin()));
        Stream.of(
                        connections.hosts().stream().map(Said::origin),
                        Stream.of(connections.audience().origin()),
                        connections.rules().stream().map(ConnectionRoutes.Rule::origin))
                .flatMap(origins -> origins)
                .forEach(origin -> target.lost(
                        origin,
                        "Requests to the same Service have a VirtualService already, and of several for one host Istio"
                                + " takes one; where both are for one port Linkerd reads routes of requests alone.",
                        "Where they are for another port, write them into the VirtualService of the requests."));
    }

    private void write(TrafficIntent intent, List<TrafficIntent> all, OutsideRoutes outside) {
        switch (intent) {
            case RequestRoutes some -> routes.add(some);
            case ConnectionRoutes some when outside.take(some) -> {}
            case ConnectionRoutes some when isBesideRequests(some, all) -> lose(some);
            case ConnectionRoutes some -> ConnectionRoutesForm.write(some, target);
            case OutlierEjection ejection -> destinations.add(ejection);
            case ConnectTimeout timeout -> destinations.add(timeout);
            case RetryBudget budget -> destinations.add(budget);
            case PodSubset subset -> destinations.add(subset);
            case ExternalHosts external -> ExternalHostsForm.write(external, target);
            case EgressMode mode -> EgressModeForm.write(mode, all, target);
            case ExternalMachine machine -> ExternalMachineForm.write(machine, target);
            case MachineService service -> InternalHostsForm.write(service, target);
            case AccessLog log -> AccessLogForm.write(log, target);
            case OpaquePorts opaque -> OpaquePortsForm.write(opaque, target);
            // Access and proxies are said together, once everything is known.
            case AccessPolicy _, TransportSecurity _, RateLimit _, ProxySetting _ -> {}
            case Unmatched(var _, var settings) -> settings.forEach(setting -> target.settle(setting.origin()));
        }
    }
}
