package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import java.util.Locale;
import java.util.Set;

/** Images that wait to be called: databases, caches, brokers. They seldom call anybody. */
public final class ServerImages {

    private static final Set<String> SERVERS = Set.of(
            "postgres",
            "postgresql",
            "postgis",
            "timescaledb",
            "mysql",
            "mariadb",
            "percona",
            "mongo",
            "mongodb",
            "redis",
            "valkey",
            "keydb",
            "memcached",
            "rabbitmq",
            "etcd",
            "couchdb",
            "cassandra",
            "elasticsearch",
            "opensearch",
            "influxdb",
            "nats",
            "minio",
            "neo4j",
            "clickhouse",
            "clickhouse-server",
            "cockroach",
            "dynamodb-local",
            "consul",
            "vault",
            "zookeeper",
            "zipkin",
            "all-in-one",
            "mailhog",
            "mailpit",
            "eclipse-mosquitto",
            "activemq",
            "artemis",
            "solr",
            "rethinkdb",
            "arangodb",
            "registry",
            "mssql",
            "server",
            "tarantool");

    private ServerImages() {}

    /** True when every container of the workload runs such an image. */
    public static boolean onlyServes(Workload workload) {
        var containers = workload.template().containers();
        return !containers.isEmpty()
                && containers.stream().map(Container::image).allMatch(ServerImages::isServer);
    }

    private static boolean isServer(String image) {
        var plain = image.toLowerCase(Locale.ROOT);
        int digest = plain.indexOf('@');
        var name = digest < 0 ? plain : plain.substring(0, digest);
        var last = name.substring(name.lastIndexOf('/') + 1);
        int tag = last.indexOf(':');
        return SERVERS.contains(tag < 0 ? last : last.substring(0, tag));
    }
}
