package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Backend.Subset;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code route[]}: destinations with their weights. */
final class BackendForm {

    private BackendForm() {}

    static List<Backend> read(SourceField route, String namespace, Subsets subsets) {
        var items = route.items();
        return items.stream()
                .flatMap(item -> read(item, items.size() == 1, namespace, subsets).stream())
                .toList();
    }

    private static Optional<Backend> read(SourceField item, boolean isOnly, String namespace, Subsets subsets) {
        var destination = item.at("destination");
        return destination.at("host").text(RouteAspect.BACKEND).map(host -> {
            var to = host.as(name -> HostForm.read(name, namespace));
            return new Backend(
                    to,
                    destination.at("port", "number").whole(RouteAspect.BACKEND),
                    destination
                            .at("subset")
                            .text(RouteAspect.SUBSET)
                            .map(name -> name.as(word -> new Subset(word, subsets.labels(to.value(), word)))),
                    weight(item.at("weight"), isOnly),
                    HeaderForm.read(item.at("headers")),
                    List.of());
        });
    }

    /** The weight of an only destination means nothing, and one of several that says none gets nothing (istio A.1 rule 8). */
    private static Said<Integer> weight(SourceField weight, boolean isOnly) {
        var written = weight.whole(RouteAspect.WEIGHT);
        return isOnly ? new Said<>(1, weight.take(RouteAspect.WEIGHT)) : written.orElseGet(() -> Said.implied(0));
    }

    static Value write(List<Backend> backends) {
        return Value.Sequence.of(backends.stream()
                .map(backend -> write(backend, backends.size() == 1))
                .toList());
    }

    private static Mapping write(Backend backend, boolean isOnly) {
        var destination =
                Mapping.building().put("host", HostForm.write(backend.to().value()));
        backend.port()
                .ifPresent(port -> destination.put(
                        "port", Mapping.building().put("number", port.value()).build()));
        backend.subset()
                .ifPresent(subset -> destination.put("subset", subset.value().name()));
        var item = Mapping.building().put("destination", destination.build());
        if (!isOnly) {
            item.put("weight", backend.weight().value());
        }
        HeaderForm.write(backend.headers(), item);
        return item.build();
    }

    /** The labels that subsets stand for, from whatever object says them. */
    interface Subsets {
        Map<String, String> labels(Destination destination, String name);
    }
}
