package dev.meshward.scan.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives names other names. Those of Kubernetes and of the meshes say nothing about anybody and stay. */
final class RedactedNames {

    private static final Set<String> STAY = Set.of(
            "default",
            "kube-system",
            "kube-public",
            "kube-node-lease",
            "istio-system",
            "istio-ingress",
            "linkerd",
            "linkerd-viz",
            "kubernetes",
            "kube-dns",
            "coredns",
            "localhost",
            "svc",
            "cluster",
            "local",
            "true",
            "false",
            "http",
            "https",
            "grpc",
            "tcp",
            "udp",
            "tls",
            "enabled",
            "disabled",
            "istio-proxy",
            "istio-init",
            "linkerd-proxy",
            "linkerd-init",
            "ingressgateway",
            "istiod",
            "restricted",
            "baseline",
            "privileged",
            "system");

    private static final Pattern NAME = Pattern.compile("[a-z0-9A-Z]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?");

    private final Map<String, String> redacted = new HashMap<>();
    private final Map<String, String> capitals = new HashMap<>();
    private final Map<String, Integer> countBySort = new HashMap<>();

    /** @param sort what the new name begins with: {@code ns}, {@code name}, {@code host} */
    void learn(String name, String sort) {
        boolean isNumber = name.chars().allMatch(Character::isDigit);
        if (name.length() < 2
                || isNumber
                || STAY.contains(name)
                || name.startsWith("hidden-")
                || !NAME.matcher(name).matches()) {
            return;
        }
        if (!redacted.containsKey(name)) {
            var other = sort + "-" + countBySort.merge(sort, 1, Integer::sum);
            redacted.put(name, other);
            capitals.putIfAbsent(capital(name), capital(other));
        }
    }

    /** {@code shop-cart} as environment variables say it: {@code SHOP_CART}. */
    private static String capital(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The new name; a name nobody learned stays. */
    String of(String name) {
        return redacted.getOrDefault(name, name);
    }

    boolean knows(String name) {
        return redacted.containsKey(name);
    }

    /** The new form of a name in capitals; empty when it is none. */
    String ofCapitals(String name) {
        return capitals.getOrDefault(name, "");
    }
}
