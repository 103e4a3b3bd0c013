package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ports as Linkerd's annotations write them: numbers, ranges that ascend, and names of container ports, separated by
 * commas (linkerd.md B). An empty list names no port, which is something else than no list.
 */
final class PortList {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private final List<Range> ranges = new ArrayList<>();

    private record Range(int from, int to) {}

    private PortList() {}

    /** A list in which names mean nothing, as on Services and namespaces. */
    static PortList of(String written) {
        return of(written, List.of());
    }

    /** A list on pods, whose ports may be named. */
    static PortList of(String written, PodTemplate template) {
        var ports = template.allContainers().stream()
                .flatMap(container -> container.ports().stream())
                .toList();
        return of(written, ports);
    }

    private static PortList of(String written, List<ContainerPort> named) {
        var list = new PortList();
        for (var part : written.split(",", -1)) {
            var text = part.strip();
            range(text)
                    .ifPresentOrElse(
                            list.ranges::add,
                            () -> named.stream()
                                    .filter(port ->
                                            !text.isEmpty() && port.name().equals(text))
                                    .forEach(port -> list.ranges.add(new Range(port.number(), port.number()))));
        }
        return list;
    }

    private static Optional<Range> range(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        return Optional.of(new Range(from, to));
    }

    boolean contains(int port) {
        return ranges.stream().anyMatch(range -> range.from() <= port && port <= range.to());
    }
}
