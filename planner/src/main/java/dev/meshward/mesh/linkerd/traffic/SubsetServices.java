package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Backend.Subset;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services for parts of the pods of a Service: its selector with the part's labels, and its ports (linkerd G.1, subset). One for
 * each part, however many rules name it.
 */
final class SubsetServices {

    private static final int ASSUMED_PORT = 80;

    /** The answer where a backend is not there (linkerd D). */
    private static final int FAILED = 500;

    private final TargetWriting target;
    private final Author author;

    SubsetServices(TargetWriting target, Author author) {
        this.target = target;
        this.author = author;
    }

    /** The Service that stands for a backend; empty where there is none, which the fates of its fields say. */
    Optional<ServiceId> serviceOf(Backend backend) {
        return switch (backend.to().value()) {
            case Destination.OfService(var id) ->
                backend.subset().isEmpty()
                        ? Optional.of(id)
                        : Optional.of(ofSubset(id, backend.subset().get().value()));
            case Destination.Answer(int status) -> Optional.of(answering(status));
            case Destination.Host _, Destination.HostsLike _, Destination.Outside _ -> Optional.empty();
        };
    }

    /** The share of a backend whose Service is not there is answered with 500 (linkerd D). */
    private ServiceId answering(int status) {
        var name = new ServiceId(author.object().namespace(), "answers-" + status);
        if (target.snapshot().service(name).isEmpty()) {
            target.remark(
                    RouteAspect.FAULT_ABORT,
                    author,
                    status == FAILED
                            ? "There is no Service " + name + " on purpose: Linkerd answers its share with " + FAILED
                                    + "."
                            : "Service " + name + " has to be made by hand, with pods that answer every request with "
                                    + status + "; until it is there Linkerd answers its share with " + FAILED + ".");
        }
        return name;
    }

    private ServiceId ofSubset(ServiceId id, Subset subset) {
        var name = new ServiceId(id.namespace(), id.name() + "-" + subset.name());
        var whole = target.snapshot().service(id);
        if (whole.isEmpty()
                || whole.get().selector().isEmpty()
                || subset.labels().isEmpty()) {
            target.remark(
                    GeneralAspect.MISSING_CONTEXT,
                    author,
                    "Service " + name + " has to be made by hand for subset " + subset.name() + " of " + id
                            + ": " + (subset.labels().isEmpty() ? "the labels of the subset are" : "the Service is")
                            + " not in the source.");
            return name;
        }
        target.writeOnce("v1", "Service", name.namespace(), name.name(), List.of(author), spec(whole.get(), subset));
        return name;
    }

    private static Mapping spec(Service whole, Subset subset) {
        Map<String, String> selector = new TreeMap<>(whole.selector());
        selector.putAll(subset.labels());
        var ports = whole.manifest().at("spec", "ports").items().stream()
                .map(port -> port.mapping().without("nodePort"))
                .map(Value.class::cast)
                .toList();
        return Mapping.building()
                .put("selector", OwnObject.labels(selector))
                .put("ports", Value.Sequence.of(ports))
                .build();
    }

    /**
     * The port written, or the one that is called, or that of the Service it is a part of. Linkerd answers 500 for a backend
     * without a port, so that for a Service nobody knows one is assumed, and said.
     */
    int port(Backend backend, ServiceId service, RouteCell cell) {
        var whole = backend.to().value() instanceof Destination.OfService(var id) ? id : service;
        return backend.port()
                .map(said -> said.value())
                .or(() -> cell.portFor(whole, target.snapshot()))
                .orElseGet(() ->
                        backend.to().value() instanceof Destination.Answer ? ASSUMED_PORT : assumed(backend, whole));
    }

    private int assumed(Backend backend, ServiceId whole) {
        target.approximated(
                backend.to().origin(),
                "The port of Service " + whole + " is not in the source, and Linkerd needs it: " + ASSUMED_PORT
                        + " is written in its place, to be corrected.");
        return ASSUMED_PORT;
    }
}
