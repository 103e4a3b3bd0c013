package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Timeouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Timeouts and retries of Services, EgressNetworks and routes. A route that says any timeout says all of them, and the same
 * holds for retries (linkerd B, inheritance).
 */
final class ServiceSettings {

    /** What holds for one rule. */
    record Settings(Timeouts timeouts, Retries retries) {

        boolean isNothing() {
            return timeouts.isEmpty() && !(retries instanceof Retries.Again);
        }
    }

    private final Map<ObjectKey, Fields> byKey = new HashMap<>();

    ServiceSettings(SourceReading source) {
        source.of("", "Service").forEach(service -> byKey.put(service.object().key(), service));
        source.of(LinkerdTraffic.POLICY, "EgressNetwork")
                .forEach(network -> byKey.put(network.object().key(), network));
    }

    /** Those of the destination itself, which hold where no route says any. */
    Settings of(Destination destination) {
        return Optional.ofNullable(byKey.get(key(destination)))
                .map(ServiceSettings::ofObject)
                .orElseGet(() -> new Settings(Timeouts.none(), Retries.never()));
    }

    private static ObjectKey key(Destination destination) {
        return switch (destination) {
            case Destination.OfService(var id) -> new ObjectKey("", "Service", id.namespace(), id.name());
            case Destination.Outside(var namespace, var name) ->
                new ObjectKey(LinkerdTraffic.POLICY, "EgressNetwork", namespace, name);
            case Destination.Host _, Destination.HostsLike _, Destination.Answer _ -> new ObjectKey("", "", "", "");
        };
    }

    private static Settings ofObject(Fields object) {
        return new Settings(TimeoutForm.read(object), RetryForm.read(object));
    }

    Settings ofRoute(Fields route, SourceField rule, List<Said<Destination>> hosts) {
        var own = ofObject(route);
        var inherited = hosts.stream()
                .findFirst()
                .map(host -> of(host.value()))
                .orElseGet(() -> new Settings(Timeouts.none(), Retries.never()));
        var request = DurationForm.field(rule.at("timeouts", "request"), RouteAspect.TIMEOUT);
        var timeouts = request.isPresent()
                ? new Timeouts(
                        request, own.timeouts().response(), own.timeouts().idle())
                : own.timeouts();
        boolean isSaid =
                TimeoutForm.isSaid(route) || rule.at("timeouts", "request").isPresent();
        return new Settings(
                isSaid ? timeouts : inherited.timeouts(),
                own.retries() instanceof Retries.Again ? own.retries() : inherited.retries());
    }
}
