package dev.meshward.dependencies;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.address.Schemes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the ports of a Service say about the port that a caller names. */
public record ServicePorts(Service service, List<ServicePort> ports) {

    private static final Set<String> PROTOCOLS = Set.of(
            "http",
            "https",
            "http2",
            "h2c",
            "grpc",
            "tcp",
            "tls",
            "mongo",
            "mysql",
            "redis",
            "udp",
            "kafka",
            "postgres");

    /** How a port that a caller names fits. */
    public enum Fit {
        /** The Service has it. */
        OFFERED,
        /** The pods may have it: the Service is headless, lists no ports, or forwards to this number. */
        POSSIBLE,
        /** The caller names none. */
        UNSAID,
        /** A call to this port would fail. */
        REFUSED
    }

    public static ServicePorts of(Service service) {
        return new ServicePorts(service, service.ports());
    }

    public Fit fit(int port) {
        if (port == 0) {
            return Fit.UNSAID;
        }
        if (find(port).isPresent()) {
            return Fit.OFFERED;
        }
        var number = Integer.toString(port);
        boolean possible = service.isHeadless()
                || ports.isEmpty()
                || ports.stream().anyMatch(each -> each.targetPort().equals(number));
        return possible ? Fit.POSSIBLE : Fit.REFUSED;
    }

    public Optional<ServicePort> find(int port) {
        return ports.stream().filter(each -> each.number() == port).findFirst();
    }

    /** The only port of the Service; 0 when it has several or none. */
    public int onlyPort() {
        return ports.size() == 1 ? ports.getFirst().number() : 0;
    }

    /** The port that leads to this container port of the workload, given by number or name; 0 when none does. */
    public int leadingTo(Workload workload, String containerPort) {
        return ports.stream()
                .filter(each -> sameTarget(workload, each.targetPort(), containerPort))
                .mapToInt(ServicePort::number)
                .findFirst()
                .orElse(0);
    }

    private static boolean sameTarget(Workload workload, String target, String wanted) {
        return target.equals(wanted) || numberOf(workload, target).equals(numberOf(workload, wanted));
    }

    private static String numberOf(Workload workload, String port) {
        return workload.template().runningContainers().stream()
                .map(Container::ports)
                .flatMap(List::stream)
                .filter(each -> each.name().equals(port))
                .map(each -> Integer.toString(each.number()))
                .findFirst()
                .orElse(port);
    }

    /** The protocol of a port, by what the Service declares, else by the address that was used, else by the number. */
    public String protocol(int port, String scheme) {
        var declared = find(port).map(ServicePorts::declared).orElse("");
        return declared.isEmpty() ? Schemes.protocol(scheme, port) : declared;
    }

    /** {@code appProtocol}, or the part of the name before the first dash, as meshes read it. */
    private static String declared(ServicePort port) {
        var said = port.appProtocol().isEmpty() ? port.name() : port.appProtocol();
        var lower = said.toLowerCase(Locale.ROOT);
        var plain = lower.substring(lower.lastIndexOf('/') + 1);
        int dash = plain.indexOf('-');
        var word = dash < 0 ? plain : plain.substring(0, dash);
        return PROTOCOLS.contains(word) ? word : "";
    }
}
