package dev.meshward.dependencies.observed;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says a callee as the graph says it. Networks see pods and their ports; callers name Services and theirs, and which
 * Service that was is told by what the caller declares.
 */
final class ObservedCallee {

    /** Where a call arrives, in the words of the graph. */
    record Arrival(Callee callee, int port) {}

    private record Pair(Caller caller, WorkloadId receiver) {}

    private record Ends(Caller caller, Callee callee) {}

    private final Surroundings surroundings;
    private final Map<Pair, List<Callee.ToService>> declared = new HashMap<>();
    private final Map<Ends, List<Claim>> claims = new HashMap<>();

    ObservedCallee(Surroundings surroundings, Iterable<Claim> declaredClaims) {
        this.surroundings = surroundings;
        declaredClaims.forEach(this::add);
    }

    private void add(Claim claim) {
        claims.computeIfAbsent(new Ends(claim.from(), claim.to()), _ -> new java.util.ArrayList<>(1))
                .add(claim);
        if (claim.to() instanceof Callee.ToService callee) {
            for (var receiver : callee.workloads()) {
                var known =
                        declared.computeIfAbsent(new Pair(claim.from(), receiver), _ -> new java.util.ArrayList<>(1));
                if (!known.contains(callee)) {
                    known.add(callee);
                }
            }
        }
    }

    /** A call to a Service, at its port where the tool names that of the pod, or where it names none and there is one. */
    Arrival of(Caller caller, Service service, int port) {
        var callee = surroundings.callee(service);
        boolean declaredToo = claims.containsKey(new Ends(caller, callee));
        boolean onlyOne = port == 0 && !declaredToo;
        return new Arrival(callee, onlyOne ? ServicePorts.of(service).onlyPort() : servicePort(service, port));
    }

    private int servicePort(Service service, int port) {
        var ports = ServicePorts.of(service);
        if (port == 0 || ports.find(port).isPresent()) {
            return port;
        }
        var container = Integer.toString(port);
        return surroundings.snapshot().workloadsBehind(service).stream()
                .mapToInt(workload -> ports.leadingTo(workload, container))
                .filter(found -> found != 0)
                .findFirst()
                .orElse(port);
    }

    /** A call to the pods of a workload: by the Service that the caller declares, else by the only one there is. */
    Arrival of(Caller caller, WorkloadId receiver, int port) {
        var said = declared.getOrDefault(new Pair(caller, receiver), List.of());
        var services = said.isEmpty()
                ? servicesOf(receiver)
                : said.stream().flatMap(this::service).toList();
        var leading = services.stream().filter(service -> leads(service, port)).toList();
        if (leading.size() == 1) {
            return of(caller, leading.getFirst(), port);
        }
        return new Arrival(new Callee.ToWorkload(receiver), port);
    }

    private java.util.stream.Stream<Service> service(Callee.ToService callee) {
        return surroundings.snapshot().service(callee.service()).stream();
    }

    private List<Service> servicesOf(WorkloadId receiver) {
        return surroundings
                .snapshot()
                .workload(receiver)
                .map(surroundings.snapshot()::servicesOf)
                .orElse(List.of());
    }

    private boolean leads(Service service, int port) {
        return port == 0
                || ServicePorts.of(service).find(servicePort(service, port)).isPresent();
    }

    /** A call, unless the same two ends are declared as something else: then that is what was seen. */
    DependencyKind kind(Caller caller, Arrival arrival) {
        return switch (arrival.callee()) {
            case Callee.External _ -> DependencyKind.EGRESS;
            case Callee.KubernetesApi _ -> DependencyKind.KUBERNETES_API;
            case Callee.ToService _, Callee.ToWorkload _, Callee.Dangling _ -> declaredKind(caller, arrival);
        };
    }

    private DependencyKind declaredKind(Caller caller, Arrival arrival) {
        var kinds = claims.getOrDefault(new Ends(caller, arrival.callee()), List.of()).stream()
                .filter(claim -> arrival.port() == 0 || claim.port() == 0 || claim.port() == arrival.port())
                .map(Claim::kind)
                .distinct()
                .toList();
        return kinds.size() == 1 ? kinds.getFirst() : DependencyKind.CALL;
    }

    /** What was spoken; a network that says {@code tcp} knows less than who declares {@code postgres}. */
    String protocol(Caller caller, Callee callee, String seen) {
        boolean vague = seen.equals("tcp") || seen.equals("udp");
        boolean better = claims.getOrDefault(new Ends(caller, callee), List.of()).stream()
                .anyMatch(claim -> !claim.protocol().isEmpty());
        return vague && better ? "" : seen;
    }
}
