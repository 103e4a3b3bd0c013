package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.ConnectionRoutes.Rule;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.util.List;
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

    private static List<Parent> parents(Fields route) {
        return route.spec().at("parentRefs").items().stream()
                .map(reference -> Parent.read(reference, route))
                .filter(Parent::isOutbound)
                .toList();
    }

    private static ConnectionRoutes read(Fields route) {
        var spec = route.spec();
        var key = route.object().key();
        var references = spec.at("parentRefs").items();
        var parents = parents(route);
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
}
