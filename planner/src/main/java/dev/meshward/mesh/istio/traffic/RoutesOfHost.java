package dev.meshward.mesh.istio.traffic;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.BestMatch;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.MatchOrder;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that is said about one host for one audience, where the best match decides. A mesh that merges what owners and
 * callers say about a host has both in one table; a VirtualService of the caller's namespace replaces the owner's, so that it
 * has to repeat it (linkerd G.6).
 */
record RoutesOfHost(Destination host, Audience audience, List<RequestRoutes> routes) {

    /** One for everybody and one for each namespace that says something of its own, for each host. */
    static List<RoutesOfHost> of(List<RequestRoutes> all) {
        Map<Destination, List<RequestRoutes>> byHost = new LinkedHashMap<>();
        for (var routes : all) {
            routes.hosts().stream()
                    .map(Said::value)
                    .distinct()
                    .forEach(host ->
                            byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(routes));
        }
        return byHost.entrySet().stream()
                .flatMap(entry -> ofHost(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<RoutesOfHost> ofHost(Destination host, List<RequestRoutes> all) {
        var namespaces = new TreeSet<String>();
        all.forEach(routes -> namespaces.addAll(routes.audience().value().namespaces()));
        var forEverybody = all.stream()
                .filter(routes -> routes.audience().value().isEverybody())
                .toList();
        var some = namespaces.stream()
                .map(namespace -> new RoutesOfHost(
                        host,
                        Audience.of(namespace),
                        all.stream()
                                .filter(routes -> routes.audience().value().isEverybody()
                                        || routes.audience()
                                                .value()
                                                .namespaces()
                                                .contains(namespace))
                                .toList()));
        return forEverybody.isEmpty()
                ? some
                : Stream.concat(Stream.of(new RoutesOfHost(host, Audience.everybody(), forEverybody)), some);
    }

    List<Author> authors() {
        return routes.stream().map(RequestRoutes::author).toList();
    }

    /** Where the VirtualService lives: with the host for everybody, with the callers otherwise. */
    String home() {
        return audience.isEverybody()
                ? routes.getFirst().author().object().namespace()
                : audience.namespaces().first();
    }

    String name() {
        return routes.size() == 1
                ? routes.getFirst().author().object().name()
                : switch (host) {
                    case Destination.OfService(var id) -> id.name();
                    case Destination.Host(var name) -> name.replaceAll("[^a-z0-9-]+", "-");
                    case Destination.HostsLike(var pattern) -> pattern.replaceAll("[^a-z0-9-]+", "any");
                    case Destination.Outside(var _, var name) -> name;
                    case Destination.Answer(var status) -> "answers-" + status;
                };
    }

    /** A match and the rule it belongs to. */
    private record Single(RouteMatch match, RouteRule rule) {}

    /** The rules in an order in which the first match is the best one. */
    List<RouteRule> rules(ClusterSnapshot snapshot) {
        var best = new BestMatch(routes.stream().allMatch(RequestRoutes::grpc));
        var singles = new ArrayList<Single>();
        for (var some : routes) {
            for (var rule : some.rules()) {
                (rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches())
                        .forEach(match -> singles.add(new Single(match, rule)));
            }
        }
        var rules =
                new ArrayList<>(together(new MatchOrder<>(best, Single::match).sorted(withExactPaths(singles, best))));
        rules.addAll(otherPorts(snapshot));
        return rules;
    }

    /**
     * An expression is longer than a prefix for every path but the prefix itself, where the other conditions decide: that one
     * path is said on its own.
     */
    private static List<Single> withExactPaths(List<Single> singles, BestMatch best) {
        var all = new ArrayList<Single>();
        for (var single : singles) {
            boolean depends = singles.stream()
                    .map(Single::match)
                    .anyMatch(other -> best.mayBeat(single.match(), other) && best.mayBeat(other, single.match()));
            single.match()
                    .path()
                    .filter(_ -> depends)
                    .filter(path -> path.value() instanceof PathMatch.Below)
                    .map(path -> single.match().withPath(path.as(RoutesOfHost::exact)))
                    .ifPresent(match -> all.add(new Single(match, single.rule())));
            all.add(single);
        }
        return all;
    }

    private static PathMatch exact(PathMatch path) {
        return path instanceof PathMatch.Below(var below) ? new PathMatch.Exact(below) : path;
    }

    private static List<RouteRule> together(List<Single> singles) {
        var rules = new ArrayList<RouteRule>();
        Optional<RouteRule> last = Optional.empty();
        for (var single : singles) {
            boolean isSame = last.filter(rule -> rule == single.rule()).isPresent();
            if (isSame) {
                var before = rules.removeLast();
                rules.add(before.withMatches(Stream.concat(before.matches().stream(), Stream.of(single.match()))
                        .toList()));
            } else {
                rules.add(single.rule().withMatches(List.of(single.match())));
            }
            last = Optional.of(single.rule());
        }
        return rules.stream().map(RoutesOfHost::plain).toList();
    }

    /** Whether the host is written for nothing but to be reached, which its ServiceEntry says already. */
    boolean isOnlyReached() {
        return routes.stream().flatMap(some -> some.rules().stream()).allMatch(RoutesOfHost::goesOn);
    }

    /** Whether it only lets requests out. */
    static boolean goesOn(RouteRule rule) {
        return rule.matches().stream()
                        .allMatch(match -> match.withAuthority(Optional.empty())
                                .ofRequest()
                                .isEverything())
                && rule.redirect().isEmpty()
                && rule.headers().isEmpty()
                && rule.timeouts().isEmpty()
                && !(rule.retries() instanceof Retries.Again)
                && rule.backends().stream().allMatch(backend -> backend.to().value() instanceof Destination.Outside);
    }

    private static RouteRule plain(RouteRule rule) {
        return rule.matches().size() == 1 && rule.matches().getFirst().equals(RouteMatch.everything())
                ? rule.withMatches(List.of())
                : rule;
    }

    /** Ports that no route speaks of are served as they are; in a VirtualService silence would be 404. */
    private List<RouteRule> otherPorts(ClusterSnapshot snapshot) {
        var spoken = new TreeSet<Integer>();
        for (var some : routes) {
            for (var rule : some.rules()) {
                if (rule.matches().isEmpty()
                        || rule.matches().stream()
                                .anyMatch(match -> match.port().isEmpty())) {
                    return List.of();
                }
                rule.matches().forEach(match -> match.port().ifPresent(port -> spoken.add(port.value())));
            }
        }
        return host instanceof Destination.OfService(var id)
                ? snapshot.service(id).stream()
                        .flatMap(service -> service.ports().stream())
                        .map(ServicePort::number)
                        .filter(port -> !spoken.contains(port))
                        .map(port -> RouteRule.straightTo(host, Optional.of(port)))
                        .toList()
                : List.of();
    }
}
