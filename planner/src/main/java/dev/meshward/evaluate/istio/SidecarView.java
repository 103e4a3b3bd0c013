package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** A Sidecar as far as it decides what its pods see (istio.md A.5). */
record SidecarView(
        Manifest object,
        String name,
        LabelSelector pods,
        List<Listener> egress,
        Optional<MeshSettings.UnknownDestinations> unknownDestinations) {

    /** @param port 0 for every port */
    record Listener(int port, List<String> hosts) {}

    static SidecarView of(Manifest object) {
        var spec = object.at("spec");
        var selector = spec.at("workloadSelector");
        return new SidecarView(
                object,
                "Sidecar " + object.key().namespace() + "/" + object.key().name(),
                // A Sidecar writes labels where a selector has matchLabels.
                new LabelSelector(selector.at("labels").textByKey(), List.of()),
                spec.at("egress").items().stream().map(SidecarView::listener).toList(),
                spec.at("outboundTrafficPolicy", "mode").text().map(MeshSettings.UnknownDestinations::of));
    }

    private static Listener listener(Field egress) {
        return new Listener(
                egress.at("port", "number").wholeOr(0), egress.at("hosts").texts());
    }

    /** Without egress listeners everything is seen; one with a port is for that port alone. */
    boolean shows(ServiceId service, int servicePort, String namespace) {
        if (egress.isEmpty()) {
            return true;
        }
        var ofPort = egress.stream().filter(each -> each.port() == servicePort).toList();
        var listeners = ofPort.isEmpty()
                ? egress.stream().filter(each -> each.port() == 0).toList()
                : ofPort;
        return listeners.stream().anyMatch(listener -> shown(listener, service, namespace));
    }

    private static boolean shown(Listener listener, ServiceId service, String namespace) {
        boolean isExcluded = listener.hosts().stream()
                .filter(host -> host.startsWith("~") && host.length() > 2 && !host.startsWith("~/"))
                .anyMatch(host -> names(host.substring(1), service, namespace));
        return !isExcluded && listener.hosts().stream().anyMatch(host -> names(host, service, namespace));
    }

    /** {@code namespace/host}, with {@code .} for the own namespace, {@code *} for every and {@code ~} for none. */
    private static boolean names(String entry, ServiceId service, String namespace) {
        int slash = entry.indexOf('/');
        if (slash < 0) {
            return false;
        }
        var wanted = entry.substring(0, slash);
        boolean isThere = switch (wanted) {
            case "*" -> true;
            case "." -> service.namespace().equals(namespace);
            default -> wanted.equals(service.namespace());
        };
        return isThere && HostName.covers(entry.substring(slash + 1), HostName.of(service));
    }
}
