package dev.meshward.evaluate.istio;

import dev.meshward.cluster.ServiceId;

/** How Istio's objects name Services (istio.md A.0). */
final class HostName {

    private static final String DOMAIN = ".svc.cluster.local";

    private HostName() {}

    static String of(ServiceId service) {
        return service.name() + "." + service.namespace() + DOMAIN;
    }

    /** A name without a dot gets the namespace of the rule; one with a dot stays, even if it is no full name. */
    static String expanded(String host, String namespaceOfRule) {
        return host.contains(".") || host.equals("*") ? host : host + "." + namespaceOfRule + DOMAIN;
    }

    /** Whether a pattern covers a host: the same name, or {@code *} with the rest of it. */
    static boolean covers(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
    }
}
