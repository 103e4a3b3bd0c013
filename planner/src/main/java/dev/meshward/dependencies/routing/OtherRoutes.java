package dev.meshward.dependencies.routing;

import dev.meshward.cluster.ServiceId;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.address.AddressReader;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Routes of ingress controllers with kinds of their own. They all come down to a mapping that names a Service, under one
 * of a few keys.
 */
public final class OtherRoutes implements EvidenceSource {

    /** A kind of route. */
    private record Kind(String group, String kind) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("route.openshift.io", "Route"),
            new Kind("traefik.io", "IngressRoute"),
            new Kind("traefik.io", "IngressRouteTCP"),
            new Kind("traefik.io", "IngressRouteUDP"),
            new Kind("traefik.containo.us", "IngressRoute"),
            new Kind("traefik.containo.us", "IngressRouteTCP"),
            new Kind("projectcontour.io", "HTTPProxy"),
            new Kind("k8s.nginx.org", "VirtualServer"),
            new Kind("configuration.konghq.com", "TCPIngress"),
            new Kind("zalando.org", "RouteGroup"),
            new Kind("elbv2.k8s.aws", "TargetGroupBinding"),
            new Kind("apisix.apache.org", "ApisixRoute"),
            new Kind("voyager.appscode.com", "Ingress"),
            new Kind("getambassador.io", "Mapping"),
            new Kind("getambassador.io", "TCPMapping"));

    /** Where these kinds keep the Services they route to. */
    private static final Set<String> HOLDERS = Set.of(
            "services",
            "service",
            "to",
            "alternateBackends",
            "backend",
            "backends",
            "upstreams",
            "serviceRef",
            "tcpproxy");

    private static final int DEEPEST = 12;

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var entrances = new Entrances(surroundings, claims);
        for (var kind : KINDS) {
            for (var route : surroundings.snapshot().objectsOf(kind.group(), kind.kind())) {
                read(route.at("spec"), route, surroundings, entrances, 0);
            }
        }
    }

    private static void read(Field field, Manifest route, Surroundings surroundings, Entrances entrances, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (var entry : field.entries()) {
            if (HOLDERS.contains(entry.key())) {
                readHolder(entry, route, surroundings, entrances);
            }
            read(entry, route, surroundings, entrances, depth + 1);
        }
        field.items().forEach(item -> read(item, route, surroundings, entrances, depth + 1));
    }

    private static void readHolder(Field holder, Manifest route, Surroundings surroundings, Entrances entrances) {
        holder.text().ifPresent(text -> readAddress(text, holder, route, surroundings, entrances));
        state(holder, route, entrances);
        holder.items().forEach(item -> state(item, route, entrances));
    }

    private static void state(Field reference, Manifest route, Entrances entrances) {
        var name = reference
                .at("serviceName")
                .textOr(reference.at("service").textOr(reference.at("name").textOr("")));
        var kind = reference.at("kind").textOr("Service");
        boolean routes = reference.at("port").isPresent()
                || reference.at("servicePort").isPresent()
                || reference.at("weight").isPresent()
                || reference.at("serviceName").isPresent()
                || reference.at("kind").isPresent();
        if (!name.isEmpty() && kind.equals("Service") && routes) {
            var namespace = reference.at("namespace").textOr(route.key().namespace());
            var port = reference.at("port").textOr(reference.at("servicePort").textOr(""));
            entrances.state(word(route), new ServiceId(namespace, name), port, reference);
        }
    }

    /** {@code service: checkout.shop:8080}, as in a Mapping. */
    private static void readAddress(
            String text, Field field, Manifest route, Surroundings surroundings, Entrances entrances) {
        for (var address : AddressReader.read(text)) {
            if (surroundings.names().resolve(address.host(), route.key().namespace())
                    instanceof Resolution.Found found) {
                var port = address.port() == 0 ? "" : Integer.toString(address.port());
                entrances.state(word(route), found.service().id(), port, field);
            }
        }
    }

    private static String word(Manifest route) {
        return route.key().kind().toLowerCase(Locale.ROOT);
    }
}
