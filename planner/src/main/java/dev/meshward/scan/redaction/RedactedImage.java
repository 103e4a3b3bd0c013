package dev.meshward.scan.redaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Hides the registry and the name of an image. The names of widespread servers stay, because they tell what a workload is:
 * a database calls nobody.
 */
final class RedactedImage {

    private static final Set<String> WIDESPREAD = Set.of(
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "mongo",
            "mongodb",
            "redis",
            "memcached",
            "rabbitmq",
            "kafka",
            "zookeeper",
            "nats",
            "etcd",
            "elasticsearch",
            "opensearch",
            "cassandra",
            "nginx",
            "envoy",
            "haproxy",
            "traefik",
            "vault",
            "consul",
            "minio",
            "prometheus",
            "grafana",
            "jaeger",
            "keycloak",
            "busybox",
            "alpine",
            "proxyv2",
            "pilot",
            "proxy",
            "controller",
            "policy-controller",
            "curl",
            "kubectl");

    private final Map<String, String> redacted = new HashMap<>();

    String of(String image) {
        int digest = image.indexOf('@');
        var named = digest < 0 ? image : image.substring(0, digest);
        int slash = named.lastIndexOf('/');
        int colon = named.indexOf(':', slash + 1);
        var path = colon < 0 ? named : named.substring(0, colon);
        var last = path.substring(slash + 1);
        var other = WIDESPREAD.contains(last)
                ? last
                : redacted.computeIfAbsent(path, _ -> "image-" + (redacted.size() + 1));
        return other + image.substring(path.length());
    }
}
