package dev.meshward.readiness.checks.configuration;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Services that a host in Istio's objects stands for, seen from the namespace of the object (istio.md A.1, A.2). */
record IstioHost(String host, String namespace) {

    private static final Pattern FULL = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc\\.[a-z0-9.-]+");
    private static final Pattern WHOLE_NAMESPACE = Pattern.compile("\\*\\.([a-z0-9-]+)\\.svc\\.[a-z0-9.-]+");
    private static final Pattern WHOLE_CLUSTER =
            Pattern.compile("\\*|\\*\\.local|\\*\\.cluster\\.local|\\*\\.svc\\.[a-z0-9.-]+");

    static IstioHost of(Field host, Manifest object) {
        return new IstioHost(host.textOr(""), object.key().namespace());
    }

    /** The one Service this host names; a name without dots means one of the same namespace. */
    Optional<ServiceId> service() {
        var full = FULL.matcher(host);
        if (full.matches()) {
            return Optional.of(new ServiceId(full.group(2), full.group(1)));
        }
        return host.isEmpty() || host.contains(".") || host.contains("*")
                ? Optional.empty()
                : Optional.of(new ServiceId(namespace, host));
    }

    boolean covers(ServiceId service) {
        var ofNamespace = WHOLE_NAMESPACE.matcher(host);
        return service().filter(service::equals).isPresent()
                || WHOLE_CLUSTER.matcher(host).matches()
                || (ofNamespace.matches() && ofNamespace.group(1).equals(service.namespace()));
    }
}
