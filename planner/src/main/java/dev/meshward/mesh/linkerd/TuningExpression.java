package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Timeouts as an annotation of the Service, which every caller's proxy reads (linkerd.md B). */
final class TuningExpression {

    private static final String TIMEOUT = "timeout.linkerd.io/request";
    private static final String ROUTES = "gateway.networking.k8s.io";

    private TuningExpression() {}

    /**
     * Annotations of a Service say nothing of single methods, and Linkerd leaves out as many pods as fail: neither retries of
     * idempotent methods alone nor a bound of those left out can be said there.
     */
    static Optional<String> obstacle(LadderIntent.Tune intent, ClusterSnapshot snapshot) {
        return intent.tunings().stream()
                .flatMap(tuning -> obstacle(intent.service(), tuning, snapshot).stream())
                .findFirst();
    }

    private static Optional<String> obstacle(ServiceId service, Tuning tuning, ClusterSnapshot snapshot) {
        return switch (tuning) {
            case Tuning.Timeout _ -> headless(service, snapshot).or(() -> spoken(service, snapshot));
            case Tuning.Retries _ ->
                Optional.of(
                        "an annotation of the Service would have every method tried again, and a route of its own is"
                                + " needed for single ones");
            case Tuning.Ejection _ -> Optional.of("Linkerd knows no bound for how many pods may be left out at once");
        };
    }

    private static Optional<String> headless(ServiceId service, ClusterSnapshot snapshot) {
        return snapshot.service(service)
                .filter(found -> found.isHeadless())
                .map(_ -> "it is headless, and callers go by the address of a pod");
    }

    private static Optional<String> spoken(ServiceId service, ClusterSnapshot snapshot) {
        var isTimed = snapshot.service(service)
                .filter(found -> found.manifest().annotation(TIMEOUT).isPresent())
                .map(_ -> "it has a timeout already");
        return isTimed.or(() -> profile(service, snapshot)).or(() -> route(service, snapshot));
    }

    private static Optional<String> profile(ServiceId service, ClusterSnapshot snapshot) {
        return snapshot.objectsOf("linkerd.io", "ServiceProfile").stream()
                .filter(profile -> profile.key().name().startsWith(service.name() + "." + service.namespace() + ".svc"))
                .findFirst()
                .map(_ -> "a ServiceProfile speaks of it already");
    }

    /** What a route says of timeouts replaces all that its Service says. */
    private static Optional<String> route(ServiceId service, ClusterSnapshot snapshot) {
        return snapshot.objectsOf(ROUTES, "HTTPRoute").stream()
                .filter(route -> route.at("spec", "parentRefs").items().stream()
                        .anyMatch(parent -> parent.at("kind").is("Service")
                                && parent.at("name").is(service.name())
                                && parent.at("namespace")
                                        .textOr(route.key().namespace())
                                        .equals(service.namespace())))
                .findFirst()
                .map(route -> "HTTPRoute " + route.key().namespace() + "/"
                        + route.key().name() + " speaks of it already");
    }

    static List<Change> tune(LadderIntent.Tune intent) {
        var changes = new ArrayList<Change>();
        for (var tuning : intent.tunings()) {
            if (tuning instanceof Tuning.Timeout(var after)) {
                var annotations =
                        Mapping.building().put(TIMEOUT, after.toMillis() + "ms").build();
                var fields = OwnObject.single("metadata", OwnObject.single("annotations", annotations));
                var key = new ObjectKey(
                        "",
                        "Service",
                        intent.service().namespace(),
                        intent.service().name());
                changes.add(new Change.Patch("v1", key, fields, tuning.words()));
            }
        }
        return changes;
    }
}
