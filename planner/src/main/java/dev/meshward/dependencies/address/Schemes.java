package dev.meshward.dependencies.address;

import java.util.Map;
import java.util.Set;

/** What the scheme of an address says: its default port, its protocol, whether it leads to a data store. */
public final class Schemes {

    private static final Map<String, Integer> PORT_BY_SCHEME = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("ws", 80),
            Map.entry("https", 443),
            Map.entry("wss", 443),
            Map.entry("postgres", 5432),
            Map.entry("postgresql", 5432),
            Map.entry("mysql", 3306),
            Map.entry("mysql2", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("sqlserver", 1433),
            Map.entry("mssql", 1433),
            Map.entry("oracle", 1521),
            Map.entry("clickhouse", 9000),
            Map.entry("cassandra", 9042),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("valkey", 6379),
            Map.entry("memcached", 11211),
            Map.entry("mongodb", 27017),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("mqtt", 1883),
            Map.entry("nats", 4222),
            Map.entry("stomp", 61613),
            Map.entry("ldap", 389),
            Map.entry("ldaps", 636),
            Map.entry("smtp", 25),
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("bolt", 7687),
            Map.entry("neo4j", 7687));

    private static final Map<Integer, String> STORE_BY_PORT = Map.ofEntries(
            Map.entry(5432, "postgres"),
            Map.entry(3306, "mysql"),
            Map.entry(1433, "sqlserver"),
            Map.entry(1521, "oracle"),
            Map.entry(6379, "redis"),
            Map.entry(26379, "redis"),
            Map.entry(27017, "mongodb"),
            Map.entry(11211, "memcached"),
            Map.entry(9042, "cassandra"),
            Map.entry(5672, "amqp"),
            Map.entry(5671, "amqps"),
            Map.entry(61616, "tcp"),
            Map.entry(9092, "kafka"),
            Map.entry(9093, "kafka"),
            Map.entry(2181, "zookeeper"),
            Map.entry(4222, "nats"),
            Map.entry(1883, "mqtt"),
            Map.entry(9200, "elasticsearch"),
            Map.entry(8086, "influxdb"),
            Map.entry(7687, "bolt"),
            Map.entry(2379, "etcd"),
            Map.entry(26257, "postgres"),
            Map.entry(389, "ldap"));

    private static final Set<String> STORES = Set.of(
            "postgres",
            "postgresql",
            "mysql",
            "mysql2",
            "mariadb",
            "sqlserver",
            "mssql",
            "oracle",
            "clickhouse",
            "cassandra",
            "redis",
            "rediss",
            "valkey",
            "memcached",
            "mongodb",
            "mongodb+srv",
            "amqp",
            "amqps",
            "mqtt",
            "nats",
            "stomp",
            "bolt",
            "neo4j",
            "kafka",
            "zookeeper");

    private static final Set<String> KAFKA_LISTENERS =
            Set.of("plaintext", "ssl", "sasl_plaintext", "sasl_ssl", "internal", "external", "outside", "broker");

    private Schemes() {}

    /** The port that the scheme stands for; 0 when it stands for none. */
    public static int defaultPort(String scheme) {
        return PORT_BY_SCHEME.getOrDefault(transportFree(scheme), 0);
    }

    /** True for the scheme of a data store or a broker, which are often installed by a release of their own. */
    public static boolean leadsToStore(String scheme) {
        return STORES.contains(transportFree(scheme));
    }

    /** True for the usual port of a data store or a broker. */
    public static boolean isStorePort(int port) {
        return STORE_BY_PORT.containsKey(port);
    }

    /** The protocol that a scheme or, failing that, a well-known port speaks; empty when neither tells. */
    public static String protocol(String scheme, int port) {
        var plain = transportFree(scheme);
        if (plain.isEmpty() || plain.equals("tcp")) {
            return STORE_BY_PORT.getOrDefault(port, plain.isEmpty() ? "" : "tcp");
        }
        return KAFKA_LISTENERS.contains(plain) ? "kafka" : plain;
    }

    /** {@code postgresql+asyncpg} is {@code postgresql}; {@code git+https} is {@code https}. */
    private static String transportFree(String scheme) {
        int plus = scheme.indexOf('+');
        if (plus < 0) {
            return scheme;
        }
        var first = scheme.substring(0, plus);
        return PORT_BY_SCHEME.containsKey(first) ? first : scheme.substring(plus + 1);
    }
}
