package dev.meshward.bundles;

import dev.meshward.adoption.AdmittedCallers;
import dev.meshward.adoption.Stage;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.LadderIntent.RouteRequests;
import dev.meshward.mesh.LadderIntent.RouteRequests.Phase;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.RequestRouting;
import java.util.HashSet;
import java.util.List;

/**
 * Calls of a Service pass a proxy that reads requests. The order: the proxy is there; it tells callers apart; the pods behind
 * it admit it; only then calls are sent there. So nobody is refused on the way, and nobody let in.
 */
record WaypointContent(Speaker speaker, Roster roster, PodLabels podLabels, AdmittedCallers admitted)
        implements StageContent {

    @Override
    public void fill(Stage stage, StageDraft draft) {
        var services = speaker.dialect().routedRequests(roster.snapshot()).stream()
                .map(RequestRouting::service)
                .filter(service -> isOf(stage, service))
                .toList();
        say(services, Phase.PLACE, draft);
        draft.step("a proxy that reads requests, which nobody uses yet", "");
        draft.await(
                "the Gateway says PROGRAMMED: True, and its pods are ready",
                "calls that are sent to a proxy which is not there fail");
        say(services, Phase.ADMIT_CALLERS, draft);
        draft.step(
                "behind the proxy all callers carry its account, so that it has to admit only those whom the pods admit"
                        + " today",
                "the policies say Accepted");
        draft.beginMainPart();
        say(services, Phase.ADMIT_WAYPOINT, draft);
        draft.step("the pods admit the proxy beside their callers", "the policies are in the proxies of the nodes");
        say(services, Phase.USE, draft);
        draft.step("calls to the Service pass the proxy from here on, and its routes begin to work", "calls go on");
    }

    private boolean isOf(Stage stage, ServiceId service) {
        var receivers = receivers(service).map(Workload::id).toList();
        return !receivers.isEmpty() && new HashSet<>(stage.workloads()).equals(new HashSet<>(receivers));
    }

    private java.util.stream.Stream<Workload> receivers(ServiceId service) {
        return roster.snapshot().service(service).map(Service::selector).stream()
                .flatMap(selector -> roster.snapshot().workloadsSelectedBy(service.namespace(), selector).stream());
    }

    private void say(List<ServiceId> services, Phase phase, StageDraft draft) {
        for (var service : services) {
            var receivers = receivers(service).map(podLabels::of).toList();
            speaker.say(new RouteRequests(service, phase, receivers, callers(service)), draft);
        }
    }

    private List<ServiceAccountId> callers(ServiceId service) {
        return receivers(service)
                .map(Workload::id)
                .filter(this::isGuarded)
                .flatMap(receiver -> admitted.of(receiver).stream())
                .flatMap(admission -> admission.callers().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isGuarded(WorkloadId receiver) {
        return !roster.isLeftOpen(receiver);
    }
}
