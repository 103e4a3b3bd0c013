package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Dialect.OneByOne;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Workloads whose callers keep connections open for long: databases, brokers, stateful servers that speak to each other.
 * Enrolment may reset what is open (istio/istio#49106), so that their pods are enrolled one after the other.
 */
record OpenConnections(ClusterSnapshot snapshot) {

    /** Ports of servers whose clients connect once and stay. */
    private static final Map<Integer, String> STAYING = Map.ofEntries(
            Map.entry(1433, "SQL Server"),
            Map.entry(1521, "Oracle"),
            Map.entry(2181, "ZooKeeper"),
            Map.entry(2379, "etcd"),
            Map.entry(3306, "MySQL"),
            Map.entry(4222, "NATS"),
            Map.entry(5432, "PostgreSQL"),
            Map.entry(5672, "AMQP"),
            Map.entry(6379, "Redis"),
            Map.entry(9042, "Cassandra"),
            Map.entry(9092, "Kafka"),
            Map.entry(11211, "Memcached"),
            Map.entry(27017, "MongoDB"));

    /** Empty where callers come and go, and where no label picks the pods. */
    Optional<OneByOne> of(Workload workload) {
        return workload.runsToCompletion() || workload.template().labels().isEmpty()
                ? Optional.empty()
                : because(workload).map(because -> new OneByOne(because, command(workload), back(workload)));
    }

    private Optional<String> because(Workload workload) {
        var named = ports(workload).stream()
                .filter(STAYING::containsKey)
                .findFirst()
                .map(port -> "its callers keep their connections to port " + port + " open ("
                        + STAYING.getOrDefault(port, "") + ")");
        return named.or(() -> Optional.of(workload)
                .filter(each -> each.id().kind().equals("StatefulSet") && each.replicas() > 1)
                .map(_ -> "its pods are no copies of each other, and may keep connections among themselves"));
    }

    private Set<Integer> ports(Workload workload) {
        var ports = new TreeSet<Integer>();
        workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .forEach(port -> ports.add(port.number()));
        snapshot.servicesOf(workload).stream()
                .map(Service::ports)
                .forEach(offered -> offered.forEach(port -> ports.add(port.number())));
        return ports;
    }

    /** Enrols one pod after the other; a label of the pod itself lasts as long as the pod, and that is enough. */
    private static String command(Workload workload) {
        return "kubectl label pod POD -n " + workload.namespace() + " " + Enrolment.LABEL + "=" + Enrolment.IN
                + " for each POD that kubectl get pods -n " + workload.namespace() + " -l " + selector(workload)
                + " names, the next one when its callers are connected again";
    }

    private static String back(Workload workload) {
        return "kubectl label pods -n " + workload.namespace() + " -l " + selector(workload) + " " + Enrolment.LABEL
                + "-";
    }

    private static String selector(Workload workload) {
        return workload.template().labels().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(",", "'", "'"));
    }
}
