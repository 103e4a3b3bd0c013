package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shares of a ServiceProfile go to the port that was called, whether or not a Service has it (linkerd D): where one of them has
 * not, each port is spoken of by itself.
 */
final class SharesByPort {

    private SharesByPort() {}

    static List<RouteRule> of(List<RouteRule> rules, Destination host, SourceReading source) {
        var called = ports(host, source);
        boolean isEverywhere = rules.stream()
                .flatMap(rule -> rule.backends().stream())
                .filter(backend -> backend.port().isEmpty())
                .map(backend -> ports(backend.to().value(), source))
                .allMatch(there -> there.isEmpty() || there.containsAll(called));
        if (isEverywhere) {
            return rules;
        }
        var all = new ArrayList<RouteRule>();
        called.stream().sorted().forEach(port -> rules.forEach(rule -> all.add(at(port, rule))));
        return all;
    }

    private static Set<Integer> ports(Destination destination, SourceReading source) {
        return destination instanceof Destination.OfService(ServiceId service)
                ? source.service(service).stream()
                        .flatMap(known -> known.ports().stream())
                        .map(ServicePort::number)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static RouteRule at(int port, RouteRule rule) {
        var said = Optional.of(Said.implied(port));
        var matches = rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches();
        return rule.withMatches(
                        matches.stream().map(match -> match.withPort(said)).toList())
                .withBackends(rule.backends().stream()
                        .map(backend -> backend.port().isPresent()
                                ? backend
                                : new Backend(
                                        backend.to(),
                                        said,
                                        backend.subset(),
                                        backend.weight(),
                                        backend.headers(),
                                        backend.extras()))
                        .toList());
    }
}
