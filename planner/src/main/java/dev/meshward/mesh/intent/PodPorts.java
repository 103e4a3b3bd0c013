package dev.meshward.mesh.intent;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ports on which pods are called: those their containers declare, and those Services send to. */
public record PodPorts(ClusterSnapshot snapshot) {

    /** What is spoken on a port, as a Service declares it by {@code appProtocol} or name (istio C.1). */
    public enum Speech {
        REQUESTS,
        BYTES,
        UNDECLARED
    }

    private static final Set<String> OF_REQUESTS = Set.of("http", "http2", "grpc", "http_proxy");
    private static final Set<String> OF_BYTES = Set.of("tcp", "tls", "https", "mongo", "redis", "mysql");
    private static final Set<Integer> USUALLY_BYTES = Set.of(25, 53, 3306, 27017);

    /** What is spoken on each port, by its number. */
    public TreeMap<Integer, Speech> of(Workload workload) {
        var speechByPort = new TreeMap<Integer, Speech>();
        containers(workload)
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .forEach(port -> speechByPort.put(port.number(), Speech.UNDECLARED));
        for (var service : snapshot.servicesOf(workload)) {
            service.ports().stream()
                    .filter(port -> port.transport().equals("TCP"))
                    .forEach(port -> target(port, workload)
                            .forEach(number -> speechByPort.merge(number, speech(port), PodPorts::together)));
        }
        return speechByPort;
    }

    /** Numbers that a port of a Service leads to on these pods. */
    public static Set<Integer> target(ServicePort port, Workload workload) {
        var target = port.targetPort();
        return target.matches("\\d{1,5}") ? Set.of(Integer.parseInt(target)) : named(target, workload);
    }

    /** Numbers of the container ports of a name. */
    public static Set<Integer> named(String name, Workload workload) {
        var numbers = new TreeSet<Integer>();
        containers(workload)
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.name().equals(name) && port.transport().equals("TCP"))
                .forEach(port -> numbers.add(port.number()));
        return numbers;
    }

    private static Stream<Container> containers(Workload workload) {
        return workload.template().runningContainers().stream();
    }

    /** Where Services disagree, requests may be read. */
    private static Speech together(Speech one, Speech other) {
        return one == Speech.UNDECLARED ? other : one == other ? one : Speech.REQUESTS;
    }

    private static Speech speech(ServicePort port) {
        var declared = port.appProtocol().toLowerCase(Locale.ROOT);
        if (declared.equals("kubernetes.io/h2c") || declared.equals("kubernetes.io/ws")) {
            return Speech.REQUESTS;
        }
        var name = declared.isEmpty() ? port.name().toLowerCase(Locale.ROOT) : declared;
        var prefix = name.startsWith("grpc-web") ? "grpc" : name.split("-", 2)[0];
        if (OF_REQUESTS.contains(prefix)) {
            return Speech.REQUESTS;
        }
        boolean isOfBytes = OF_BYTES.contains(prefix)
                || declared.equals("kubernetes.io/wss")
                || declared.isEmpty() && USUALLY_BYTES.contains(port.number());
        return isOfBytes ? Speech.BYTES : Speech.UNDECLARED;
    }

    /** Paths the kubelet asks for by HTTP on a port. */
    public static Set<String> probes(Workload workload, int port) {
        var paths = new TreeSet<String>();
        workload.template()
                .allContainers()
                .forEach(container -> Stream.of("livenessProbe", "readinessProbe", "startupProbe")
                        .map(kind -> container.field().at(kind, "httpGet"))
                        .filter(probe -> probe.isPresent() && portOf(probe, container) == port)
                        .forEach(probe -> paths.add(probe.at("path").textOr("/").replaceFirst("[?#].*$", ""))));
        return paths;
    }

    private static int portOf(Field probe, Container container) {
        var port = probe.at("port");
        return port.whole().isPresent()
                ? port.wholeOr(0)
                : container.ports().stream()
                        .filter(each -> port.is(each.name()))
                        .mapToInt(Container.ContainerPort::number)
                        .findFirst()
                        .orElse(0);
    }
}
