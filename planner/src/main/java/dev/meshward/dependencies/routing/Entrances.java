package dev.meshward.dependencies.routing;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import java.util.function.Consumer;

/** States that traffic from outside the cluster reaches a Service. */
final class Entrances {

    private final Surroundings surroundings;
    private final Consumer<Claim> claims;

    Entrances(Surroundings surroundings, Consumer<Claim> claims) {
        this.surroundings = surroundings;
        this.claims = claims;
    }

    /**
     * A route to a Service.
     *
     * @param port number or name as the route writes it; empty where it writes none
     */
    void state(String kind, ServiceId id, String port, Field where) {
        if (id.name().isEmpty()) {
            return;
        }
        var service = surroundings.snapshot().service(id);
        int number = service.map(found -> number(found, port)).orElse(0);
        var because = "Traffic from outside the cluster is routed to the Service " + id
                + (service.isPresent() ? "" : ", which does not exist");
        claims.accept(new Claim(
                new Caller.Outside(),
                service.map(surroundings::callee).orElseGet(() -> new Callee.Dangling(id)),
                number,
                service.map(found -> ServicePorts.of(found).protocol(number, "http"))
                        .orElse("http"),
                service.isPresent() ? DependencyKind.CALL : DependencyKind.DANGLING,
                new Evidence.RoutingDeclaration(
                        kind, where.place(), service.isPresent() ? Confidence.HIGH : Confidence.LOW, because)));
    }

    private static int number(Service service, String port) {
        var ports = ServicePorts.of(service);
        return ports.ports().stream()
                .filter(each -> each.name().equals(port)
                        || Integer.toString(each.number()).equals(port))
                .mapToInt(Service.ServicePort::number)
                .findFirst()
                .orElseGet(ports::onlyPort);
    }
}
