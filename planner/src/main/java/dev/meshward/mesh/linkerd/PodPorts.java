package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ports on which a proxy receives calls for its pod, and how it takes them: those its containers declare, and those
 * Services send to by number.
 */
record PodPorts(KnownObjects present, ControlPlane controlPlane) {

    /** How a proxy takes a port that has no Server (linkerd.md C.2); a Server of ours keeps it. */
    enum Protocol {
        DETECTED("unknown"),
        OPAQUE("opaque");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        /** As {@code Server.proxyProtocol} has it. */
        String word() {
            return word;
        }
    }

    /** The proxy's own, which take no calls for the pod (linkerd.md B). */
    private static final Set<Integer> PROXY_PORTS = Set.of(4140, 4143, 4190, 4191);

    private static final Set<String> OPAQUE_WORDS = Set.of("linkerd.io/opaque", "linkerd.io/tcp");

    /** Protocol by port, sorted; ports that pass the proxy by are left out. */
    TreeMap<Integer, Protocol> of(Workload workload, Collection<Integer> besides) {
        var numbers = new TreeSet<>(besides);
        var template = workload.template();
        template.runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .forEach(port -> numbers.add(port.number()));
        var services = services(workload);
        services.forEach(service -> numbers.addAll(numericTargets(service)));
        var annotations = annotations(workload);
        numbers.removeIf(port -> port <= 0 || passesBy(port, annotations));
        var protocols = new TreeMap<Integer, Protocol>();
        numbers.forEach(port -> protocols.put(port, protocol(port, template, annotations, services)));
        return protocols;
    }

    /** Of one port. */
    Protocol protocol(Workload workload, int port) {
        return protocol(port, workload.template(), annotations(workload), services(workload));
    }

    /** What the pods carry with a proxy: their own word, then what the namespace hands down. */
    private Map<String, String> annotations(Workload workload) {
        var all = present.object(new ObjectKey("", "Namespace", "", workload.namespace()))
                .map(namespace -> Annotation.handedDown(
                        namespace.at("metadata", "annotations").textByKey()))
                .map(TreeMap::new)
                .orElseGet(TreeMap::new);
        all.putAll(workload.template().annotations());
        return all;
    }

    private boolean passesBy(int port, Map<String, String> annotations) {
        return PROXY_PORTS.contains(port)
                || PortList.of(annotations.getOrDefault(Annotation.SKIP_INBOUND_PORTS, controlPlane.skippedInbound()))
                        .contains(port);
    }

    private List<Manifest> services(Workload workload) {
        var labels = workload.template().labels().entrySet();
        return present.objectsIn("", "Service", workload.namespace()).stream()
                .filter(service -> {
                    var selector = service.at("spec", "selector").textByKey();
                    return !selector.isEmpty() && labels.containsAll(selector.entrySet());
                })
                .toList();
    }

    private static List<Integer> numericTargets(Manifest service) {
        var targets = new ArrayList<Integer>();
        for (var port : service.at("spec", "ports").items()) {
            var target = port.at("targetPort").isPresent() ? port.at("targetPort") : port.at("port");
            if (port.at("protocol").textOr("TCP").equals("TCP")) {
                target.whole().ifPresent(targets::add);
            }
        }
        return targets;
    }

    /** A list on pods or namespace replaces the usual one; what callers take for opaque has to be so here as well. */
    private Protocol protocol(
            int port, PodTemplate template, Map<String, String> annotations, List<Manifest> services) {
        var list = annotations.getOrDefault(Annotation.OPAQUE_PORTS, controlPlane.opaquePorts());
        boolean isOpaque = PortList.of(list, template).contains(port)
                || services.stream().anyMatch(service -> isOpaqueBehind(service, port, template));
        return isOpaque ? Protocol.OPAQUE : Protocol.DETECTED;
    }

    private static boolean isOpaqueBehind(Manifest service, int containerPort, PodTemplate template) {
        var listed = PortList.of(service.annotation(Annotation.OPAQUE_PORTS).textOr(""));
        return service.at("spec", "ports").items().stream()
                .filter(port -> target(
                                port.at("targetPort").textOr(port.at("port").textOr("")), template)
                        .contains(containerPort))
                .anyMatch(port -> listed.contains(port.at("port").wholeOr(0))
                        || OPAQUE_WORDS.contains(
                                port.at("appProtocol").textOr("").toLowerCase(Locale.ROOT)));
    }

    private static List<Integer> target(String written, PodTemplate template) {
        return written.matches("\\d{1,5}")
                ? List.of(Integer.parseInt(written))
                : template.runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .filter(port -> port.name().equals(written))
                        .map(port -> port.number())
                        .toList();
    }
}
