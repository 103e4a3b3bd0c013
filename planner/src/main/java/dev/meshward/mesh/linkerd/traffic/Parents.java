package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.Optional;

/** What a destination is to Linkerd: something that a route can be attached to, or nothing, which the ledger says. */
final class Parents {

    private Parents() {}

    static Optional<Parent> of(Said<Destination> host, Author author, TargetWriting target) {
        return switch (host.value()) {
            case Destination.OfService(var id) -> service(host, id, author, target);
            case Destination.Outside(var namespace, var name) ->
                Optional.of(new Parent(Parent.Kind.EGRESS_NETWORK, namespace, name));
            case Destination.Host(var name) -> {
                target.lost(
                        host.origin(),
                        "Linkerd routes calls to Services and to addresses outside; " + name + " names neither.",
                        "Create a Service without selector of that name, or list the host in a ServiceEntry.");
                yield Optional.empty();
            }
            case Destination.Answer _ -> Optional.empty();
            case Destination.HostsLike(var pattern) -> {
                target.lost(
                        host.origin(),
                        "Linkerd attaches routes to one Service each, and none of the source fits " + pattern + ".",
                        "Translate it together with the Services that are meant.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Parent> service(
            Said<Destination> host, dev.meshward.cluster.ServiceId id, Author author, TargetWriting target) {
        var service = target.snapshot().service(id);
        if (service.isEmpty()) {
            target.remark(
                    GeneralAspect.MISSING_CONTEXT,
                    author,
                    "Service " + id + " is not in the source; the routes are written as if it were there.");
        }
        boolean isRoutable = service.map(
                        some -> !some.isHeadless() && some.externalName().isEmpty())
                .orElse(true);
        if (!isRoutable) {
            target.lost(
                    host.origin(),
                    "Linkerd routes no calls to a Service without an address of its own.",
                    "Give " + id + " a cluster IP, or leave its calls unrouted.");
            return Optional.empty();
        }
        return Optional.of(new Parent(Parent.Kind.SERVICE, id.namespace(), id.name()));
    }
}
