package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Fix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a port speaks through its {@code appProtocol}. A port is never renamed: Ingresses, probes and other Services
 * may name it.
 */
final class AppProtocolFix {

    /** Azure sets the probe of its load balancer by these, to a path that may not be there (Azure/AKS#3210). */
    private static final Set<String> READ_BY_LOAD_BALANCERS = Set.of("http", "https");

    private AppProtocolFix() {}

    static Optional<Fix> of(Service service, ServicePort port, String protocol) {
        return of(service, Map.of(port, protocol));
    }

    /** Another word for the same protocol, in place of one that a mesh does not know. */
    static Optional<Fix> replacing(Service service, ServicePort port, String protocol) {
        var numbers = service.ports().stream().map(ServicePort::number).toList();
        return isAlone(port, numbers) ? Optional.of(change(service, Map.of(port, protocol))) : Optional.empty();
    }

    /** One change for these ports; empty where one of them cannot be changed without touching something else. */
    static Optional<Fix> of(Service service, Map<ServicePort, String> protocolByPort) {
        var numbers = service.ports().stream().map(ServicePort::number).toList();
        boolean possible = !protocolByPort.isEmpty()
                && protocolByPort.entrySet().stream()
                        .allMatch(entry -> isAlone(entry.getKey(), numbers)
                                && isUnread(service, entry.getKey(), entry.getValue()));
        return possible ? Optional.of(change(service, protocolByPort)) : Optional.empty();
    }

    /** A patch finds a port by its number; where TCP and UDP share one, it might find the other. */
    private static boolean isAlone(ServicePort port, List<Integer> numbers) {
        return port.number() > 0
                && numbers.stream().filter(number -> number == port.number()).count() == 1;
    }

    private static boolean isUnread(Service service, ServicePort port, String protocol) {
        var present = port.appProtocol();
        boolean replaces = !present.isEmpty() && !isMeaninglessBeside(present, protocol);
        return !replaces && !(service.type().equals("LoadBalancer") && READ_BY_LOAD_BALANCERS.contains(protocol));
    }

    /** A value no mesh knows may become tcp: the meshes that refuse to guess treat both alike. */
    private static boolean isMeaninglessBeside(String present, String protocol) {
        return protocol.equals("tcp") && DeclaredProtocol.ofAppProtocol(present).isEmpty();
    }

    private static Fix change(Service service, Map<ServicePort, String> protocolByPort) {
        List<Value> ports = service.ports().stream()
                .filter(protocolByPort::containsKey)
                .map(port -> (Value) port.field()
                        .mapping()
                        .with("appProtocol", Value.Text.of(protocolByPort.getOrDefault(port, ""))))
                .toList();
        var spec = Mapping.building().put("ports", Value.Sequence.of(ports)).build();
        return new Fix.ChangeFields(
                service.manifest().key(),
                Mapping.building().put("spec", spec).build(),
                "appProtocol is a hint that only meshes and gateways read; name, number and target of the port stay.");
    }
}
