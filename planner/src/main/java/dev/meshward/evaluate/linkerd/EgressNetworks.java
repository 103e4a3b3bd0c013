package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of addresses outside the cluster. A network that holds those of pods is not accepted, and Services and pods
 * are looked up before any network (linkerd.md A.1, D): only the address of a node can be in one.
 */
final class EgressNetworks {

    static final String FOR_ALL = "linkerd-egress";

    private EgressNetworks() {}

    /** Networks of the caller's own namespace hide those for all namespaces. */
    static boolean mayRefuse(Peer caller, World world) {
        if (!(caller instanceof Pod pod)) {
            return false;
        }
        var own = world.in(LinkerdRules.POLICY, "EgressNetwork", pod.namespace());
        var deciding = own.isEmpty() ? world.in(LinkerdRules.POLICY, "EgressNetwork", FOR_ALL) : own;
        return deciding.stream()
                .anyMatch(network -> network.at("spec", "trafficPolicy").is("Deny"));
    }

    /** Hosts and ports that routes of networks name; for a pattern, one name that it covers. */
    static Set<Destination.Outside> destinations(World world) {
        var all = new LinkedHashSet<Destination.Outside>();
        Stream.of("GRPCRoute", "HTTPRoute", "TLSRoute")
                .flatMap(
                        kind -> Stream.of(Routes.GATEWAY, LinkerdRules.POLICY).flatMap(group -> world.all(group, kind)))
                .map(RouteView::of)
                .forEach(route -> route.parents().stream()
                        .filter(parent -> parent.kind().equals("EgressNetwork"))
                        .forEach(parent -> route.hostNames().stream()
                                .map(name -> name.startsWith("*") ? "any" + name.substring(1) : name)
                                .forEach(name -> all.add(new Destination.Outside(name, parent.port())))));
        return all;
    }
}
