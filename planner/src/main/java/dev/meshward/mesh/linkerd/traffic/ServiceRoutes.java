package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.HeaderChanges;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Services that no route speaks of, and whose annotations say timeouts or retries all the same (linkerd D). */
final class ServiceRoutes {

    private ServiceRoutes() {}

    static void read(SourceReading source, ServiceSettings settings, DecidingProfiles profiles) {
        var routed = routed(source);
        source.of("", "Service").stream()
                .filter(service ->
                        !routed.contains(id(service)) && !profiles.decideFor(id(service), Audience.everybody()))
                .forEach(service -> routes(service, settings).ifPresent(source::intend));
    }

    private static ServiceId id(Fields service) {
        return new ServiceId(
                service.object().key().namespace(), service.object().key().name());
    }

    private static Set<ServiceId> routed(SourceReading source) {
        var routed = new HashSet<ServiceId>();
        Stream.of(
                        RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, "HTTPRoute"),
                        RouteObjects.outbound(source, LinkerdTraffic.POLICY, "HTTPRoute"),
                        RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, "GRPCRoute"))
                .flatMap(List::stream)
                .forEach(route -> route.spec().at("parentRefs").items().stream()
                        .map(reference -> Parent.read(reference, route))
                        .filter(parent -> parent.kind() == Parent.Kind.SERVICE)
                        .forEach(parent -> routed.add(new ServiceId(parent.namespace(), parent.name()))));
        return routed;
    }

    private static Optional<RequestRoutes> routes(Fields service, ServiceSettings settings) {
        var host = new Destination.OfService(id(service));
        var own = settings.of(host);
        if (own.isNothing()) {
            return Optional.empty();
        }
        return Optional.of(new RequestRoutes(
                Author.of(service.object()),
                List.of(Said.implied(host)),
                Said.implied(Audience.everybody()),
                RuleOrder.BEST_MATCH,
                false,
                List.of(new RouteRule(
                        List.of(),
                        List.of(BackendForm.parent(host, Optional.empty())),
                        Optional.empty(),
                        HeaderChanges.none(),
                        own.timeouts(),
                        own.retries(),
                        List.of())),
                List.of()));
    }
}
