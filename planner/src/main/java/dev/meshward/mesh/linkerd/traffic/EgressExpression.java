package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.ExternalHosts;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Hosts outside and what becomes of calls to all others, said together. A caller has the EgressNetworks of its namespace, or
 * else those for all; of these the smallest that holds an address decides alone, and of equal ones the oldest (linkerd D). So
 * what is refused has one network, and the routes of the hosts that are let through hang on it.
 */
final class EgressExpression {

    /** Networks in it hold for all namespaces that have none of their own (linkerd D). */
    static final String FOR_ALL = "linkerd-egress";

    private final TargetWriting target;
    private final List<ExternalHosts> hosts;
    private final List<EgressMode> modes;
    private final ExternalRoutes.Routed routed;

    EgressExpression(List<TrafficIntent> intents, TargetWriting target) {
        this.target = target;
        this.hosts = of(ExternalHosts.class, intents);
        this.modes = of(EgressMode.class, intents);
        this.routed = new ExternalRoutes.Routed(of(RequestRoutes.class, intents), of(ConnectionRoutes.class, intents));
    }

    private static <T> List<T> of(Class<T> kind, List<TrafficIntent> intents) {
        return intents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The ports of hosts outside. */
    List<OutsidePort> write() {
        hosts.forEach(each -> each.extras().forEach(extra -> target.settle(extra.origin())));
        var writtenByNamespace = new TreeMap<String, ObjectKey>();
        var ports = new ArrayList<OutsidePort>();
        for (var namespace : namespaces()) {
            var scope = new EgressScope(target, namespace, deciding(namespace), seenIn(namespace), routed);
            scope.write().ifPresent(network -> writtenByNamespace.put(namespace, network));
            ports.addAll(scope.ports());
        }
        modes.forEach(mode -> settle(mode, Optional.ofNullable(writtenByNamespace.get(home(mode)))));
        return ports;
    }

    /** Where networks are needed; one that only says yes is, where the one for all says no. */
    private TreeSet<String> namespaces() {
        var namespaces = new TreeSet<String>();
        hosts.forEach(each -> {
            var audience = each.audience().value();
            namespaces.addAll(audience.isEverybody() ? List.of(FOR_ALL) : audience.namespaces());
        });
        hosts.stream()
                .filter(each -> each.audience().value().isEverybody())
                .forEach(each -> namespaces.addAll(routedApart(each)));
        boolean isRefusedForAll = isRefused(FOR_ALL);
        modes.stream()
                .filter(mode -> isRefusedForAll || !mode.allowed().value())
                .map(EgressExpression::home)
                .forEach(namespaces::add);
        return namespaces;
    }

    /** The namespaces of callers for whom a host that is for all has routes of their own: they need a network of their own. */
    private Set<String> routedApart(ExternalHosts hosts) {
        var namespaces = new TreeSet<String>();
        routed.requests().stream().filter(each -> isAbout(each.hosts(), hosts)).forEach(each -> {
            namespaces.addAll(each.audience().value().namespaces());
            each.rules().stream()
                    .flatMap(rule -> rule.matches().stream())
                    .flatMap(match -> match.source().stream())
                    .forEach(source -> namespaces.add(source.value()));
        });
        routed.connections().stream()
                .filter(each -> isAbout(each.hosts(), hosts))
                .forEach(each -> {
                    namespaces.addAll(each.audience().value().namespaces());
                    each.rules().forEach(rule -> rule.source().ifPresent(source -> namespaces.add(source.value())));
                });
        return namespaces;
    }

    private static boolean isAbout(List<Said<Destination>> routed, ExternalHosts hosts) {
        var names = hosts.hosts().stream().map(Said::value).toList();
        return routed.stream()
                .flatMap(host -> OutsidePort.name(host.value()).stream())
                .anyMatch(names::contains);
    }

    private boolean isRoutedFor(String namespace, ExternalHosts hosts) {
        return Stream.concat(
                        routed.requests().stream()
                                .filter(each -> isAbout(each.hosts(), hosts))
                                .map(RequestRoutes::audience),
                        routed.connections().stream()
                                .filter(each -> isAbout(each.hosts(), hosts))
                                .map(ConnectionRoutes::audience))
                .map(Said::value)
                .anyMatch(audience ->
                        audience.isEverybody() || audience.namespaces().contains(namespace));
    }

    private static String home(EgressMode mode) {
        return mode.callers().isEverybody()
                ? FOR_ALL
                : mode.callers().namespaces().first();
    }

    private boolean isRefused(String namespace) {
        return deciding(namespace).map(mode -> !mode.allowed().value()).orElse(false);
    }

    private Optional<EgressMode> deciding(String namespace) {
        return first(namespace).or(() -> first(FOR_ALL));
    }

    private Optional<EgressMode> first(String namespace) {
        return modes.stream().filter(mode -> home(mode).equals(namespace)).findFirst();
    }

    /** A network of a namespace hides those for all, which matters where it lets only routes through, and for what is routed. */
    private List<ExternalHosts> seenIn(String namespace) {
        boolean repeatsThoseForAll = namespace.equals(FOR_ALL) || isRefused(namespace);
        return hosts.stream()
                .filter(each -> each.audience().value().isEverybody()
                        ? repeatsThoseForAll || isRoutedFor(namespace, each)
                        : each.audience().value().namespaces().contains(namespace))
                .filter(each -> !isRefused(namespace) || isKnown(each, namespace))
                .toList();
    }

    private boolean isKnown(ExternalHosts hosts, String namespace) {
        var names = hosts.hosts().stream().map(Said::value).toList();
        return deciding(namespace)
                .map(mode -> mode.knows(namespace, hosts.author().object().namespace(), names))
                .orElse(true);
    }

    private void settle(EgressMode mode, Optional<ObjectKey> network) {
        mode.extras().forEach(extra -> target.settle(extra.origin()));
        mode.networks().stream()
                .map(Said::origin)
                .forEach(origin -> network.ifPresentOrElse(
                        written -> target.settle(origin, written), () -> target.settle(origin)));
        boolean isFirst = first(home(mode)).filter(first -> first == mode).isPresent();
        if (!isFirst) {
            target.lost(
                    mode.allowed().origin(),
                    "Another object says for the same callers what becomes of calls to unknown hosts.",
                    "Keep one of them.");
        } else if (network.isPresent()) {
            target.settle(mode.allowed().origin(), network.get());
        } else {
            target.carried(mode.allowed().origin());
        }
    }
}
