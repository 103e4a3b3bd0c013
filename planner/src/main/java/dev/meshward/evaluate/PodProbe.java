package dev.meshward.evaluate;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the kubelet asks of a pod over the network.
 *
 * @param path without its query; empty for probes that name none
 */
public record PodProbe(Kind kind, int port, String path) {

    /** How it asks. */
    public enum Kind {
        HTTP,
        HTTPS,
        GRPC,
        /** Opens a connection and closes it again. */
        TCP
    }

    private static final List<String> FIELDS = List.of("livenessProbe", "readinessProbe", "startupProbe");

    /** Those of all containers; a port by name is looked up among the ports of the same container. */
    static List<PodProbe> of(PodTemplate template) {
        return template.allContainers().stream()
                .flatMap(container -> FIELDS.stream()
                        .flatMap(field -> of(container, container.field().at(field))))
                .distinct()
                .toList();
    }

    private static Stream<PodProbe> of(Container container, Field probe) {
        var get = probe.at("httpGet");
        if (get.isPresent()) {
            var kind = get.at("scheme").textOr("HTTP").equalsIgnoreCase("HTTPS") ? Kind.HTTPS : Kind.HTTP;
            return at(container, get, kind, path(get.at("path").textOr("/")));
        }
        return Stream.concat(
                at(container, probe.at("grpc"), Kind.GRPC, ""), at(container, probe.at("tcpSocket"), Kind.TCP, ""));
    }

    private static Stream<PodProbe> at(Container container, Field action, Kind kind, String path) {
        return action.isPresent()
                ? number(container, action.at("port")).map(port -> new PodProbe(kind, port, path))
                : Stream.empty();
    }

    private static Stream<Integer> number(Container container, Field port) {
        if (port.whole().isPresent()) {
            return Stream.of(port.whole().getAsInt());
        }
        return container.ports().stream()
                .filter(each -> each.name().equalsIgnoreCase(port.textOr("")))
                .map(Container.ContainerPort::number)
                .limit(1);
    }

    private static String path(String written) {
        int query = written.indexOf('?');
        var path = query < 0 ? written : written.substring(0, query);
        return path.startsWith("/") ? path : "/" + path;
    }
}
