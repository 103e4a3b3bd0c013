package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.linkerd.BestMatch.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TLSRoutes and TCPRoutes (linkerd.md A.3, D): each has one rule, and those for TLS put those for TCP aside. */
final class ConnectionRoutes {

    private final Routes routes;

    ConnectionRoutes(Routes routes) {
        this.routes = routes;
    }

    /** Empty where no route takes it: what becomes of it then is for what the routes hang on to say. */
    Optional<Routing> taken(Departure departure, RouteParent parent, World world) {
        var ofTls = attached("TLSRoute", departure, parent, world);
        if (!ofTls.isEmpty()) {
            return departure.application() == Application.TLS
                    ? byName(ofTls, departure, parent, world)
                    : Optional.empty();
        }
        var ofTcp = attached("TCPRoute", departure, parent, world);
        return OutboundRouting.agreed(first(ofTcp).stream()
                .map(each -> sent(each, departure, parent, world))
                .toList());
    }

    private List<RouteView> attached(String kind, Departure departure, RouteParent parent, World world) {
        return routes.ofConnections(kind, parent.object().key(), parent.port(), departure.namespace(), world);
    }

    private static Optional<Routing> byName(
            List<RouteView> ofTls, Departure departure, RouteParent parent, World world) {
        var choice = BestMatch.of(ofTls, departure.request());
        return OutboundRouting.agreed(choice.possible().stream()
                .map(each -> sent(each.route(), departure, parent, world))
                .toList());
    }

    /** Empty where no route is attached; a Service with routes for TLS lets no other server name through (linkerd.md D). */
    Optional<Routing> ofService(Departure departure, RouteParent parent, World world) {
        boolean isNarrowed = departure.application() == Application.TLS
                && !attached("TLSRoute", departure, parent, world).isEmpty();
        return taken(departure, parent, world)
                .or(() -> isNarrowed
                        ? Optional.of(new Routing.Stopped("no TLSRoute has this server name"))
                        : Optional.empty());
    }

    /** Those that may be the oldest. */
    private static List<RouteView> first(List<RouteView> all) {
        boolean isKnown = all.size() > 1 && all.stream().allMatch(RouteView::hasMoment);
        return isKnown
                ? all.stream()
                        .sorted(java.util.Comparator.comparing(RouteView::moment)
                                .thenComparing(RouteView::name))
                        .limit(1)
                        .toList()
                : all;
    }

    private static Routing sent(RouteView route, Departure departure, RouteParent parent, World world) {
        var routing = new RuleOutcome(parent, departure.request(), world)
                .of(new Chosen(route, route.rules().getFirst()));
        if (!(routing instanceof Routing.Sent(var rule, var shares, var _))) {
            return routing;
        }
        var plain = new ArrayList<Share>();
        shares.forEach(each -> plain.add(new Share(each.backend(), each.weight(), Changes.none(), each.treatment())));
        return new Routing.Sent(rule, plain, Handling.plain());
    }
}
