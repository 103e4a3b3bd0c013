package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;
import java.util.Optional;

/** {@code backendRefs}; none means the parent itself. */
final class BackendForm {

    private BackendForm() {}

    /** @param home where backends without a namespace are looked for: that of the parent (linkerd D) */
    static List<Backend> read(SourceField references, String home) {
        boolean isOnly = references.items().size() == 1;
        return references.items().stream()
                .map(reference -> one(reference, home, isOnly))
                .toList();
    }

    private static Backend one(SourceField reference, String home, boolean isOnly) {
        var namespace = reference.at("namespace").look().textOr(home);
        var name = reference.at("name").look().textOr("");
        var isEgress = reference.at("kind").look().is("EgressNetwork");
        var origin = reference
                .at("name")
                .take(RouteAspect.BACKEND)
                .and(reference.at("namespace").take(RouteAspect.BACKEND))
                .and(reference.at("group").take(RouteAspect.BACKEND))
                .and(reference.at("kind").take(RouteAspect.BACKEND));
        Destination to = isEgress
                ? new Destination.Outside(namespace, name)
                : new Destination.OfService(new ServiceId(namespace, name));
        return new Backend(
                new Said<>(to, origin),
                reference.at("port").whole(RouteAspect.BACKEND),
                Optional.empty(),
                weight(reference.at("weight"), isOnly),
                FilterForm.headers(reference.at("filters")),
                List.of());
    }

    private static Said<Integer> weight(SourceField weight, boolean isOnly) {
        var written = weight.whole(RouteAspect.WEIGHT).orElseGet(() -> Said.implied(1));
        return isOnly ? new Said<>(1, written.origin()) : written;
    }

    /** The parent itself, on the port that was called. */
    static Backend parent(Destination parent, Optional<Said<Integer>> port) {
        return new Backend(
                Said.implied(parent),
                port.map(said -> Said.implied(said.value())),
                Optional.empty(),
                Said.implied(1),
                dev.meshward.mesh.intent.HeaderChanges.none(),
                List.of());
    }

    /** @param service the Service that stands for the backend, be it made for a part of its pods */
    static Mapping write(Backend backend, ServiceId service, int port, boolean isOnly) {
        return write(
                backend,
                Mapping.building()
                        .put("name", service.name())
                        .put("namespace", service.namespace())
                        .put("port", port)
                        .build(),
                isOnly);
    }

    /** @param reference what stands for the backend */
    static Mapping write(Backend backend, Mapping reference, boolean isOnly) {
        var written = Mapping.building();
        reference.keys().forEach(key -> written.put(key, reference.get(key).orElseThrow()));
        if (!isOnly) {
            written.put("weight", backend.weight().value());
        }
        FilterForm.write(backend.headers(), Optional.empty(), written);
        return written.build();
    }
}
