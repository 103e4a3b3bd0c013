package dev.meshward.mesh.istio.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Routes as VirtualServices. Sidecars take one VirtualService for a host, so everything about a host goes into one. */
final class RequestRoutesExpression {

    private final TargetWriting target;
    private final OutsideRoutes outside;

    RequestRoutesExpression(TargetWriting target, OutsideRoutes outside) {
        this.target = target;
        this.outside = outside;
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

    /** Rules for hosts that nobody names have no VirtualService; those that only let requests out need none. */
    private void outside(RoutesOfHost ofHost) {
        var rules = ofHost.rules(target.snapshot());
        var written = new ArrayList<ObjectKey>();
        for (var ofName : outside.of(ofHost, rules)) {
            written.add(virtualService(
                    ofHost.home(),
                    ofHost.name(),
                    ofHost.authors(),
                    List.of(OutsideRoutes.destination(ofName.name())),
                    ofName.audience(),
                    ofName.rules()));
        }
        for (var routes : ofHost.routes()) {
            routes.extras().forEach(extra -> target.settle(extra.origin()));
            origins(routes).forEach(origin -> settleOutside(origin, ofHost, written));
            if (!written.isEmpty()) {
                routes.rules().stream()
                        .filter(rule -> !RoutesOfHost.goesOn(rule))
                        .forEach(this::loseUnnamed);
            }
        }
    }

    /** A destination is one host: what many share by a pattern, or nobody names, cannot be led anywhere. */
    private void loseUnnamed(RouteRule rule) {
        rule.matches().stream()
                .filter(match -> OutsideRoutes.name(match).isEmpty())
                .forEach(match -> target.lost(
                        match.origin(),
                        "Of hosts outside each has rules of its own, and this one names none, nor all below a domain.",
                        "Write a VirtualService for each of the hosts that are meant."));
    }

    private void settleOutside(Origin origin, RoutesOfHost ofHost, List<ObjectKey> written) {
        if (!written.isEmpty()) {
            target.settle(origin, written.toArray(ObjectKey[]::new));
        } else if (ofHost.isOnlyReached()) {
            target.carried(origin);
        } else {
            target.lost(
                    origin,
                    "Requests to addresses outside are routed by the names of hosts, and none is said.",
                    "Write a VirtualService for each of the hosts that are meant.");
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
            if (routes.grpc()) {
                routes.rules().forEach(rule -> rule.matches().forEach(this::differOfService));
            }
            routes.extras().forEach(extra -> target.settle(extra.origin()));
            routes.rules().stream()
                    .flatMap(rule -> rule.backends().stream())
                    .forEach(backend -> warnOfMissing(backend, routes.author()));
        }
    }

    private void differOfService(RouteMatch match) {
        match.path()
                .filter(path -> path.value() instanceof PathMatch.Beginning)
                .ifPresent(path -> target.approximated(
                        path.origin(), "A prefix takes longer paths as well, for which nobody asks by gRPC."));
    }

    /** Only a Service that nobody has answers in another way than before (linkerd G.6). */
    private void warnOfMissing(Backend backend, Author author) {
        if (backend.to().value() instanceof Destination.OfService(var id)
                && target.snapshot().service(id).isEmpty()) {
            target.remark(
                    GeneralAspect.MISSING_CONTEXT,
                    author,
                    "Service " + id + " is not in the source: where the cluster has none either, its share is answered"
                            + " with 503 and no longer with 500.");
        }
    }
}
