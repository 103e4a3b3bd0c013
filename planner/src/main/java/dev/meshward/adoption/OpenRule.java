package dev.meshward.adoption;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which workloads get no enforced policy, since nobody can say whom to admit. */
record OpenRule(Ascent ascent) {

    Optional<LeftOpen> of(WorkloadId workload) {
        var arrivals = ascent.arrivals().at(workload);
        var known = arrivals.stream().filter(Arrival::isKnown).toList();
        if (known.stream().anyMatch(OpenRule::isPlaintextAnywhere)) {
            return open(
                    workload,
                    "It accepts plaintext on all of its ports, so that a policy would have to admit everybody.");
        }
        if (known.stream().anyMatch(this::isThroughUnseenGateway)) {
            return open(
                    workload,
                    "A gateway of the mesh brings traffic to it, and its pods were not read, so that nobody can say"
                            + " under which account.");
        }
        if (!known.isEmpty()) {
            return Optional.empty();
        }
        if (!arrivals.isEmpty()) {
            return open(workload, "Only hints say who calls it: " + callers(arrivals) + ".");
        }
        return offered(workload).flatMap(offer -> open(workload, "Nobody is known to call it, though " + offer + "."));
    }

    private static Optional<LeftOpen> open(WorkloadId workload, String because) {
        return Optional.of(new LeftOpen(workload, because));
    }

    private static boolean isPlaintextAnywhere(Arrival arrival) {
        return arrival.plaintext().isPresent() && arrival.landing() instanceof Landing.Anywhere;
    }

    private boolean isThroughUnseenGateway(Arrival arrival) {
        return ascent.arrivals()
                .gatewaysOf(arrival.call())
                .filter(List::isEmpty)
                .isPresent();
    }

    private static String callers(List<Arrival> arrivals) {
        var names = new TreeSet<String>();
        arrivals.stream()
                .map(Arrival::call)
                .map(Dependency::from)
                .forEach(caller -> names.add(
                        caller.namespace().isEmpty() ? caller.name() : caller.namespace() + "/" + caller.name()));
        return Ascent.listed(names);
    }

    /** What could be called; a workload that offers nothing is called by nobody, and a policy says so safely. */
    private Optional<String> offered(WorkloadId id) {
        var snapshot = ascent.question().snapshot();
        var workload = snapshot.workload(id);
        var services = workload.map(snapshot::servicesOf).orElse(List.of());
        if (!services.isEmpty()) {
            return services.stream()
                    .map(Service::id)
                    .min(java.util.Comparator.naturalOrder())
                    .map(service -> "service " + service + " offers it");
        }
        return workload.stream()
                .flatMap(found -> found.template().runningContainers().stream())
                .flatMap(container -> container.ports().stream())
                .findFirst()
                .map(port -> "it listens on port " + port.number());
    }
}
