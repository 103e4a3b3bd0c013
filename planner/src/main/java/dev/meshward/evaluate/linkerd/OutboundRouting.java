package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a proxy sends what its application sends (linkerd.md A.2, D). */
final class OutboundRouting {

    private static final int NO_ROUTE = 404;

    private final Installation installation;
    private final Routes routes;
    private final EgressRouting egress;
    private final Profiles profiles = new Profiles();
    private final PerWorld<Manifest, Map<Asked, Attached>> attachedByService = new PerWorld<>();
    private final PerWorld<RouteParent, Map<RouteView.Rule, Routing>> routingByRule = new PerWorld<>();

    private final PerWorld<OutboundRouting, Map<Destination.OfService, Optional<Port>>> portByDestination =
            new PerWorld<>();

    private record Asked(String client, int port) {}

    /** A port of a Service that has an address. */
    private record Port(Service service, int number, OutboundProtocol protocol) {}

    /** Routes of a port of a Service as callers of one namespace have them. */
    private record Attached(List<RouteView> routes, RouteParent parent) {}

    OutboundRouting(Installation installation, Routes routes) {
        this.installation = installation;
        this.routes = routes;
        this.egress = new EgressRouting(routes);
    }

    Routing route(Departure departure, World world) {
        return switch (departure.destination()) {
            case Destination.OfService(var id, int port) -> toService(departure, id, port, world);
            case Destination.Outside(var host, int port) -> egress.route(departure, host, port, world);
        };
    }

    private Routing toService(Departure departure, ServiceId id, int number, World world) {
        return portByDestination
                .of(this, world, HashMap::new)
                .computeIfAbsent(new Destination.OfService(id, number), to -> port(to, world))
                .map(port -> toPort(departure, port, world))
                .orElseGet(() -> pastServices(id, world));
    }

    private Optional<Port> port(Destination.OfService to, World world) {
        return Outbound.service(to.service(), world)
                .filter(service ->
                        !service.isHeadless() && service.externalName().isEmpty())
                .flatMap(service -> Outbound.port(service, to.port())
                        .map(port -> new Port(
                                service,
                                port.number(),
                                OutboundProtocol.of(service, port, installation.settings(world)))));
    }

    private static Routing pastServices(ServiceId id, World world) {
        var service = Outbound.service(id, world);
        if (service.isEmpty()) {
            return new Routing.Passed("there is no Service " + id);
        }
        if (service.get().isHeadless() || !service.get().externalName().isEmpty()) {
            return new Routing.Passed("pods behind " + id + " are called by their own addresses");
        }
        return new Routing.Stopped("the Service " + id + " does not declare the port");
    }

    private Routing toPort(Departure departure, Port port, World world) {
        var service = port.service();
        return switch (port.protocol()) {
            case OPAQUE -> connection(departure, service, port.number(), world);
            case HTTP1, HTTP2 ->
                departure.application() == Application.HTTP
                        ? requests(departure, service, port.number(), world)
                        : new Routing.Stopped("appProtocol of the port");
            case DETECTED ->
                switch (departure.application()) {
                    case HTTP -> requests(departure, service, port.number(), world);
                    case TLS, TCP -> connection(departure, service, port.number(), world);
                    case SERVER_FIRST ->
                        new Routing.Unknown(Outbound.waiting("caller").because());
                    case UNKNOWN -> new Routing.Unknown("What the port speaks is not known.");
                };
        };
    }

    private RouteParent parent(Service service, int port, boolean isGrpc, World world) {
        return RouteParent.of(service.manifest(), port, RuleOutcome.service(service.id(), port, world), isGrpc);
    }

    private Routing requests(Departure departure, Service service, int port, World world) {
        var known = attachedByService
                .of(service.manifest(), world, HashMap::new)
                .computeIfAbsent(new Asked(departure.namespace(), port), asked -> attached(service, asked, world));
        var attached = known.routes();
        var parent = known.parent();
        var profile = profiles.of(departure.namespace(), service, world);
        if (profile.isPresent()) {
            return profiles.route(profile.get(), parent, departure.request(), world);
        }
        if (!parent.tries().isLegal()) {
            return new Routing.Unknown("Annotations of the Service " + service.id() + " cannot be read.");
        }
        return attached.isEmpty() ? byDefault(parent) : chosen(departure, attached, parent, world);
    }

    private Attached attached(Service service, Asked asked, World world) {
        var attached = routes.of(service.id().name(), service.id().namespace(), asked.port(), asked.client(), world);
        return new Attached(
                attached, parent(service, asked.port(), attached.stream().anyMatch(RouteView::isGrpc), world));
    }

    private Routing chosen(Departure departure, List<RouteView> attached, RouteParent parent, World world) {
        var choice = BestMatch.of(attached, departure.request());
        if (choice.doubt().isPresent()) {
            return new Routing.Unknown(choice.doubt().get());
        }
        var outcome = new RuleOutcome(parent, departure.request(), world);
        return agreed(choice.possible().stream()
                        .map(each -> taken(each, outcome))
                        .toList())
                .orElseGet(() -> new Routing.Answered(
                        "no rule of " + attached.getFirst().id() + " takes the request", NO_ROUTE));
    }

    /** The very same again for every request that the rule takes, but for redirects. */
    private Routing taken(BestMatch.Chosen chosen, RuleOutcome outcome) {
        return RuleOutcome.isForAnyRequest(chosen.rule())
                ? routingByRule
                        .of(outcome.parent(), outcome.world(), IdentityHashMap::new)
                        .computeIfAbsent(chosen.rule(), _ -> outcome.of(chosen))
                : outcome.of(chosen);
    }

    /** One, where several that may be the oldest do the same; empty for none. */
    static Optional<Routing> agreed(List<Routing> routings) {
        return areAlike(routings)
                ? routings.stream().findFirst()
                : Optional.of(new Routing.Unknown(
                        "Which of several routes is the oldest decides, and the source does not say (order)."));
    }

    /** Whether all do the same, by whatever rule. */
    static boolean areAlike(List<Routing> routings) {
        return routings.stream().map(OutboundRouting::unnamed).distinct().count() <= 1;
    }

    private static Routing unnamed(Routing routing) {
        return switch (routing) {
            case Routing.Sent(var _, var shares, var handling) -> new Routing.Sent("", shares, handling);
            case Routing.Redirected(var _, int status, var location) -> new Routing.Redirected("", status, location);
            case Routing.Answered(var _, int status) -> new Routing.Answered("", status);
            case Routing.Passed _ -> new Routing.Passed("");
            case Routing.Stopped _ -> new Routing.Stopped("");
            case Routing.Unknown unknown -> unknown;
        };
    }

    private static Routing byDefault(RouteParent parent) {
        return new Routing.Sent(
                "default route",
                List.of(new Share(parent.backend(), 1, Changes.none(), parent.treatment())),
                plain(parent.tries()));
    }

    /** What the parent alone says of tries and timeouts. */
    static Handling plain(Tries tries) {
        return new Handling(
                tries.timeout().flatMap(each -> each),
                tries.retries().orElse(Retries.none()),
                List.of(),
                Handling.Faults.none());
    }

    private Routing connection(Departure departure, Service service, int port, World world) {
        var parent = parent(service, port, false, world);
        return new ConnectionRoutes(routes)
                .ofService(departure, parent, world)
                .orElseGet(() -> new Routing.Sent(
                        "default route",
                        List.of(new Share(parent.backend(), 1, Changes.none(), parent.treatment())),
                        Handling.plain()));
    }
}
