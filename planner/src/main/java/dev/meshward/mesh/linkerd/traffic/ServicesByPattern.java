package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TrafficIntent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The Services that a pattern of hosts means: those of the source that no route names more closely (linkerd G.1, istio A.1). */
record ServicesByPattern(ClusterSnapshot snapshot, Set<Destination> named, Set<String> patterns) {

    static ServicesByPattern of(List<TrafficIntent> intents, ClusterSnapshot snapshot) {
        var named = new HashSet<Destination>();
        var patterns = new HashSet<String>();
        intents.stream()
                .filter(RequestRoutes.class::isInstance)
                .map(RequestRoutes.class::cast)
                .flatMap(routes -> routes.hosts().stream())
                .map(Said::value)
                .forEach(host -> {
                    if (host instanceof Destination.HostsLike(var pattern)) {
                        patterns.add(pattern);
                    } else {
                        named.add(host);
                    }
                });
        return new ServicesByPattern(snapshot, named, patterns);
    }

    /** The host itself where it is no pattern, or one that no Service fits. */
    List<Said<Destination>> meant(Said<Destination> host) {
        if (!(host.value() instanceof Destination.HostsLike(var pattern))) {
            return List.of(host);
        }
        var meant = snapshot.services().stream()
                .filter(ServicesByPattern::hasAddress)
                .map(Service::id)
                .filter(id -> isMeant(id, pattern))
                .map(id -> host.<Destination>as(_ -> new Destination.OfService(id)))
                .toList();
        return meant.isEmpty() ? List.of(host) : meant;
    }

    private static boolean hasAddress(Service service) {
        return !service.isHeadless() && service.externalName().isEmpty();
    }

    /** Of several patterns the longest decides. */
    private boolean isMeant(ServiceId id, String pattern) {
        return fits(id, pattern)
                && !named.contains(new Destination.OfService(id))
                && patterns.stream().noneMatch(other -> other.length() > pattern.length() && fits(id, other));
    }

    private static boolean fits(ServiceId id, String pattern) {
        return (id.name() + "." + id.namespace() + ".svc.cluster.local").endsWith(pattern.substring(1));
    }
}
