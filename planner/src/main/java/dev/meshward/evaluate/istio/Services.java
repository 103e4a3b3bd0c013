package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Services declare about ports. */
final class Services {

    /** A port of a Service, as a proxy sees it. */
    private record Offered(Map<String, String> selector, String target, PortProtocol protocol) {}

    private final Views<List<Manifest>, List<Offered>> offers = new Views<>(Services::read);
    private final Views<List<Manifest>, Views<Pod, Map<Integer, PortProtocol>>> protocols =
            new Views<>(_ -> new Views<>(_ -> new HashMap<>()));
    private final PerWorld<Services, Map<Numbered, Optional<Service.ServicePort>>> portByNumber = new PerWorld<>();

    private record Numbered(ServiceId id, int number) {}

    private final Views<Manifest, Service> services = new Views<>(Services::service);

    private static List<Offered> read(List<Manifest> services) {
        return services.stream()
                .map(Services::service)
                .flatMap(service -> service.ports().stream()
                        .map(port -> new Offered(service.selector(), port.targetPort(), PortProtocol.of(port))))
                .filter(offered -> !offered.selector().isEmpty())
                .toList();
    }

    private static Service service(Manifest manifest) {
        return new Service(
                new ServiceId(manifest.key().namespace(), manifest.key().name()), manifest);
    }

    Optional<Service> find(ServiceId id, World world) {
        return world.object(new ObjectKey("", "Service", id.namespace(), id.name()))
                .map(services::of);
    }

    Optional<Service.ServicePort> port(ServiceId id, int number, World world) {
        return portByNumber
                .of(this, world, HashMap::new)
                .computeIfAbsent(new Numbered(id, number), _ -> found(id, number, world));
    }

    private Optional<Service.ServicePort> found(ServiceId id, int number, World world) {
        return find(id, world).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> port.number() == number)
                .findFirst();
    }

    /**
     * What the callee's proxy takes a port to speak. Where no Service leads to it the chain that catches all looks for requests
     * first (istio.md A.7; its chains are named virtualInbound-catchall-http and virtualInbound).
     */
    PortProtocol inbound(Pod callee, int containerPort, World world) {
        var around = world.in("", "Service", callee.namespace());
        return protocols
                .of(around)
                .of(callee)
                .computeIfAbsent(containerPort, port -> inbound(callee, port, offers.of(around)));
    }

    private static PortProtocol inbound(Pod callee, int containerPort, List<Offered> offered) {
        return offered.stream()
                .filter(each -> each.protocol() != PortProtocol.UDP && selects(each, callee))
                .filter(each -> callee.portNumber(each.target())
                        .filter(number -> number == containerPort)
                        .isPresent())
                .map(Offered::protocol)
                .reduce(PortProtocol::together)
                .orElse(PortProtocol.DETECTED);
    }

    private static boolean selects(Offered offered, Pod pod) {
        return offered.selector().entrySet().stream()
                .allMatch(label -> label.getValue().equals(pod.labels().get(label.getKey())));
    }
}
