package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.Container.ContainerPort;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.checks.injection.WrittenPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A list as Linkerd's annotation for opaque ports writes it: numbers, ranges, and on pods names of container ports (linkerd.md B). */
record OpaquePorts(List<WrittenPorts> entries) {

    OpaquePorts {
        entries = List.copyOf(entries);
    }

    /** Empty where an entry cannot be read. */
    static Optional<OpaquePorts> of(Field annotation) {
        return of(annotation, WrittenPorts::parse);
    }

    /** The same for pods of a workload, whose containers give names to ports; a name that nobody gives is no port. */
    static Optional<OpaquePorts> of(Field annotation, Workload workload) {
        return of(
                annotation,
                entry -> WrittenPorts.parse(entry).or(() -> WrittenPorts.parse(numberOf(entry.strip(), workload))));
    }

    private static Optional<OpaquePorts> of(Field annotation, Function<String, Optional<WrittenPorts>> reading) {
        var entries = new ArrayList<WrittenPorts>();
        for (var entry : annotation.textOr("").split(",", -1)) {
            var read = reading.apply(entry);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            entries.add(read.get());
        }
        return Optional.of(new OpaquePorts(entries));
    }

    private static String numberOf(String name, Workload workload) {
        return ports(workload)
                .filter(port -> port.name().equals(name))
                .map(port -> Integer.toString(port.number()))
                .findFirst()
                .orElse("");
    }

    private static Stream<ContainerPort> ports(Workload workload) {
        return workload.template().runningContainers().stream().flatMap(container -> container.ports().stream());
    }

    boolean contains(int port) {
        return entries.stream().anyMatch(entry -> entry.contains(port));
    }
}
