package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.ConnectionRoutes.Rule;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.linkerd.traffic.OutsidePort.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Routes of connections as TLSRoutes and TCPRoutes, each of one rule (linkerd A.3, G.1). */
final class ConnectionRoutesExpression {

    private final TargetWriting target;
    private final OutsidePorts outside;

    ConnectionRoutesExpression(TargetWriting target, OutsidePorts outside) {
        this.target = target;
        this.outside = outside;
    }

    /**
     * A rule for one kind of caller: an object for each, since callers are told apart by where a route lives.
     *
     * @param namespace where the route lives
     */
    private record Cell(String namespace, Optional<Integer> port, Map<Said<Destination>, Parent> parents) {}

    /** A rule with a condition that cannot be said is left out. */
    void write(ConnectionRoutes routes) {
        routes.extras().forEach(extra -> target.settle(extra.origin()));
        var services = services(routes);
        int number = 1;
        for (var rule : routes.rules()) {
            var cells = rule.extras().isEmpty() ? cells(routes, rule, services) : List.<Cell>of();
            if (cells.isEmpty()) {
                rule.extras().forEach(extra -> target.settle(extra.origin()));
                target.lost(
                        new Rule(rule.names(), rule.port(), rule.source(), rule.backends(), List.of()).origin(),
                        "The connections it means cannot be told apart, or their host cannot be routed.",
                        "See what is said of the hosts and conditions beside it.");
                continue;
            }
            var name = routes.author().object().name() + (routes.rules().size() == 1 ? "" : "-" + number++);
            cells.forEach(cell -> write(name, routes, rule, cell));
        }
    }

    private Map<Said<Destination>, Parent> services(ConnectionRoutes routes) {
        var parents = new LinkedHashMap<Said<Destination>, Parent>();
        for (var host : routes.hosts()) {
            if (outside.of(host.value()).isEmpty()) {
                Parents.of(host, routes.author(), target).ifPresent(parent -> parents.put(host, parent));
            }
        }
        return parents;
    }

    private List<Cell> cells(ConnectionRoutes routes, Rule rule, Map<Said<Destination>, Parent> services) {
        var cells = new ArrayList<Cell>();
        if (leadsToServices(rule, services)) {
            services.forEach((host, parent) -> callers(routes, rule, parent)
                    .forEach(caller -> put(cells, caller, rule.port().map(Said::value), host, parent)));
        }
        for (var host : routes.hosts()) {
            outside.of(host.value(), routes.tls() ? Told.BY_SERVER_NAME : Told.BY_ADDRESS).stream()
                    .filter(port -> port.isFor(routes.audience().value()) && port.isMeant(rule))
                    .filter(port -> rule.backends().stream().allMatch(backend -> isReached(backend, port)))
                    .forEach(port ->
                            put(cells, port.network().namespace(), Optional.of(port.port()), host, port.network()));
        }
        return cells;
    }

    /** A route of a Service leads to Services only (linkerd D). */
    private boolean leadsToServices(Rule rule, Map<Said<Destination>, Parent> services) {
        boolean leadsOut = rule.backends().stream()
                .anyMatch(backend -> OutsidePort.name(backend.to().value()).isPresent());
        return !services.isEmpty() && !leadsOut;
    }

    /** Calls outside go to the address and port that the caller chose, or to a Service inside (linkerd G.3). */
    private static boolean isReached(Backend backend, OutsidePort port) {
        return OutsidePort.name(backend.to().value())
                .map(name -> name.equals(port.host())
                        && backend.port()
                                .map(said -> said.value() == port.port())
                                .orElse(true))
                .orElse(true);
    }

    private static Set<String> callers(ConnectionRoutes routes, Rule rule, Parent service) {
        if (rule.source().isPresent()) {
            return Set.of(rule.source().get().value());
        }
        return routes.audience().value().isEverybody()
                ? Set.of(service.namespace())
                : routes.audience().value().namespaces();
    }

    /** What lives in one namespace and is about one port is one route. */
    private static void put(
            List<Cell> cells, String namespace, Optional<Integer> port, Said<Destination> host, Parent parent) {
        var same = cells.stream()
                .filter(cell ->
                        cell.namespace().equals(namespace) && cell.port().equals(port))
                .filter(cell -> cell.parents().values().stream().allMatch(other -> other.kind() == parent.kind()))
                .findFirst();
        same.ifPresentOrElse(
                cell -> cell.parents().put(host, parent),
                () -> cells.add(new Cell(namespace, port, new LinkedHashMap<>(Map.of(host, parent)))));
    }

    private void write(String name, ConnectionRoutes routes, Rule rule, Cell cell) {
        var backends = backends(routes, rule, cell);
        var written = target.write(
                LinkerdTraffic.GATEWAY_API + "/v1alpha2",
                routes.tls() ? "TLSRoute" : "TCPRoute",
                cell.namespace(),
                name,
                Map.of(),
                List.of(routes.author()),
                spec(routes, rule, cell, backends));
        cell.parents().keySet().forEach(host -> target.settle(host.origin(), written));
        target.settle(routes.audience().origin(), written);
        target.settle(rule.origin(), written);
    }

    private List<Mapping> backends(ConnectionRoutes routes, Rule rule, Cell cell) {
        var services = new SubsetServices(target, routes.author());
        var place = new RouteCell(cell.namespace(), cell.port(), cell.parents(), List.of());
        var first = cell.parents().values().iterator().next();
        boolean isOnly = rule.backends().size() == 1;
        var written = rule.backends().stream()
                .map(backend -> services.serviceOf(backend)
                        .map(service ->
                                BackendForm.write(backend, service, services.port(backend, service, place), isOnly))
                        .orElseGet(() -> BackendForm.write(backend, first.itself(cell.port()), isOnly)))
                .toList();
        return written.isEmpty() ? List.of(first.itself(cell.port())) : written;
    }

    private static Mapping spec(ConnectionRoutes routes, Rule rule, Cell cell, List<Mapping> backends) {
        var references = cell.parents().values().stream()
                .distinct()
                .map(parent -> parent.write(cell.port()))
                .toList();
        var spec = Mapping.building().put("parentRefs", Value.Sequence.of(references));
        if (routes.tls() && !rule.names().isEmpty()) {
            var names = rule.names().stream()
                    .map(each -> Value.Text.of(each.value()))
                    .toList();
            spec.put("hostnames", Value.Sequence.of(names));
        }
        var only = Mapping.building().put("backendRefs", Value.Sequence.of(backends));
        return spec.put("rules", Value.Sequence.of(List.of(only.build()))).build();
    }
}
