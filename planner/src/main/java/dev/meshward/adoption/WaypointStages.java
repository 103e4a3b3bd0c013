package dev.meshward.adoption;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.RequestRouting;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stages in which calls to a Service begin to pass a proxy that reads requests, because objects that are there ask for
 * it. Whoever passes such a proxy by would escape its rules, so that a Service with such a caller gets none.
 */
final class WaypointStages {

    private final Ascent ascent;
    private final AdmittedCallers admitted;
    private final Set<WorkloadId> taken = new HashSet<>();

    WaypointStages(Ascent ascent) {
        this.ascent = ascent;
        this.admitted = new AdmittedCallers(ascent.question().snapshot(), ascent.arrivals());
    }

    List<Stage> stages(int first) {
        var stages = new ArrayList<Stage>();
        for (var routing : routed()) {
            if (obstacle(routing).isEmpty() && taken.addAll(receivers(routing.service()))) {
                stages.add(stage(routing, first + stages.size()));
            }
        }
        return stages;
    }

    /** Services whose routes stay without effect, each as a question. */
    List<String> questions() {
        return routed().stream()
                .flatMap(routing -> obstacle(routing).stream()
                        .map(because -> "Service " + routing.service() + " would need a waypoint, since "
                                + routing.because() + ", and gets none: " + because
                                + ". Is it right that the route has no effect meanwhile?"))
                .toList();
    }

    private List<RequestRouting> routed() {
        return ascent.question().dialect().routedRequests(ascent.question().snapshot());
    }

    private List<WorkloadId> receivers(ServiceId service) {
        return receivers(service, ascent);
    }

    private static List<WorkloadId> receivers(ServiceId service, Ascent ascent) {
        var snapshot = ascent.question().snapshot();
        return snapshot.service(service).map(Service::selector).stream()
                .flatMap(selector -> snapshot.workloadsSelectedBy(service.namespace(), selector).stream())
                .map(Workload::id)
                .toList();
    }

    private Optional<String> obstacle(RequestRouting routing) {
        if (!routing.obstacle().isEmpty()) {
            return Optional.of(routing.obstacle());
        }
        var receivers = receivers(routing.service());
        return receivers.isEmpty()
                ? Optional.of("no pods are behind it")
                : receivers.stream()
                        .flatMap(receiver -> obstacle(receiver).stream())
                        .findFirst();
    }

    private Optional<String> obstacle(WorkloadId receiver) {
        if (!ascent.standings().climbs(receiver)) {
            return Optional.of(receiver + " behind it is not in the mesh");
        }
        if (ascent.standings().rungOf(receiver).isAtLeast(Rung.AUTHORIZED)) {
            return Optional.of("policies that were there decide about " + receiver);
        }
        if (taken.contains(receiver)) {
            return Optional.of(receiver + " is behind another Service with a waypoint");
        }
        return bypassing(receiver).or(() -> differently(receiver));
    }

    private Optional<String> bypassing(WorkloadId receiver) {
        return ascent.arrivals().at(receiver).stream()
                .filter(arrival ->
                        arrival.plaintext().isPresent() || !(arrival.call().from() instanceof Caller.Pods))
                .findFirst()
                .map(arrival -> arrival.call().from().name() + " would pass it by");
    }

    private Optional<String> differently(WorkloadId receiver) {
        long sets = admitted.of(receiver).stream()
                .map(Admission::callers)
                .distinct()
                .count();
        return sets > 1
                ? Optional.of("its ports admit different callers, and a waypoint would admit them all to each")
                : Optional.empty();
    }

    private Stage stage(RequestRouting routing, int number) {
        var receivers = receivers(routing.service());
        var namespaces = new TreeSet<>(Set.of(routing.service().namespace()));
        var workloads = ascent.workloads(receivers);
        return new Stage(
                StageName.id(StageKind.WAYPOINT, receivers, List.of()),
                number,
                StageName.slug(StageKind.WAYPOINT, namespaces),
                StageKind.WAYPOINT,
                StageName.title(StageKind.WAYPOINT, receivers, ascent),
                List.of(
                        "Service " + routing.service() + " needs a proxy that reads requests: " + routing.because()
                                + ".",
                        "Every known caller of it is in the mesh, and none passes such a proxy by."),
                List.copyOf(namespaces),
                List.of(),
                receivers,
                ascent.grades().gravestOf(receivers),
                ascent.owners().ownersOf(receivers),
                Probing.gates(
                        Gate.When.AFTER,
                        ascent.question().dialect().afterJoin(workloads),
                        ascent.soakTime().of(receivers),
                        ""),
                List.of());
    }
}
