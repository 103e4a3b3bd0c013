package dev.meshward.bundles;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Dependency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** On which container ports a call arrives: policies count by those, callers by the ports of a Service. */
record CalledPorts(ClusterSnapshot snapshot) {

    /** Sorted; none when it cannot be known, or when it may be any; empty when no TCP port is called at all. */
    Optional<List<Integer>> of(Dependency call, Workload receiver) {
        return switch (call.to()) {
            case Callee.ToWorkload _ -> Optional.of(known(call.port()));
            case Callee.ToService(var id, _) ->
                snapshot.service(id)
                        .map(service -> through(service, call.port(), receiver))
                        .orElse(Optional.of(List.of()));
            case Callee.Dangling _, Callee.External _, Callee.KubernetesApi _ -> Optional.empty();
        };
    }

    private static List<Integer> known(int port) {
        return port > 0 ? List.of(port) : List.of();
    }

    private static Optional<List<Integer>> through(Service service, int port, Workload receiver) {
        var named = service.ports().stream()
                .filter(each -> port > 0 && (each.number() == port || each.field().at("nodePort").wholeOr(-1) == port))
                .toList();
        if (service.isHeadless() && port > 0) {
            // The name of a headless Service resolves to its pods: nobody translates the port on the way.
            boolean isUdp = !named.isEmpty()
                    && named.stream().noneMatch(each -> each.transport().equals("TCP"));
            return isUdp ? Optional.empty() : Optional.of(List.of(port));
        }
        return landing(named.isEmpty() ? service.ports() : named, receiver);
    }

    private static Optional<List<Integer>> landing(List<Service.ServicePort> ports, Workload receiver) {
        var numbers = new TreeSet<Integer>();
        var ofTcp = ports.stream().filter(each -> each.transport().equals("TCP")).toList();
        for (var port : ofTcp) {
            var target = target(port, receiver);
            if (target.isEmpty()) {
                return Optional.of(List.of());
            }
            numbers.add(target.getAsInt());
        }
        return ofTcp.isEmpty() && !ports.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(numbers));
    }

    private static OptionalInt target(Service.ServicePort port, Workload receiver) {
        var target = port.targetPort();
        if (target.matches("\\d{1,5}")) {
            return OptionalInt.of(Integer.parseInt(target));
        }
        return receiver.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(each -> each.name().equals(target) && each.number() > 0)
                .mapToInt(Container.ContainerPort::number)
                .findFirst();
    }
}
