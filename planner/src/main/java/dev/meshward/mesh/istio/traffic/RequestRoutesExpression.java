package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Routes as VirtualServices. Sidecars take one VirtualService for a host, so everything about a host goes into one. */
final class RequestRoutesExpression {

    private final TargetWriting target;

    RequestRoutesExpression(TargetWriting target) {
        this.target = target;
    }

    void write(List<RequestRoutes> all) {
        all.stream().filter(routes -> routes.order() == RuleOrder.FIRST_MATCH).forEach(this::asWritten);
        RoutesOfHost.of(all.stream()
                        .filter(routes -> routes.order() == RuleOrder.BEST_MATCH)
                        .toList())
                .forEach(this::ofHost);
    }

    private void asWritten(RequestRoutes routes) {
        var home = routes.author().object().namespace();
        var written = virtualService(
                home,
                routes.author().object().name(),
                List.of(routes.author()),
                routes.hosts().stream().map(Said::value).toList(),
                routes.audience().value(),
                routes.rules());
        settle(List.of(routes), written);
    }

    private void ofHost(RoutesOfHost ofHost) {
        if (ofHost.host() instanceof Destination.Outside) {
            outside(ofHost);
            return;
        }
        var home = ofHost.home();
        var written = virtualService(
                home,
                ofHost.name(),
                ofHost.authors(),
                List.of(ofHost.host()),
                ofHost.audience(),
                ofHost.rules(target.snapshot()));
        settle(ofHost.routes(), written);
    }

    /** A route that only lets requests out is said by the ServiceEntry of its hosts. */
    private void outside(RoutesOfHost ofHost) {
        for (var routes : ofHost.routes()) {
            routes.extras().forEach(extra -> target.settle(extra.origin()));
            for (var origin : origins(routes)) {
                if (ofHost.isOnlyReached()) {
                    target.carried(origin);
                } else {
                    target.lost(
                            origin,
                            "Requests to addresses outside are routed by the hosts of a ServiceEntry.",
                            "Write a VirtualService for each of these hosts.");
                }
            }
        }
    }

    private static List<Origin> origins(RequestRoutes routes) {
        return Stream.of(
                        routes.hosts().stream().map(Said::origin),
                        Stream.of(routes.audience().origin()),
                        routes.rules().stream().map(RouteRule::origin))
                .flatMap(origin -> origin)
                .toList();
    }

    private ObjectKey virtualService(
            String namespace,
            String name,
            List<Author> authors,
            List<Destination> hosts,
            Audience audience,
            List<RouteRule> rules) {
        var spec = Mapping.building();
        spec.put(
                "hosts",
                Value.Sequence.of(hosts.stream()
                        .map(HostForm::write)
                        .distinct()
                        .map(Value.Text::of)
                        .toList()));
        AudienceForm.write(audience, namespace, spec);
        spec.put("http", Value.Sequence.of(rules.stream().map(RuleForm::write).toList()));
        return target.write(
                IstioTraffic.NETWORKING_V1, "VirtualService", namespace, name, Map.of(), authors, spec.build());
    }

    private void settle(List<RequestRoutes> all, ObjectKey written) {
        for (var routes : all) {
            routes.hosts().forEach(host -> target.settle(host.origin(), written));
            target.settle(routes.audience().origin(), written);
            routes.rules().forEach(rule -> target.settle(rule.origin(), written));
            routes.extras().forEach(extra -> target.settle(extra.origin()));
        }
    }
}
