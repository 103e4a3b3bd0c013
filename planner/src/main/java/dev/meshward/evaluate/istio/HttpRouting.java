package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.HttpRoutes.HttpRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a request: the first route that takes it, as written (istio.md A.1). */
final class HttpRouting {

    private final Installation installation;
    private final VirtualServices virtualServices;
    private final Backends backends;

    private final PerWorld<VirtualServiceView, Map<Client, List<Programmed>>> programmedByClient = new PerWorld<>();
    private final PerWorld<Programmed, Routing> routingByMatch = new PerWorld<>();
    private final PerWorld<HttpRouting, Map<Asked, Routing>> defaults = new PerWorld<>();

    /** Callers that are given the same routes. */
    private record Client(String namespace, Map<String, String> labels, int port) {}

    private record Asked(Client client, String host) {}

    HttpRouting(Installation installation, VirtualServices virtualServices, Backends backends) {
        this.installation = installation;
        this.virtualServices = virtualServices;
        this.backends = backends;
    }

    /** One match as a proxy is given it; several conditions come from delegation. */
    private record Programmed(HttpRoute route, List<HttpMatch> match) {

        Match takes(Departure departure) {
            return Match.all(match, each -> each.takes(departure.request()));
        }

        /** Whether it does not matter what is asked for, once it is taken. */
        boolean isForAnyRequest() {
            return route.at("corsPolicy").isAbsent()
                    && route.own().at("redirect").isAbsent()
                    && route.at("rewrite").isAbsent();
        }

        boolean takesAll() {
            return match.stream().allMatch(HttpMatch::takesAll);
        }
    }

    /** @param deciding the VirtualServices of which one decides; none where nobody claims the host */
    Routing route(Departure departure, String host, int port, List<VirtualServiceView> deciding, World world) {
        if (deciding.size() == 1) {
            return route(departure, host, port, deciding.getFirst(), world);
        }
        var routings = deciding.stream()
                .map(view -> route(departure, host, port, view, world))
                .distinct()
                .toList();
        if (routings.isEmpty()) {
            return byDefault(departure, host, port, world);
        }
        return routings.size() == 1
                ? routings.getFirst()
                : new Routing.Unknown(Outbound.unknownOrder("VirtualServices"));
    }

    private Routing route(Departure departure, String host, int port, VirtualServiceView view, World world) {
        var programmed = programmed(departure, port, view, world);
        if (programmed.isEmpty()) {
            return byDefault(departure, host, port, world);
        }
        for (var each : programmed) {
            switch (each.takes(departure)) {
                case YES -> {
                    return taken(each, departure, port, world);
                }
                case MAYBE -> {
                    return new Routing.Unknown("Whether " + each.route().rule() + " takes the request is not known.");
                }
                case NO -> {}
            }
        }
        return new Routing.Answered(view.name() + ": no route takes the request", 404);
    }

    private Routing taken(Programmed taking, Departure departure, int port, World world) {
        var action = new RouteAction(installation, backends, departure, port, world);
        return taking.isForAnyRequest()
                ? routingByMatch.of(taking, world, () -> action.of(taking.route(), taking.match()))
                : action.of(taking.route(), taking.match());
    }

    private List<Programmed> programmed(Departure departure, int port, VirtualServiceView view, World world) {
        return programmedByClient
                .of(view, world, HashMap::new)
                .computeIfAbsent(client(departure, port), _ -> programmedAnew(departure, port, view, world));
    }

    private static Client client(Departure departure, int port) {
        return new Client(departure.namespace(), departure.labels(), port);
    }

    private List<Programmed> programmedAnew(Departure departure, int port, VirtualServiceView view, World world) {
        var programmed = new ArrayList<Programmed>();
        for (var route : virtualServices.routes(view, world)) {
            var matches = route.matches().isEmpty() ? List.of(List.<HttpMatch>of()) : route.matches();
            for (var match : matches) {
                if (match.stream().allMatch(each -> each.isProgrammedFor(departure, port))) {
                    var one = new Programmed(route, match);
                    programmed.add(one);
                    if (one.takesAll()) {
                        return programmed;
                    }
                }
            }
        }
        return programmed;
    }

    /** Every Service gets tries by default, even where no VirtualService is for it. */
    private Routing byDefault(Departure departure, String host, int port, World world) {
        return defaults.of(this, world, HashMap::new)
                .computeIfAbsent(
                        new Asked(client(departure, port), host), _ -> defaultOf(departure, host, port, world));
    }

    private Routing defaultOf(Departure departure, String host, int port, World world) {
        var found = backends.ofHost(host, departure, port, world);
        if (found.doubt().isPresent()) {
            return new Routing.Unknown(found.doubt().get());
        }
        var ofMesh = installation.settings(world).retryPolicy();
        var retries = HandlingReading.retries(ofMesh, ofMesh);
        return new Routing.Sent(
                "default route",
                List.of(new Share(found.backend(), 1, Changes.none(), found.treatment())),
                new Handling(Optional.empty(), retries, List.of(), Handling.Faults.none()));
    }
}
