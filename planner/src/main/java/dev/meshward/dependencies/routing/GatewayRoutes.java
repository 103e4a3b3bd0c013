package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Gateway API: routes that hang on a Gateway. Those that hang on a Service are {@link Redirects}. */
public final class GatewayRoutes implements EvidenceSource {

    static final String GROUP = "gateway.networking.k8s.io";
    static final List<String> KINDS = List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var entrances = new Entrances(surroundings, claims);
        for (var kind : KINDS) {
            surroundings.snapshot().objectsOf(GROUP, kind).stream()
                    .filter(GatewayRoutes::hangsOnGateway)
                    .forEach(route -> read(route, entrances));
        }
    }

    private static boolean hangsOnGateway(Manifest route) {
        return route.at("spec", "parentRefs").items().stream()
                .anyMatch(parent -> !parent.at("kind").is("Service"));
    }

    private static void read(Manifest route, Entrances entrances) {
        for (var rule : route.at("spec", "rules").items()) {
            for (var backend : backends(rule)) {
                entrances.state(
                        "gateway-route",
                        service(backend, route),
                        backend.at("port").textOr(""),
                        backend);
            }
        }
    }

    /** The backends of a rule, those that are mirrored to included. */
    static List<Field> backends(Field rule) {
        return Stream.concat(
                        rule.at("backendRefs").items().stream(),
                        rule.at("filters").items().stream()
                                .map(filter -> filter.at("requestMirror", "backendRef"))
                                .filter(Field::isPresent))
                .filter(backend -> backend.at("kind").textOr("Service").equals("Service"))
                .toList();
    }

    static ServiceId service(Field reference, Manifest route) {
        return new ServiceId(
                reference.at("namespace").textOr(route.key().namespace()),
                reference.at("name").textOr(""));
    }
}
