package dev.meshward.mesh.istio;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Tuning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Timeouts and retries as a VirtualService of the Service, ejection as a DestinationRule. Each decides for its host as a whole:
 * of several VirtualServices a sidecar follows one, and a DestinationRule hides those of other namespaces (istio.md A.1,
 * A.2). So nothing is said of a host that others speak of already.
 */
final class TuningExpression {

    private static final String NETWORKING = "networking.istio.io";
    private static final String V1 = NETWORKING + "/v1";

    private TuningExpression() {}

    /** Why nothing can be said of this Service; empty where nobody else speaks of it. */
    static Optional<String> obstacle(LadderIntent.Tune intent, ClusterSnapshot snapshot) {
        return intent.tunings().stream()
                .flatMap(tuning -> obstacle(intent.service(), tuning, snapshot).stream())
                .findFirst();
    }

    private static Optional<String> obstacle(ServiceId service, Tuning tuning, ClusterSnapshot snapshot) {
        return switch (tuning) {
            case Tuning.Timeout _, Tuning.Retries _ ->
                first(snapshot.objectsOf(NETWORKING, "VirtualService"), "hosts", service);
            case Tuning.Ejection _ -> first(snapshot.objectsOf(NETWORKING, "DestinationRule"), "host", service);
        };
    }

    private static Optional<String> first(List<Manifest> objects, String hosts, ServiceId service) {
        return objects.stream()
                .filter(object ->
                        speaksOf(object.at("spec", hosts), object.key().namespace(), service))
                .findFirst()
                .map(object -> object.key().kind() + " " + object.key().namespace() + "/"
                        + object.key().name() + " speaks of it already, and two of them do not add up");
    }

    /** A short name is meant in the namespace of the rule; an asterisk stands for any beginning. */
    private static boolean speaksOf(Field hosts, String namespace, ServiceId service) {
        var names = new ArrayList<>(hosts.texts());
        hosts.text().ifPresent(names::add);
        return names.stream().anyMatch(host -> {
            var full = host.contains(".") || host.equals("*") ? host : fqdn(new ServiceId(namespace, host));
            return full.startsWith("*") ? fqdn(service).endsWith(full.substring(1)) : full.equals(fqdn(service));
        });
    }

    private static String fqdn(ServiceId service) {
        return service.name() + "." + service.namespace() + ".svc.cluster.local";
    }

    static List<Change> tune(LadderIntent.Tune intent) {
        var changes = new ArrayList<Change>();
        var routing = intent.tunings().stream()
                .filter(tuning -> !(tuning instanceof Tuning.Ejection))
                .toList();
        if (!routing.isEmpty()) {
            changes.add(created("VirtualService", intent.service(), routes(intent.service(), routing), words(routing)));
        }
        for (var tuning : intent.tunings()) {
            if (tuning instanceof Tuning.Ejection ejection) {
                changes.add(created(
                        "DestinationRule", intent.service(), rested(intent.service(), ejection), tuning.words()));
            }
        }
        return changes;
    }

    private static String words(List<Tuning> tunings) {
        return String.join("; ", tunings.stream().map(Tuning::words).toList());
    }

    private static Change created(String kind, ServiceId service, Mapping spec, String because) {
        return new Change.Create(
                OwnObject.made(V1, kind, service.namespace(), service.name(), Map.of(), because, spec), because);
    }

    /** The methods that may be tried again come first; whatever else is called keeps what Istio does by itself. */
    private static Mapping routes(ServiceId service, List<Tuning> tunings) {
        var routes = new ArrayList<Value>();
        for (var tuning : tunings) {
            if (tuning instanceof Tuning.Retries retries) {
                routes.add(route(service, tunings, Optional.of(retries)));
            }
        }
        routes.add(route(service, tunings, Optional.empty()));
        return Mapping.building()
                .put("hosts", Value.Sequence.of(List.of(Value.Text.of(fqdn(service)))))
                .put("http", Value.Sequence.of(routes))
                .build();
    }

    private static Value route(ServiceId service, List<Tuning> tunings, Optional<Tuning.Retries> retries) {
        var route = Mapping.building();
        retries.ifPresent(each -> route.put("match", methods(each.methods())));
        var destination = OwnObject.single("destination", OwnObject.single("host", fqdn(service)));
        route.put("route", Value.Sequence.of(List.of(destination)));
        for (var tuning : tunings) {
            if (tuning instanceof Tuning.Timeout(var after)) {
                route.put("timeout", seconds(after));
            }
        }
        retries.ifPresent(each -> route.put(
                "retries",
                Mapping.building()
                        .put("attempts", each.attempts())
                        .put("retryOn", "connect-failure,refused-stream,unavailable,cancelled,gateway-error")
                        .build()));
        return route.build();
    }

    private static Value methods(List<String> methods) {
        return Value.Sequence.of(methods.stream()
                .<Value>map(method -> OwnObject.single("method", OwnObject.single("exact", method)))
                .toList());
    }

    /** Istio's durations: {@code 1.5s}. */
    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() / 1000.0 + "s";
    }

    /** Without {@code tls}, which by itself would turn mutual TLS off (istio.md A.9). */
    private static Mapping rested(ServiceId service, Tuning.Ejection ejection) {
        var detection = Mapping.building()
                .put("consecutive5xxErrors", ejection.failures())
                .put("interval", "10s")
                .put("baseEjectionTime", seconds(ejection.rest()))
                .put("maxEjectionPercent", ejection.percent())
                .build();
        return Mapping.building()
                .put("host", fqdn(service))
                .put("trafficPolicy", OwnObject.single("outlierDetection", detection))
                .build();
    }
}
