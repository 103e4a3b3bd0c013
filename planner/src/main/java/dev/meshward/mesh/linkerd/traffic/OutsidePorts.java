package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.linkerd.traffic.OutsidePort.Told;
import java.util.Comparator;
import java.util.List;

/** All ports of hosts outside that have a network, and whose routes decide about each. */
final class OutsidePorts {

    private final List<OutsidePort> ports;
    private final List<RequestRoutes> routes;

    /** @param intents the older first */
    OutsidePorts(List<OutsidePort> ports, List<TrafficIntent> intents) {
        this.ports = List.copyOf(ports);
        this.routes = intents.stream()
                .filter(RequestRoutes.class::isInstance)
                .map(RequestRoutes.class::cast)
                .toList();
    }

    List<OutsidePort> of(Destination host) {
        return ports.stream().filter(port -> port.isOf(host)).toList();
    }

    /** Those at which calls are told apart so. */
    List<OutsidePort> of(Destination host, Told told) {
        return of(host).stream().filter(port -> port.told() == told).toList();
    }

    /** Proxies take one VirtualService for a host: the nearest to their namespace, and of those the oldest (istio A.1). */
    boolean isDecidedBy(RequestRoutes some, OutsidePort port) {
        return routes.stream()
                .filter(port::isRoutedBy)
                .min(Comparator.comparing(each -> nearness(each, port.network().namespace())))
                .filter(first -> first == some)
                .isPresent();
    }

    private enum Nearness {
        PRIVATE,
        NAMED,
        PUBLIC
    }

    private static Nearness nearness(RequestRoutes routes, String caller) {
        if (routes.audience().value().isEverybody()) {
            return Nearness.PUBLIC;
        }
        return routes.author().object().namespace().equals(caller) ? Nearness.PRIVATE : Nearness.NAMED;
    }
}
