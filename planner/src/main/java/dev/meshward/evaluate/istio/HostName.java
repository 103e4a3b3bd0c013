package dev.meshward.evaluate.istio;

import dev.meshward.cluster.ServiceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How Istio's objects name Services (istio.md A.0). */
final class HostName {

    private static final String DOMAIN = ".svc.cluster.local";

    private HostName() {}

    static String of(ServiceId service) {
        return service.name() + "." + service.namespace() + DOMAIN;
    }

    /** Whether callers in a namespace mean the Service by a name: with its namespace, with more of the domain, or alone at home. */
    static boolean isOf(ServiceId service, String asked, String callerNamespace) {
        if (!asked.startsWith(service.name())) {
            return false;
        }
        var end = asked.substring(service.name().length());
        var namespace = "." + service.namespace();
        return end.isEmpty()
                ? service.namespace().equals(callerNamespace)
                : end.startsWith(namespace) && List.of("", ".svc", DOMAIN).contains(end.substring(namespace.length()));
    }

    /** A name without a dot gets the namespace of the rule; one with a dot stays, even if it is no full name. */
    static String expanded(String host, String namespaceOfRule) {
        return host.contains(".") || host.equals("*") ? host : host + "." + namespaceOfRule + DOMAIN;
    }

    /** All patterns that cover a host, itself among them. */
    static Set<String> patternsOf(String host) {
        var patterns = new LinkedHashSet<String>(List.of(host, "*"));
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            patterns.add("*" + host.substring(dot));
        }
        return patterns;
    }

    /** Whether a pattern covers a host: the same name, or {@code *} with the rest of it. */
    static boolean covers(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
    }
}
