package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Dependency;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** From the port a caller names to the container ports the call arrives on. */
record LandingRule(ClusterSnapshot snapshot) {

    Landing of(Dependency dependency, Workload receiver) {
        return switch (dependency.to()) {
            case Callee.ToWorkload _ -> onPort(dependency.port());
            case Callee.ToService(var id, var _) ->
                snapshot.service(id)
                        .map(service -> through(service, dependency.port(), receiver))
                        .orElseGet(Landing.Anywhere::new);
            case Callee.Dangling _, Callee.External _, Callee.KubernetesApi _ -> new Landing.Nowhere();
        };
    }

    private static Landing onPort(int port) {
        return port > 0 ? new Landing.OnPorts(new TreeSet<>(List.of(port))) : new Landing.Anywhere();
    }

    private static Landing through(Service service, int port, Workload receiver) {
        // The name of a headless Service resolves to its pods: nobody translates the port on the way.
        if (service.isHeadless() && port > 0) {
            return isUdpOnly(service, port) ? new Landing.Nowhere() : onPort(port);
        }
        return landing(named(service, port, receiver), receiver);
    }

    private static boolean isUdpOnly(Service service, int port) {
        var ports =
                service.ports().stream().filter(each -> each.number() == port).toList();
        return !ports.isEmpty() && ports.stream().noneMatch(LandingRule::isTcp);
    }

    /**
     * The Service's ports a caller may mean: the one it names; where it names none, or one that the Service does not
     * offer, whatever works goes through one of them all.
     */
    private static List<Service.ServicePort> named(Service service, int port, Workload receiver) {
        var ports = service.ports();
        var same = ports.stream()
                .filter(each -> port > 0 && (each.number() == port || nodePort(each) == port))
                .toList();
        var behind = same.isEmpty()
                ? ports.stream()
                        .filter(each -> port > 0 && target(each, receiver).orElse(0) == port)
                        .toList()
                : same;
        return behind.isEmpty() ? ports : behind;
    }

    private static int nodePort(Service.ServicePort port) {
        return port.field().at("nodePort").wholeOr(-1);
    }

    private static Landing landing(List<Service.ServicePort> ports, Workload receiver) {
        var numbers = new TreeSet<Integer>();
        var ofTcp = ports.stream().filter(LandingRule::isTcp).toList();
        for (var port : ofTcp) {
            var target = target(port, receiver);
            if (target.isEmpty()) {
                return new Landing.Anywhere();
            }
            numbers.add(target.getAsInt());
        }
        if (!numbers.isEmpty()) {
            return new Landing.OnPorts(numbers);
        }
        return ports.isEmpty() ? new Landing.Anywhere() : new Landing.Nowhere();
    }

    private static boolean isTcp(Service.ServicePort port) {
        return port.transport().equals("TCP");
    }

    /** A target port is a number, or the name of a port of one of the pod's containers. */
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
