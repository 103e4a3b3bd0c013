package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Backend;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What becomes of calls to hosts outside the cluster (linkerd.md D). */
final class EgressRouting {

    private final Routes routes;

    EgressRouting(Routes routes) {
        this.routes = routes;
    }

    /**
     * Networks of the caller's namespace hide those for all, and of these the smallest that holds the address decides. Nobody
     * here knows the address of a host: where every network that may hold it leads to the same, that is the answer.
     */
    Routing route(Departure departure, String host, int port, World world) {
        var own = world.in(LinkerdRules.POLICY, "EgressNetwork", departure.namespace());
        var deciding = own.isEmpty() ? world.in(LinkerdRules.POLICY, "EgressNetwork", EgressNetworks.FOR_ALL) : own;
        var possible = new ArrayList<Routing>();
        deciding.stream()
                .filter(network -> !isOfEverything(network))
                .forEach(network -> possible.add(through(network, departure, host, port, world)));
        var ofEverything =
                deciding.stream().filter(EgressRouting::isOfEverything).toList();
        oldest(ofEverything).forEach(network -> possible.add(through(network, departure, host, port, world)));
        if (ofEverything.isEmpty()) {
            possible.add(new Routing.Passed("no EgressNetwork"));
        }
        return OutboundRouting.areAlike(possible)
                ? possible.getFirst()
                : new Routing.Unknown("Which EgressNetwork holds the address of " + host + " is not known.");
    }

    /** Of equal networks the oldest decides, then the name; all of them may be it where a moment is missing. */
    private static List<Manifest> oldest(List<Manifest> equal) {
        boolean isKnown = equal.stream().noneMatch(network -> moment(network).isEmpty());
        return isKnown
                ? equal.stream()
                        .sorted(Comparator.comparing(EgressRouting::moment)
                                .thenComparing(network -> network.key().name()))
                        .limit(1)
                        .toList()
                : equal;
    }

    private static String moment(Manifest network) {
        return network.at("metadata", "creationTimestamp").textOr("");
    }

    private static boolean isOfEverything(Manifest network) {
        var blocks = network.at("spec", "networks").items();
        return blocks.isEmpty()
                || blocks.stream()
                        .anyMatch(block -> block.at("cidr").is("0.0.0.0/0")
                                && block.at("except").items().isEmpty());
    }

    private Routing through(Manifest network, Departure departure, String host, int port, World world) {
        var attached = routes.ofNetwork(network.key(), port, departure.namespace(), world);
        var parent = RouteParent.of(
                network, port, new Backend.Host(host, port), attached.stream().anyMatch(RouteView::isGrpc));
        if (departure.application() != Application.HTTP) {
            return new ConnectionRoutes(routes)
                    .taken(departure, parent, world)
                    .orElseGet(() -> byDefault(parent, false));
        }
        var choice = BestMatch.of(attached, departure.request());
        return choice.doubt()
                .<Routing>map(Routing.Unknown::new)
                .orElseGet(() -> OutboundRouting.agreed(choice.possible().stream()
                                .map(new RuleOutcome(parent, departure.request(), world)::of)
                                .toList())
                        .orElseGet(() -> byDefault(parent, true)));
    }

    /** After all routes there is always one that follows the policy of the network. */
    private static Routing byDefault(RouteParent parent, boolean isRequest) {
        var name = "EgressNetwork " + parent.namespace() + "/"
                + parent.object().key().name();
        if (parent.object().at("spec", "trafficPolicy").is("Allow")) {
            return new Routing.Sent(
                    name,
                    List.of(new Share(parent.backend(), 1, Changes.none(), parent.treatment())),
                    OutboundRouting.plain(parent.tries()));
        }
        return isRequest ? new Routing.Answered(name + " denies", 403) : new Routing.Stopped(name + " denies");
    }
}
