package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.EgressMode;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TextMatch;
import dev.meshward.mesh.intent.TrafficIntent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Routes that hang on addresses outside. Istio knows hosts outside by name: each gets a VirtualService of its own, beside the
 * ServiceEntry that makes it known (linkerd G.6).
 */
final class OutsideRoutes {

    private final TargetWriting target;
    private final List<EgressMode> modes;

    OutsideRoutes(List<TrafficIntent> intents, TargetWriting target) {
        this.target = target;
        this.modes = intents.stream()
                .filter(EgressMode.class::isInstance)
                .map(EgressMode.class::cast)
                .toList();
    }

    /** One of a name for all callers, or for those of a namespace. */
    record OfName(String name, Audience audience, List<RouteRule> rules) {}

    /** A VirtualService for each name; what names no host, or many, has none. */
    List<OfName> of(RoutesOfHost routes, List<RouteRule> rules) {
        var mode = modeOf(routes.host());
        return names(rules).stream()
                .map(name -> new OfName(
                        name, mode.map(EgressMode::callers).orElse(routes.audience()), ofName(name, rules, mode)))
                .toList();
    }

    private Optional<EgressMode> modeOf(Destination host) {
        return modes.stream()
                .filter(mode -> host instanceof Destination.Outside(var namespace, var name)
                        && isKey(mode.author().object(), namespace, name))
                .findFirst();
    }

    private static boolean isKey(ObjectKey key, String namespace, String name) {
        return key.namespace().equals(namespace) && key.name().equals(name);
    }

    private static Set<String> names(List<RouteRule> rules) {
        var names = new LinkedHashSet<String>();
        rules.stream()
                .flatMap(rule -> rule.matches().stream())
                .flatMap(match -> name(match).stream())
                .forEach(names::add);
        return names;
    }

    /** The one host it is for, or {@code *.} and the suffix of those it is for. */
    static Optional<String> name(RouteMatch match) {
        return match.authority().map(Said::value).flatMap(TextMatch::hostname);
    }

    /** A pattern stands for the host that was called: its ServiceEntry keeps the address (istio A.4, resolution NONE). */
    static Destination destination(String name) {
        return name.startsWith("*") ? new Destination.HostsLike(name) : new Destination.Host(name);
    }

    /** What no rule takes goes on where calls outside are let through; elsewhere it is refused there as here. */
    private static List<RouteRule> ofName(String name, List<RouteRule> rules, Optional<EgressMode> mode) {
        var kept = new ArrayList<RouteRule>();
        for (var rule : rules) {
            var matches = rule.matches().stream()
                    .filter(match -> name(match).filter(name::equals).isPresent())
                    .map(match -> match.withAuthority(Optional.empty()))
                    .toList();
            if (!matches.isEmpty()) {
                kept.add(rule.withMatches(matches)
                        .withBackends(rule.backends().stream()
                                .map(backend -> named(backend, name))
                                .toList()));
            }
        }
        boolean goesOn = mode.map(some -> some.allowed().value()).orElse(true)
                && kept.stream().noneMatch(RouteRule::takesEverything);
        if (goesOn) {
            kept.add(RouteRule.straightTo(destination(name), Optional.empty()));
        }
        return kept;
    }

    private static Backend named(Backend backend, String name) {
        return backend.to().value() instanceof Destination.Outside
                ? new Backend(
                        backend.to().as(_ -> destination(name)),
                        backend.port(),
                        backend.subset(),
                        backend.weight(),
                        backend.headers(),
                        backend.extras())
                : backend;
    }

    /** Whether the routes hang on addresses outside, which is then said here. */
    boolean take(ConnectionRoutes routes) {
        boolean isOutside = routes.hosts().stream().anyMatch(host -> host.value() instanceof Destination.Outside);
        if (isOutside) {
            boolean isOnlyReached = routes.rules().stream()
                    .flatMap(rule -> rule.backends().stream())
                    .allMatch(backend -> backend.to().value() instanceof Destination.Outside);
            origins(routes).forEach(origin -> settle(origin, isOnlyReached));
        }
        return isOutside;
    }

    /** A route that only lets calls out is said by the ServiceEntry of its hosts. */
    private void settle(Origin origin, boolean isOnlyReached) {
        if (isOnlyReached) {
            target.carried(origin);
        } else {
            target.lost(
                    origin,
                    "Connections to addresses outside are let through by a ServiceEntry, and led elsewhere by the"
                            + " names of servers only.",
                    "Write a VirtualService with the names that are meant.");
        }
    }

    private static Stream<Origin> origins(ConnectionRoutes routes) {
        return Stream.of(
                        routes.hosts().stream().map(Said::origin),
                        Stream.of(routes.audience().origin()),
                        routes.rules().stream().map(ConnectionRoutes.Rule::origin),
                        routes.extras().stream().map(extra -> extra.origin()))
                .flatMap(origin -> origin);
    }
}
