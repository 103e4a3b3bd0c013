package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of a connection of which no requests are read: {@code tls} and {@code tcp} routes (istio.md A.1). */
final class ConnectionRouting {

    private final Backends backends;

    ConnectionRouting(Backends backends) {
        this.backends = backends;
    }

    Routing byServerName(Departure departure, String host, int port, List<VirtualServiceView> deciding, World world) {
        var asked = departure.request().hostName();
        Predicate<Field> isAsked =
                match -> match.at("sniHosts").texts().stream().anyMatch(name -> HostName.covers(name, asked));
        return agreed(deciding.stream()
                        .map(view -> first(view, "tls", departure, port, isAsked, world)
                                .orElseGet(() -> byBytes(departure, host, port, List.of(view), world)))
                        .distinct()
                        .toList())
                .orElseGet(() -> byDefault(departure, host, port, world));
    }

    Routing byBytes(Departure departure, String host, int port, List<VirtualServiceView> deciding, World world) {
        return agreed(deciding.stream()
                        .map(view -> first(view, "tcp", departure, port, _ -> true, world)
                                .orElseGet(() -> byDefault(departure, host, port, world)))
                        .distinct()
                        .toList())
                .orElseGet(() -> byDefault(departure, host, port, world));
    }

    private static Optional<Routing> agreed(List<Routing> routings) {
        return routings.size() > 1
                ? Optional.of(new Routing.Unknown(Outbound.unknownOrder("VirtualServices")))
                : routings.stream().findFirst();
    }

    private Optional<Routing> first(
            VirtualServiceView view,
            String kind,
            Departure departure,
            int port,
            Predicate<Field> isAsked,
            World world) {
        var routes = view.object().at("spec", kind).items();
        for (int i = 0; i < routes.size(); i++) {
            var matches = routes.get(i).at("match").items();
            var taking = matches.stream()
                    .filter(match -> new HttpMatch(match).isProgrammedFor(departure, port) && isAsked.test(match))
                    .findFirst();
            if (matches.isEmpty() || taking.isPresent()) {
                boolean isDoubtful = taking.filter(
                                match -> match.at("destinationSubnets").isPresent()
                                        || match.at("sourceSubnet").isPresent())
                        .isPresent();
                var rule = view.name() + " " + kind + "[" + i + "]";
                return Optional.of(
                        isDoubtful
                                ? new Routing.Unknown(rule + " asks for addresses, which nobody knows here.")
                                : sent(
                                        rule,
                                        routes.get(i).at("route").items(),
                                        view.namespace(),
                                        departure,
                                        port,
                                        world));
            }
        }
        return Optional.empty();
    }

    private Routing sent(
            String rule, List<Field> destinations, String namespace, Departure departure, int port, World world) {
        var shares = new ArrayList<Share>();
        for (var each : destinations) {
            long weight = destinations.size() == 1 ? 1 : each.at("weight").wholeOr(0);
            var found = backends.of(each.at("destination"), namespace, departure, port, world);
            if (found.doubt().isPresent()) {
                return new Routing.Unknown(found.doubt().get());
            }
            if (weight > 0) {
                shares.add(new Share(found.backend(), weight, Changes.none(), found.treatment()));
            }
        }
        return shares.isEmpty()
                ? new Routing.Unknown(rule + " has no destination of any weight.")
                : new Routing.Sent(rule, shares, Handling.plain());
    }

    private Routing byDefault(Departure departure, String host, int port, World world) {
        var found = backends.ofHost(host, departure, port, world);
        return found.doubt()
                .<Routing>map(Routing.Unknown::new)
                .orElseGet(() -> new Routing.Sent(
                        "default route",
                        List.of(new Share(found.backend(), 1, Changes.none(), found.treatment())),
                        Handling.plain()));
    }
}
