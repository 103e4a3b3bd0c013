package dev.meshward.dependencies.clusters;

import dev.meshward.cluster.ForeignCall;
import dev.meshward.cluster.Service;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import java.util.function.Consumer;

/**
 * Callers in other clusters: those that were found because the other cluster was read too, and those that an offered Service may
 * have. An offer is no call, so alone it is a hint that becomes a question before the Service turns strict.
 */
public final class OtherClusters implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        new OfferedServices(surroundings.snapshot()).all().forEach(offer -> offered(offer, surroundings, claims));
        surroundings
                .snapshot()
                .foreignCalls()
                .forEach(call -> surroundings
                        .snapshot()
                        .service(call.service())
                        .ifPresent(service -> claims.accept(claim(call, service, surroundings))));
    }

    private static void offered(OfferedServices.Offer offer, Surroundings surroundings, Consumer<Claim> claims) {
        var ports = ServicePorts.of(offer.service());
        for (var port : ports.ports()) {
            claims.accept(new Claim(
                    new Caller.Outside(),
                    surroundings.callee(offer.service()),
                    port.number(),
                    ports.protocol(port.number(), ""),
                    DependencyKind.CALL,
                    new Evidence.RoutingDeclaration(
                            "offered-service",
                            offer.shownBy().place(),
                            Confidence.LOW,
                            "The Service is offered to other clusters, which does not mean that somebody calls it from"
                                    + " there")));
        }
    }

    private static Claim claim(ForeignCall call, Service service, Surroundings surroundings) {
        var ports = ServicePorts.of(service);
        var protocol = call.port() == 0 ? call.protocol() : ports.protocol(call.port(), call.protocol());
        return new Claim(
                call.door().<Caller>map(Caller.Pods::new).orElseGet(Caller.Outside::new),
                surroundings.callee(service),
                call.port(),
                protocol,
                DependencyKind.CALL,
                new Evidence.RoutingDeclaration(
                        "other-cluster",
                        call.place(),
                        Confidence.HIGH,
                        call.caller() + " of the cluster " + call.cluster() + " calls it by " + call.way()));
    }
}
