package dev.meshward.mesh.istio.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Destination;

/** Hosts as Istio's objects name them (istio A.0, short names). */
final class HostForm {

    private static final String SERVICES = ".svc.cluster.local";

    private HostForm() {}

    /**
     * What a host means.
     *
     * @param namespace that of the object which names it: a host without a dot is a Service there
     */
    static Destination read(String host, String namespace) {
        if (host.startsWith("*")) {
            return new Destination.HostsLike(host);
        }
        if (host.indexOf('.') < 0) {
            return new Destination.OfService(new ServiceId(namespace, host));
        }
        var parts = host.split("\\.", -1);
        return host.endsWith(SERVICES) && parts.length == 5
                ? new Destination.OfService(new ServiceId(parts[1], parts[0]))
                : new Destination.Host(host);
    }

    /** Always a full name, since short ones mean another Service in another namespace. */
    static String write(Destination destination) {
        return switch (destination) {
            case Destination.OfService(var id) -> id.name() + "." + id.namespace() + SERVICES;
            case Destination.Host(var name) -> name;
            case Destination.HostsLike(var pattern) -> pattern;
            case Destination.Outside _, Destination.Answer _ -> "*";
        };
    }
}
