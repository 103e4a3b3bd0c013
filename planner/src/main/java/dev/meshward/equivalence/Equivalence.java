package dev.meshward.equivalence;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Compares what two configurations decide. Every workload is taken for a member of the mesh of its configuration, but for
 * pods on the network of their node, and callers name the Service they call as their host.
 */
public final class Equivalence {

    private final Evaluators evaluators;

    public Equivalence(Evaluators evaluators) {
        this.evaluators = evaluators;
    }

    /** What {@code second} decides, seen from {@code first}; workloads and Services are those of the first one's context. */
    public Comparison compare(Configuration first, Configuration second) {
        var isReadable = evaluators.of(first.mesh(), first.objects()).isPresent()
                && evaluators.of(second.mesh(), second.objects()).isPresent();
        var because =
                isReadable ? "Nobody compares this yet." : "The objects of one of both meshes are not understood.";
        var compared = new Compared(Relation.EQUAL, List.of(), List.of(new Unchecked("everything", because)));
        return new Comparison(doors(first, compared), ways(first, compared));
    }

    private static List<Comparison.Door> doors(Configuration first, Compared compared) {
        return first.context().workloads().stream()
                .flatMap(workload ->
                        ports(workload).stream().map(port -> new Comparison.Door(workload.id(), port, compared)))
                .toList();
    }

    private static TreeSet<Integer> ports(Workload workload) {
        var ports = new TreeSet<Integer>(List.of(0));
        workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .map(Container.ContainerPort::number)
                .forEach(ports::add);
        return ports;
    }

    private static List<Comparison.Way> ways(Configuration first, Compared compared) {
        var namespaces = new TreeSet<>(List.of(""));
        first.context().workloads().forEach(workload -> namespaces.add(workload.namespace()));
        var ways = new ArrayList<Comparison.Way>();
        for (var namespace : namespaces) {
            for (var service : first.context().services()) {
                service.ports().stream()
                        .map(Service.ServicePort::number)
                        .map(port -> new Destination.OfService(service.id(), port))
                        .forEach(to -> ways.add(new Comparison.Way(namespace, to, compared)));
            }
        }
        return ways;
    }
}
