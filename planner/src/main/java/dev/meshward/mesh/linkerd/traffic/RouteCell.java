package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.cluster.ServiceId;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that hold for one kind of caller on one port: caller and port are no conditions of a route but where it lives and
 * what it is attached to (linkerd G.1, match.port and match.sourceNamespace).
 *
 * @param namespace where the route lives: with the Service for everybody, with the callers otherwise
 */
record RouteCell(
        String namespace, Optional<Integer> port, Map<Said<Destination>, Parent> parents, List<RouteRule> rules) {

    static List<RouteCell> of(
            RequestRoutes routes,
            List<RouteRule> rules,
            Map<Said<Destination>, Parent> parents,
            ClusterSnapshot snapshot) {
        var cells = new ArrayList<RouteCell>();
        byHome(parents).forEach((home, ofHome) -> {
            var callers = new TreeSet<>(routes.audience().value().namespaces());
            matches(rules).forEach(match -> match.source().ifPresent(source -> callers.add(source.value())));
            boolean isForEverybody = routes.audience().value().isEverybody();
            if (isForEverybody) {
                callers.add(home);
            }
            for (var caller : callers) {
                for (var port : ports(rules, ofHome, snapshot)) {
                    boolean isHome = caller.equals(home) && isForEverybody;
                    var held = held(rules, isHome ? Optional.empty() : Optional.of(caller), port);
                    if (!held.isEmpty()) {
                        cells.add(new RouteCell(caller, port, ofHome, held));
                    }
                }
            }
        });
        return cells;
    }

    private static Map<String, Map<Said<Destination>, Parent>> byHome(Map<Said<Destination>, Parent> parents) {
        var byHome = new LinkedHashMap<String, Map<Said<Destination>, Parent>>();
        parents.forEach((host, parent) -> byHome.computeIfAbsent(parent.namespace(), _ -> new LinkedHashMap<>())
                .put(host, parent));
        return byHome;
    }

    private static Stream<RouteMatch> matches(List<RouteRule> rules) {
        return rules.stream().flatMap(rule -> rule.matches().stream());
    }

    /** One cell for all ports where no rule asks for one; else one for each port the Services have or a rule names. */
    private static List<Optional<Integer>> ports(
            List<RouteRule> rules, Map<Said<Destination>, Parent> parents, ClusterSnapshot snapshot) {
        var named = new TreeSet<Integer>();
        matches(rules).forEach(match -> match.port().ifPresent(port -> named.add(port.value())));
        if (named.isEmpty() && !keepsThePort(rules, parents, snapshot)) {
            return List.of(Optional.empty());
        }
        boolean someTakeAnyPort = rules.stream()
                .anyMatch(rule -> rule.matches().isEmpty()
                        || rule.matches().stream()
                                .anyMatch(match -> match.port().isEmpty()));
        if (someTakeAnyPort) {
            parents.values().stream()
                    .flatMap(parent -> snapshot.service(new ServiceId(parent.namespace(), parent.name())).stream())
                    .flatMap(service -> service.ports().stream())
                    .map(ServicePort::number)
                    .forEach(named::add);
        }
        return named.stream().map(Optional::of).toList();
    }

    /** Whether requests go on to the port they came for, at a Service with several: every route then speaks of one port. */
    private static boolean keepsThePort(
            List<RouteRule> rules, Map<Said<Destination>, Parent> parents, ClusterSnapshot snapshot) {
        boolean someNameNoPort = rules.stream()
                .flatMap(rule -> rule.backends().stream())
                .anyMatch(backend ->
                        backend.port().isEmpty() && !isOnly(backend.to().value(), parents));
        return someNameNoPort
                && parents.values().stream()
                        .flatMap(parent -> snapshot.service(new ServiceId(parent.namespace(), parent.name())).stream())
                        .anyMatch(service -> service.ports().size() > 1);
    }

    /** A route without backends goes to what it is attached to, on whatever port was called. */
    private static boolean isOnly(Destination to, Map<Said<Destination>, Parent> parents) {
        return parents.size() == 1 && parents.keySet().iterator().next().value().equals(to);
    }

    static List<RouteRule> held(List<RouteRule> rules, Optional<String> caller, Optional<Integer> port) {
        Predicate<RouteMatch> holds = match -> match.port()
                        .map(said -> port.filter(said.value()::equals).isPresent())
                        .orElse(true)
                && match.source()
                        .map(said -> caller.filter(said.value()::equals).isPresent())
                        .orElse(true);
        return rules.stream()
                .filter(rule ->
                        rule.matches().isEmpty() || rule.matches().stream().anyMatch(holds))
                .map(rule ->
                        rule.withMatches(rule.matches().stream().filter(holds).toList()))
                .toList();
    }

    String name(RequestRoutes routes) {
        var name = routes.author().object().name();
        return port.map(number -> name + "-" + number).orElse(name);
    }

    /** The port of a backend that says none: the port that is called, or else the first one its Service has. */
    Optional<Integer> portFor(ServiceId backend, ClusterSnapshot snapshot) {
        var known = snapshot.service(backend).stream()
                .flatMap(service -> service.ports().stream())
                .map(ServicePort::number)
                .toList();
        return port.filter(called -> known.isEmpty() || known.contains(called))
                .or(() -> known.isEmpty() ? Optional.empty() : Optional.of(known.getFirst()));
    }
}
