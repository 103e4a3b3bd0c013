package dev.meshward.readiness.checks.addresses;

import dev.meshward.cluster.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The ports on which well-known clustered servers talk to their own kind, by the last part of the image's path. */
final class PeerPorts {

    private static final Map<String, List<Integer>> BY_IMAGE = Map.ofEntries(
            Map.entry("cassandra", List.of(7000)),
            Map.entry("scylla", List.of(7000)),
            Map.entry("elasticsearch", List.of(9300)),
            Map.entry("opensearch", List.of(9300)),
            Map.entry("rabbitmq", List.of(4369, 25672)),
            Map.entry("redis-cluster", List.of(16379)),
            Map.entry("valkey-cluster", List.of(16379)),
            Map.entry("etcd", List.of(2380)),
            Map.entry("consul", List.of(8300, 8301)),
            Map.entry("vault", List.of(8201)),
            Map.entry("zookeeper", List.of(2888, 3888)),
            Map.entry("cp-zookeeper", List.of(2888, 3888)),
            Map.entry("mariadb-galera", List.of(4444, 4567, 4568)),
            Map.entry("percona-xtradb-cluster", List.of(4444, 4567, 4568)),
            Map.entry("hazelcast", List.of(5701)),
            Map.entry("cockroach", List.of(26257)));

    private PeerPorts() {}

    static Stream<Integer> of(Workload workload) {
        return workload.template().containers().stream()
                .map(container -> last(container.image()))
                .flatMap(image -> BY_IMAGE.getOrDefault(image, List.of()).stream());
    }

    private static String last(String reference) {
        var path = reference.toLowerCase(Locale.ROOT).replaceFirst("@.*$", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst(":.*$", "");
    }
}
