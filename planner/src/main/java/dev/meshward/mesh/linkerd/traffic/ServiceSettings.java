package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Timeouts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

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

    private static final Map<String, RouteAspect> ASPECTS =
            Map.of("timeout.linkerd.io/", RouteAspect.TIMEOUT, "retry.linkerd.io/", RouteAspect.RETRY_CONDITION);

    private final Map<ObjectKey, Fields> byKey = new HashMap<>();
    private final Set<ObjectKey> routedForAll = new HashSet<>();

    private final DecidingProfiles profiles;

    ServiceSettings(SourceReading source, DecidingProfiles profiles) {
        this.profiles = profiles;
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

    /** What is written there, to compare it: nothing is taken. */
    Map<String, String> written(Destination destination) {
        var written = new TreeMap<String, String>();
        Optional.ofNullable(byKey.get(key(destination))).stream()
                .flatMap(object -> object.notes().stream())
                .filter(ServiceSettings::isSetting)
                .forEach(note -> written.put(note.key(), note.look().textOr("")));
        return written;
    }

    private static boolean isSetting(SourceField note) {
        return ASPECTS.keySet().stream().anyMatch(note.key()::startsWith);
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

    /** An annotation decides before the rule does, and either before what the destination says. */
    Settings ofRoute(Fields route, SourceField rule, List<Said<Destination>> hosts) {
        hosts.stream()
                .map(Said::value)
                .filter(host ->
                        key(host).namespace().equals(route.object().key().namespace()))
                .forEach(host -> routedForAll.add(key(host)));
        var own = TimeoutForm.read(route);
        var ofRule = rule.at("timeouts", "request");
        boolean isSaid = TimeoutForm.isSaid(route) || ofRule.isPresent();
        return new Settings(
                isSaid ? together(own, ofRule) : inherited(hosts, TimeoutForm::read, Timeouts.none()),
                RetryForm.read(route) instanceof Retries.Again again
                        ? again
                        : inherited(hosts, RetryForm::read, Retries.never()));
    }

    private static Timeouts together(Timeouts own, SourceField ofRule) {
        if (own.request().isPresent()) {
            ofRule.saysTheDefault(RouteAspect.TIMEOUT);
            return own;
        }
        return new Timeouts(DurationForm.field(ofRule, RouteAspect.TIMEOUT), own.response(), own.idle());
    }

    private <T> T inherited(List<Said<Destination>> hosts, Function<Fields, T> reading, T otherwise) {
        return hosts.stream()
                .findFirst()
                .flatMap(host -> Optional.ofNullable(byKey.get(key(host.value()))))
                .map(reading)
                .orElse(otherwise);
    }

    /** What nobody inherits decides nothing where routes hold for every caller. */
    void settleOverridden() {
        byKey.forEach((key, object) ->
                object.notes().stream().filter(ServiceSettings::isSetting).forEach(note -> settle(note, key)));
    }

    private void settle(SourceField note, ObjectKey key) {
        var aspect = note.key().equals("retry.linkerd.io/limit")
                ? RouteAspect.RETRY_ATTEMPTS
                : ASPECTS.entrySet().stream()
                        .filter(entry -> note.key().startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(RouteAspect.TIMEOUT);
        boolean isProfiled = key.kind().equals("Service")
                && profiles.decideFor(new ServiceId(key.namespace(), key.name()), Audience.everybody());
        if (isProfiled) {
            note.lost(aspect, DecidingProfiles.BECAUSE, DecidingProfiles.INSTEAD);
        } else if (routedForAll.contains(key)) {
            note.saysTheDefault(aspect);
        } else if (key.kind().equals("EgressNetwork")) {
            note.lost(
                    aspect,
                    "It holds for whatever goes out by this network, and Istio says it of hosts by their names.",
                    "Write a ServiceEntry for the hosts that are meant, and a VirtualService for each.");
        } else {
            note.lost(
                    aspect,
                    "It holds for callers of namespaces that have no route of their own, and is not written for them.",
                    "Write it into a VirtualService of the Service, beside those of the other namespaces.");
        }
    }
}
