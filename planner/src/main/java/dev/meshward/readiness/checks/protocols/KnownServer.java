package dev.meshward.readiness.checks.protocols;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Servers that are recognised by their image, with the ports on which they speak something other than HTTP. In some of
 * these protocols the server speaks first: client and a proxy that waits for the first bytes then wait for each other.
 */
enum KnownServer {
    MYSQL(
            "MySQL",
            true,
            "mysql|mysql-server|mariadb|mariadb-galera|percona|percona-server|percona-xtradb-cluster|vitess",
            3306,
            4444,
            4567,
            4568),
    NATS("NATS", true, "nats|nats-server|nats-streaming", 4222, 6222),
    SSH("SSH", true, "openssh-server|sftp|gitlab-shell", 22, 2222),
    FTP("FTP", true, "vsftpd|pure-ftpd|proftpd|ftpd-server", 21),
    SMTP("SMTP", true, "postfix|exim|exim4|mailhog|mailpit|opensmtpd|smtp|docker-postfix", 25, 587, 1025),
    IMAP("IMAP", true, "dovecot", 110, 143),
    POSTGRES(
            "PostgreSQL",
            false,
            "postgres|postgresql|postgis|pgbouncer|timescaledb|postgresql-repmgr|pgvector",
            5432,
            6432),
    REDIS("Redis", false, "redis|valkey|keydb|redis-cluster|redis-sentinel|dragonfly", 6379, 26379),
    MONGO("MongoDB", false, "mongo|mongodb|mongodb-community-server", 27017),
    KAFKA("Kafka", false, "kafka|cp-kafka|cp-server|redpanda", 9092, 9093, 9094),
    ZOOKEEPER("ZooKeeper", false, "zookeeper|cp-zookeeper", 2181, 2888, 3888),
    RABBITMQ("AMQP", false, "rabbitmq", 5672, 5671),
    CASSANDRA("Cassandra", false, "cassandra|scylla", 9042, 7000, 7001),
    MEMCACHED("Memcached", false, "memcached", 11211),
    MSSQL("SQL Server", false, "mssql-server|mssql-server-linux|server", 1433);

    /** Ports that carry a protocol in which the server speaks first, whatever the image is called. */
    private static final List<Integer> SERVER_FIRST = List.of(21, 22, 25, 110, 143, 587, 3306, 4222, 5900, 5901);

    private final String words;
    private final boolean serverFirst;
    private final Pattern image;
    private final List<Integer> ports;

    KnownServer(String words, boolean serverFirst, String images, Integer... ports) {
        this.words = words;
        this.serverFirst = serverFirst;
        this.image = Pattern.compile(images);
        this.ports = List.of(ports);
    }

    /** What people call the protocol. */
    String words() {
        return words;
    }

    boolean speaksFirst() {
        return serverFirst;
    }

    boolean serves(int port) {
        return ports.contains(port);
    }

    /** By the last part of the image's path, without tag and digest. */
    static Optional<KnownServer> ofImage(String reference) {
        var path = reference.toLowerCase(Locale.ROOT).replaceFirst("@.*$", "");
        var last = path.substring(path.lastIndexOf('/') + 1).replaceFirst(":.*$", "");
        return Arrays.stream(values())
                .filter(server -> server.image.matcher(last).matches())
                .filter(server -> server != MSSQL || path.contains("mssql"))
                .findFirst();
    }

    /** What speaks first on this port, in words; empty where nothing is known to. */
    static Optional<String> speakingFirst(PodPort port) {
        var byImage = port.server().filter(KnownServer::speaksFirst).map(KnownServer::words);
        return byImage.or(
                () -> SERVER_FIRST.contains(port.number()) && port.server().isEmpty()
                        ? Optional.of(byNumber(port.number()))
                        : Optional.empty());
    }

    private static String byNumber(int port) {
        return switch (port) {
            case 21 -> "FTP";
            case 22 -> "SSH";
            case 25, 587 -> "SMTP";
            case 110 -> "POP3";
            case 143 -> "IMAP";
            case 3306 -> "MySQL";
            case 4222 -> "NATS";
            default -> "VNC";
        };
    }
}
