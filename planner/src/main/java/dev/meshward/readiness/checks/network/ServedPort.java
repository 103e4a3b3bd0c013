package dev.meshward.readiness.checks.network;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import java.util.List;
import java.util.stream.Stream;

/**
 * A TCP port on which the pods of a workload are said to listen: by a container, or by a Service that leads there.
 *
 * @param name that containers give it; empty where they give none
 */
record ServedPort(int number, String name) {

    static List<ServedPort> of(Workload workload, ClusterSnapshot snapshot) {
        var declared = workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.transport().equals("TCP") && port.number() > 0)
                .map(port -> new ServedPort(port.number(), port.name()))
                .toList();
        var led = snapshot.servicesOf(workload).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> port.transport().equals("TCP"))
                .map(port -> port.targetPort())
                .filter(target -> target.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(number -> declared.stream().noneMatch(port -> port.number() == number))
                .map(number -> new ServedPort(number, ""));
        return Stream.concat(declared.stream(), led).distinct().toList();
    }
}
