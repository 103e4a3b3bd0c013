package dev.meshward.dependencies.routing;

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
 * Services that can be reached from outside by themselves. A door is no visitor, so this is a hint only: it becomes a
 * question before such a Service turns strict.
 */
public final class ExposedServices implements EvidenceSource {

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        surroundings.snapshot().services().stream()
                .filter(service -> service.isExposed()
                        || service.manifest().at("spec", "externalIPs").isPresent())
                .forEach(service -> state(service, surroundings, claims));
    }

    private static void state(Service service, Surroundings surroundings, Consumer<Claim> claims) {
        var ports = ServicePorts.of(service);
        for (var port : ports.ports()) {
            claims.accept(new Claim(
                    new Caller.Outside(),
                    surroundings.callee(service),
                    port.number(),
                    ports.protocol(port.number(), ""),
                    DependencyKind.CALL,
                    new Evidence.RoutingDeclaration(
                            "exposed-service",
                            service.manifest().at("spec", "type").place(),
                            Confidence.LOW,
                            "The Service can be reached from outside (" + service.type() + "), which does not mean that"
                                    + " somebody does")));
        }
    }
}
