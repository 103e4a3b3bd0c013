package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.ConnectionRoutes.Rule;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** TLSRoutes and TCPRoutes, each of one rule (linkerd A.3, G.1). */
final class ConnectionRoutesForm {

    private ConnectionRoutesForm() {}

    static void read(SourceReading source) {
        Stream.of("TLSRoute", "TCPRoute")
                .flatMap(kind -> RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, kind).stream())
                .forEach(route -> source.intend(read(route)));
    }

    private static ConnectionRoutes read(Fields route) {
        var spec = route.spec();
        var key = route.object().key();
        var references = spec.at("parentRefs").items();
        var parents = references.stream()
                .map(reference -> Parent.read(reference, route))
                .filter(Parent::isOutbound)
                .toList();
        var hosts = references.stream()
                .map(reference ->
                        new Said<>(Parent.read(reference, route).destination(), reference.take(RouteAspect.HOST)))
                .toList();
        var home = parents.getFirst().namespace();
        var names = spec.at("hostnames").texts(RouteAspect.SNI);
        var port = references.getFirst().at("port").whole(RouteAspect.PORT);
        return new ConnectionRoutes(
                Author.of(route.object()),
                hosts,
                Said.implied(home.equals(key.namespace()) ? Audience.everybody() : Audience.of(key.namespace())),
                key.kind().equals("TLSRoute"),
                spec.at("rules").items().stream()
                        .map(rule -> new Rule(
                                names,
                                port,
                                Optional.empty(),
                                backends(rule, home, parents.getFirst(), port),
                                List.of()))
                        .toList(),
                List.of());
    }

    private static List<Backend> backends(SourceField rule, String home, Parent parent, Optional<Said<Integer>> port) {
        rule.at("name").take(RouteAspect.RULE_NAME);
        var written = BackendForm.read(rule.at("backendRefs"), home);
        return written.isEmpty() ? List.of(BackendForm.parent(parent.destination(), port)) : written;
    }

    /** One object for each rule; a rule with a condition that cannot be said is left out. */
    static void write(ConnectionRoutes routes, TargetWriting target) {
        routes.extras().forEach(extra -> target.settle(extra.origin()));
        var parents = parents(routes, target);
        int number = 1;
        for (var rule : routes.rules()) {
            boolean isSayable = rule.extras().isEmpty() && !parents.isEmpty() && hasPort(rule, parents);
            if (!isSayable) {
                rule.extras().forEach(extra -> target.settle(extra.origin()));
                target.lost(
                        new Rule(rule.names(), rule.port(), rule.source(), rule.backends(), List.of()).origin(),
                        "The connections it means cannot be told apart, or their host cannot be routed.",
                        "See what is said of the hosts and conditions beside it.");
                continue;
            }
            var name = routes.author().object().name() + (routes.rules().size() == 1 ? "" : "-" + number++);
            var written = write(name, routes, rule, parents, target);
            parents.keySet().forEach(host -> target.settle(host.origin(), written));
            target.settle(routes.audience().origin(), written);
            target.settle(rule.origin(), written);
        }
    }

    /** Routes to addresses outside are attached to one port of an EgressNetwork. */
    private static boolean hasPort(Rule rule, Map<Said<Destination>, Parent> parents) {
        return rule.port().isPresent()
                || parents.values().stream().noneMatch(parent -> parent.kind() == Parent.Kind.EGRESS_NETWORK);
    }

    private static Map<Said<Destination>, Parent> parents(ConnectionRoutes routes, TargetWriting target) {
        var parents = new LinkedHashMap<Said<Destination>, Parent>();
        for (var host : routes.hosts()) {
            Parents.of(host, routes.author(), target).ifPresent(parent -> parents.put(host, parent));
        }
        return parents;
    }

    private static ObjectKey write(
            String name,
            ConnectionRoutes routes,
            Rule rule,
            Map<Said<Destination>, Parent> parents,
            TargetWriting target) {
        var home = parents.values().iterator().next().namespace();
        var caller = rule.source()
                .map(Said::value)
                .orElseGet(() -> routes.audience().value().isEverybody()
                        ? home
                        : routes.audience().value().namespaces().first());
        var port = rule.port().map(Said::value);
        var backends = backends(routes, rule, new RouteCell(caller, port, parents, List.of()), target);
        var first = parents.values().iterator().next();
        return target.write(
                LinkerdTraffic.GATEWAY_API + "/v1alpha2",
                routes.tls() ? "TLSRoute" : "TCPRoute",
                caller,
                name,
                Map.of(),
                List.of(routes.author()),
                spec(routes, rule, parents, backends.isEmpty() ? List.of(first.itself(port)) : backends));
    }

    private static List<Mapping> backends(ConnectionRoutes routes, Rule rule, RouteCell cell, TargetWriting target) {
        var services = new SubsetServices(target, routes.author());
        return rule.backends().stream()
                .<Mapping>flatMap(backend -> services.serviceOf(backend).stream()
                        .map(service -> BackendForm.write(
                                backend,
                                service,
                                services.port(backend, service, cell),
                                rule.backends().size() == 1)))
                .toList();
    }

    private static Mapping spec(
            ConnectionRoutes routes, Rule rule, Map<Said<Destination>, Parent> parents, List<Mapping> backends) {
        var port = rule.port().map(Said::value);
        var references = parents.values().stream()
                .distinct()
                .map(parent -> parent.write(port))
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
