package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a sidecar sends what its application sends (istio.md A.1, A.2, A.5). */
final class Routes {

    private static final String GATEWAYS = "gateway.networking.k8s.io";
    private static final List<String> OF_GATEWAYS = List.of("HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute");

    private final Installation installation;
    private final Services services;
    private final Scoping scoping = new Scoping();
    private final VirtualServices virtualServices;
    private final ServiceEntries entries;
    private final HttpRouting http;
    private final ConnectionRouting connections;

    private final PerWorld<Routes, Map<Call, Optional<Routing>>> settledByCall = new PerWorld<>();
    private final PerWorld<Routes, List<Manifest>> gatewayRoutes = new PerWorld<>();

    /** All of a call but what is asked for. */
    private record Call(
            String namespace, Map<String, String> labels, Destination destination, Application application) {
        static Call of(Departure departure) {
            return new Call(
                    departure.namespace(), departure.labels(), departure.destination(), departure.application());
        }
    }

    Routes(Installation installation, Services services, DestinationRules rules) {
        this.installation = installation;
        this.services = services;
        this.virtualServices = new VirtualServices();
        this.entries = new ServiceEntries();
        var backends = new Backends(installation, services, entries, rules);
        this.http = new HttpRouting(installation, virtualServices, backends);
        this.connections = new ConnectionRouting(backends);
    }

    VirtualServices virtualServices() {
        return virtualServices;
    }

    ServiceEntries entries() {
        return entries;
    }

    Routing route(Departure departure, World world) {
        return settledByCall
                .of(this, world, HashMap::new)
                .computeIfAbsent(Call.of(departure), _ -> settled(departure, world))
                .orElseGet(() -> switch (departure.destination()) {
                    case Destination.OfService(var id, int port) -> toService(departure, id, port, world);
                    case Destination.Outside(var host, int port) -> toHost(departure, host, port, world);
                });
    }

    /** What becomes of the call whatever is asked for; empty where that matters. */
    private Optional<Routing> settled(Departure departure, World world) {
        return outside(departure, world)
                .<Routing>map(Routing.Unknown::new)
                .or(() -> departure.destination() instanceof Destination.OfService(var id, int port)
                        ? notReached(departure, id, port, world)
                        : Optional.empty());
    }

    /** What decides about routes and is not read here. */
    private Optional<String> outside(Departure departure, World world) {
        var root = installation.settings(world).rootNamespace();
        return List.of(departure.namespace(), root).stream()
                .flatMap(namespace -> world.in("networking.istio.io", "EnvoyFilter", namespace).stream())
                .filter(filter -> !filter.at("spec", "configPatches").items().stream()
                        .allMatch(patch -> patch.at("match", "context").is("SIDECAR_INBOUND")
                                || patch.at("match", "context").is("GATEWAY")))
                .findFirst()
                .map(filter -> "EnvoyFilter " + filter.key().namespace() + "/"
                        + filter.key().name() + " may change what the caller's proxy does.");
    }

    private Routing toService(Departure departure, ServiceId id, int number, World world) {
        return services.port(id, number, world)
                .map(port -> known(departure, host(departure, id), port, world))
                .orElseGet(() -> noPort(departure, id, world));
    }

    private Routing noPort(Departure departure, ServiceId id, World world) {
        return unknownDestination(departure, "no port of the Service " + id + " has this number", world);
    }

    private Optional<Routing> notReached(Departure departure, ServiceId id, int number, World world) {
        var service = services.find(id, world);
        if (service.isEmpty() || services.port(id, number, world).isEmpty()) {
            return Optional.of(noPort(departure, id, world));
        }
        return Scoping.isExported(service.get(), id, departure.namespace())
                ? hiding(departure, id, number, world).or(() -> ofGateways(id, world))
                : Optional.of(
                        unknownDestination(departure, "the Service is not exported to the caller's namespace", world));
    }

    /** A Sidecar that does not show the Service; several that may apply have to agree. */
    private Optional<Routing> hiding(Departure departure, ServiceId id, int number, World world) {
        var root = installation.settings(world).rootNamespace();
        var sidecars = scoping.of(caller(departure), root, world);
        var shown = sidecars.stream()
                .map(each -> each.shows(id, number, departure.namespace()))
                .distinct()
                .toList();
        if (shown.size() > 1) {
            return Optional.of(new Routing.Unknown(Outbound.unknownOrder("Sidecars")));
        }
        return shown.contains(false)
                ? Optional.of(unknownDestination(departure, sidecars.getFirst().name(), world))
                : Optional.empty();
    }

    private static Pod caller(Departure departure) {
        return new Pod(
                departure.namespace(),
                "",
                departure.labels(),
                Map.of(),
                "",
                Pod.Network.ITS_OWN,
                DataPlane.ISTIO_SIDECAR,
                List.of());
    }

    /** Routes of the Gateway API for a Service are obeyed too, and nobody here reads them. */
    private Optional<Routing> ofGateways(ServiceId service, World world) {
        return gatewayRoutes
                .of(
                        this,
                        world,
                        () -> OF_GATEWAYS.stream()
                                .flatMap(kind -> world.all(GATEWAYS, kind))
                                .toList())
                .stream()
                .filter(route -> AtWaypoint.isFor(route, service))
                .findFirst()
                .map(route ->
                        new Routing.Unknown(route.key() + " is a route of the Gateway API, which is not read here."));
    }

    /** The name under which the Service is known, where the request says one of its names; else what the request says. */
    private static String host(Departure departure, ServiceId id) {
        if (departure.application() != Application.HTTP) {
            return HostName.of(id);
        }
        var asked = departure.request().hostName();
        return HostName.isOf(id, asked, departure.namespace()) ? HostName.of(id) : asked;
    }

    private Routing known(Departure departure, String host, Service.ServicePort port, World world) {
        boolean isElsewhere = departure.destination() instanceof Destination.OfService(var id, int _)
                && !host.equals(HostName.of(id))
                && virtualServices.of(departure.namespace(), host, world).isEmpty();
        return isElsewhere
                ? unknownDestination(departure, "nobody has the name " + host, world)
                : byProtocol(departure, host, port.number(), protocol(departure, port), world);
    }

    /** What the caller's proxy takes the bytes for. */
    private enum Reading {
        REQUESTS,
        SERVER_NAMES,
        BYTES,
        BROKEN,
        UNKNOWN
    }

    private static Reading protocol(Departure departure, Service.ServicePort port) {
        boolean isTls = departure.application() == Application.TLS;
        return switch (PortProtocol.of(port)) {
            case HTTP -> departure.application() == Application.HTTP ? Reading.REQUESTS : Reading.BROKEN;
            case TCP -> isTls && PortProtocol.isTls(port) ? Reading.SERVER_NAMES : Reading.BYTES;
            case DETECTED ->
                switch (departure.application()) {
                    case HTTP -> Reading.REQUESTS;
                    case TLS, TCP -> Reading.BYTES;
                    case SERVER_FIRST -> Reading.BROKEN;
                    case UNKNOWN -> Reading.UNKNOWN;
                };
            case DISPUTED, UDP -> Reading.UNKNOWN;
        };
    }

    private Routing byProtocol(Departure departure, String host, int port, Reading reading, World world) {
        var deciding = virtualServices.of(departure.namespace(), host, world);
        return switch (reading) {
            case REQUESTS -> http.route(departure, host, port, deciding, world);
            case SERVER_NAMES -> connections.byServerName(departure, host, port, deciding, world);
            case BYTES -> connections.byBytes(departure, host, port, deciding, world);
            case BROKEN -> new Routing.Stopped("protocol of the port");
            case UNKNOWN -> new Routing.Unknown("What the port speaks is not known.");
        };
    }

    private Routing toHost(Departure departure, String host, int number, World world) {
        var port = entries.port(host, number, departure.namespace(), world);
        if (port.isPresent()) {
            return byProtocol(departure, host, number, protocol(departure, port.get()), world);
        }
        return virtualServices.of(departure.namespace(), host, world).stream()
                .findFirst()
                .<Routing>map(view -> new Routing.Unknown(
                        view.name() + " is for a host that no Service and no ServiceEntry stands for."))
                .orElseGet(() -> unknownDestination(departure, "nobody knows the host " + host, world));
    }

    /** istio.md A.5: it passes, or requests are answered with 502 and connections closed. */
    private Routing unknownDestination(Departure departure, String why, World world) {
        var settings = installation.settings(world);
        var mode = scoping.of(caller(departure), settings.rootNamespace(), world).stream()
                .findFirst()
                .flatMap(SidecarView::unknownDestinations)
                .orElse(settings.unknownDestinations());
        return switch (mode) {
            case PASS -> new Routing.Passed(why);
            case STOP ->
                departure.application() == Application.HTTP
                        ? new Routing.Answered("outboundTrafficPolicy REGISTRY_ONLY: " + why, 502)
                        : new Routing.Stopped("outboundTrafficPolicy REGISTRY_ONLY: " + why);
        };
    }
}
