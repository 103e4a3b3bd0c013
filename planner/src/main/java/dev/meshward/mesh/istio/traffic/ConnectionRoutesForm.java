package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.ConnectionRoutes;
import dev.meshward.mesh.intent.ConnectionRoutes.Rule;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code tls} and {@code tcp} parts of a VirtualService (istio A.1 rule 11), and back. */
final class ConnectionRoutesForm {

    private ConnectionRoutesForm() {}

    static void read(SourceReading source) {
        var subsets = new SubsetLabels(source);
        for (var object : source.of(IstioTraffic.NETWORKING, "VirtualService")) {
            if (Gateways.reachTheMesh(object.spec().at("gateways"))) {
                Stream.of("tls", "tcp")
                        .filter(part -> !object.spec().at(part).items().isEmpty())
                        .forEach(part -> source.intend(routes(object, part, subsets)));
            }
        }
    }

    private static ConnectionRoutes routes(Fields object, String part, SubsetLabels subsets) {
        var spec = object.spec();
        var extras = new ArrayList<Extra>();
        Gateways.take(spec.at("gateways"), extras);
        var namespace = object.object().key().namespace();
        return new ConnectionRoutes(
                Author.of(object.object()),
                RequestRoutesForm.hosts(spec.at("hosts"), object),
                AudienceForm.read(spec.at("exportTo"), namespace, RouteAspect.AUDIENCE),
                part.equals("tls"),
                spec.at(part).items().stream()
                        .flatMap(item -> rules(item, namespace, subsets))
                        .toList(),
                extras);
    }

    /** Each match is a rule of its own: server names and port belong together. */
    private static Stream<Rule> rules(SourceField item, String namespace, SubsetLabels subsets) {
        var backends = BackendForm.read(item.at("route"), namespace, subsets);
        var matches = item.at("match").items();
        return matches.isEmpty()
                ? Stream.of(new Rule(List.of(), Optional.empty(), Optional.empty(), backends, List.of()))
                : matches.stream().map(match -> {
                    var extras = new ArrayList<Extra>();
                    extra(match, "destinationSubnets", RouteAspect.ADDRESS, extras);
                    extra(match, "sourceSubnet", RouteAspect.ADDRESS, extras);
                    extra(match, "sourceLabels", RouteAspect.SOURCE_LABELS, extras);
                    Gateways.take(match.at("gateways"), extras);
                    return new Rule(
                            match.at("sniHosts").texts(RouteAspect.SNI),
                            match.at("port").whole(RouteAspect.PORT),
                            match.at("sourceNamespace").text(RouteAspect.SOURCE_NAMESPACE),
                            backends,
                            extras);
                });
    }

    private static void extra(SourceField match, String key, RouteAspect aspect, List<Extra> extras) {
        match.at(key).extra(aspect).ifPresent(extras::add);
    }

    static void write(ConnectionRoutes routes, TargetWriting target) {
        var home = routes.audience().value().isEverybody()
                ? routes.author().object().namespace()
                : routes.audience().value().namespaces().first();
        var spec = Mapping.building();
        spec.put(
                "hosts",
                Value.Sequence.of(routes.hosts().stream()
                        .map(host -> Value.Text.of(HostForm.write(host.value())))
                        .distinct()
                        .toList()));
        AudienceForm.write(routes.audience().value(), home, spec);
        spec.put(
                routes.tls() ? "tls" : "tcp",
                Value.Sequence.of(
                        routes.rules().stream().map(rule -> write(rule, routes)).toList()));
        var written = target.write(
                IstioTraffic.NETWORKING_V1,
                "VirtualService",
                home,
                routes.author().object().name(),
                Map.of(),
                List.of(routes.author()),
                spec.build());
        routes.hosts().forEach(host -> target.settle(host.origin(), written));
        target.settle(routes.audience().origin(), written);
        routes.rules().forEach(rule -> target.settle(rule.origin(), written));
        routes.extras().forEach(extra -> target.settle(extra.origin()));
    }

    /** A TLS route has to name its hosts; without any it takes those of the VirtualService. */
    private static Mapping write(Rule rule, ConnectionRoutes routes) {
        var match = Mapping.building();
        if (routes.tls()) {
            var names = rule.names().isEmpty()
                    ? routes.hosts().stream()
                            .map(host -> HostForm.write(host.value()))
                            .toList()
                    : rule.names().stream().map(Said::value).toList();
            match.put(
                    "sniHosts",
                    Value.Sequence.of(names.stream().map(Value.Text::of).toList()));
        }
        rule.port().ifPresent(port -> match.put("port", port.value()));
        rule.source().ifPresent(source -> match.put("sourceNamespace", source.value()));
        var written = Mapping.building();
        var conditions = match.build();
        if (!conditions.isEmpty()) {
            written.put("match", Value.Sequence.of(List.of(conditions)));
        }
        return written.put("route", BackendForm.write(rule.backends())).build();
    }
}
