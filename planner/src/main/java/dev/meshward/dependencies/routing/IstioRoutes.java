package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** VirtualServices bound to a gateway. Those for calls inside the mesh are {@link Redirects}. */
public final class IstioRoutes implements EvidenceSource {

    static final String GROUP = "networking.istio.io";

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var entrances = new Entrances(surroundings, claims);
        for (var route : surroundings.snapshot().objectsOf(GROUP, "VirtualService")) {
            if (isBoundToGateway(route)) {
                rules(route).stream()
                        .filter(rule -> !isInsideOnly(rule))
                        .forEach(rule -> read(rule, route, surroundings, entrances));
            }
        }
    }

    private static boolean isBoundToGateway(Manifest route) {
        return route.at("spec", "gateways").texts().stream().anyMatch(gateway -> !gateway.equals("mesh"));
    }

    /** A rule whose matches all ask for the gateway {@code mesh} serves calls inside only. */
    private static boolean isInsideOnly(Field rule) {
        var matches = rule.at("match").items();
        return !matches.isEmpty()
                && matches.stream()
                        .allMatch(match -> match.at("gateways").texts().equals(List.of("mesh")));
    }

    static List<Field> rules(Manifest route) {
        return Stream.of("http", "tls", "tcp")
                .flatMap(kind -> route.at("spec", kind).items().stream())
                .toList();
    }

    /** The destinations of a rule, those that are mirrored to included. */
    static List<Field> destinations(Field rule) {
        var destinations = new ArrayList<Field>();
        rule.at("route").items().forEach(route -> destinations.add(route.at("destination")));
        rule.at("mirrors").items().forEach(mirror -> destinations.add(mirror.at("destination")));
        destinations.add(rule.at("mirror"));
        return destinations.stream().filter(Field::isPresent).toList();
    }

    private static void read(Field rule, Manifest route, Surroundings surroundings, Entrances entrances) {
        for (var destination : destinations(rule)) {
            var host = destination.at("host").textOr("");
            var id = service(host, route, surroundings);
            if (id.name().isEmpty()) {
                continue;
            }
            entrances.state(
                    "virtualservice", id, destination.at("port", "number").textOr(""), destination);
        }
    }

    /** The Service a host of an Istio object means; the name is empty for hosts outside the cluster. */
    static ServiceId service(String host, Manifest owner, Surroundings surroundings) {
        return switch (surroundings.names().resolve(host, owner.key().namespace())) {
            case Resolution.Found found -> found.service().id();
            case Resolution.Missing missing -> missing.service();
            case Resolution.Outside _, Resolution.Api _, Resolution.Nowhere _ -> new ServiceId("", "");
        };
    }
}
