package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Audience;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TextMatch;
import dev.meshward.mesh.intent.Unmatched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HTTPRoutes of both groups and GRPCRoutes as far as they route calls on their way out (linkerd A.3, C.5, D). */
final class RequestRoutesForm {

    private final SourceReading source;
    private final ServiceSettings settings;

    RequestRoutesForm(SourceReading source, ServiceSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /** Older objects first, since of two equal matches the older one wins. */
    void read() {
        RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, "HTTPRoute").forEach(route -> read(route, false));
        RouteObjects.outbound(source, LinkerdTraffic.POLICY, "HTTPRoute").forEach(route -> read(route, false));
        RouteObjects.outbound(source, LinkerdTraffic.GATEWAY_API, "GRPCRoute").forEach(route -> read(route, true));
    }

    private void read(Fields route, boolean grpc) {
        var spec = route.spec();
        boolean isIgnored = spec.at("rules").items().stream().anyMatch(rule -> !isUnderstood(rule));
        if (isIgnored) {
            source.intend(new Unmatched(
                    Author.of(route.object()),
                    spec.extra(RouteAspect.UNREADABLE_FILTER).stream().toList()));
            return;
        }
        parentsByPort(route).forEach((port, parents) -> source.intend(routes(route, grpc, port, parents)));
    }

    private static boolean isUnderstood(SourceField rule) {
        return FilterForm.areKnown(rule.at("filters"))
                && rule.at("backendRefs").items().stream()
                        .allMatch(backend -> FilterForm.areKnown(backend.at("filters")));
    }

    private static Map<Optional<Integer>, List<SourceField>> parentsByPort(Fields route) {
        var parentsByPort = new LinkedHashMap<Optional<Integer>, List<SourceField>>();
        route.spec().at("parentRefs").items().forEach(reference -> {
            var port = reference.at("port").look().whole();
            parentsByPort
                    .computeIfAbsent(
                            port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty(), _ -> new ArrayList<>())
                    .add(reference);
        });
        return parentsByPort;
    }

    private RequestRoutes routes(Fields route, boolean grpc, Optional<Integer> port, List<SourceField> references) {
        var key = route.object().key();
        var hosts = new ArrayList<Said<Destination>>();
        var extras = new ArrayList<Extra>();
        for (var reference : references) {
            var parent = Parent.read(reference, route);
            if (parent.isOutbound()) {
                hosts.add(new Said<>(parent.destination(), reference.take(RouteAspect.HOST)));
            } else {
                reference.extra(GeneralAspect.UNDERSTOOD_ALREADY).ifPresent(extras::add);
            }
        }
        var home = Parent.read(references.getFirst(), route).namespace();
        boolean isProducer = home.equals(key.namespace());
        var portSaid = port.map(number ->
                references.getFirst().at("port").whole(RouteAspect.PORT).orElseGet(() -> Said.implied(number)));
        return new RequestRoutes(
                Author.of(route.object()),
                hosts,
                Said.implied(isProducer ? Audience.everybody() : Audience.of(key.namespace())),
                RuleOrder.BEST_MATCH,
                grpc,
                route.spec().at("rules").items().stream()
                        .map(rule -> rule(rule, route, grpc, portSaid, hosts, home))
                        .toList(),
                extras);
    }

    private RouteRule rule(
            SourceField rule,
            Fields route,
            boolean grpc,
            Optional<Said<Integer>> port,
            List<Said<Destination>> hosts,
            String home) {
        var extras = new ArrayList<Extra>();
        rule.at("name").extra(RouteAspect.RULE_NAME).ifPresent(extras::add);
        rule.at("timeouts", "backendRequest").extra(RouteAspect.BACKEND_TIMEOUT).ifPresent(extras::add);
        var redirect = FilterForm.redirect(rule.at("filters"));
        var backends = BackendForm.read(rule.at("backendRefs"), home);
        var own = settings.ofRoute(route, rule, hosts);
        return new RouteRule(
                matches(rule, route, grpc, port),
                redirect.isPresent() || !backends.isEmpty() ? backends : itself(hosts, port),
                redirect,
                FilterForm.headers(rule.at("filters")),
                own.timeouts(),
                own.retries(),
                extras);
    }

    private static List<Backend> itself(List<Said<Destination>> hosts, Optional<Said<Integer>> port) {
        return hosts.stream().map(Said::value).findFirst().map(host -> BackendForm.parent(host, port)).stream()
                .toList();
    }

    /** Host names and the port of the parent narrow every match. */
    private static List<RouteMatch> matches(
            SourceField rule, Fields route, boolean grpc, Optional<Said<Integer>> port) {
        var authorities = route.spec().at("hostnames").texts(RouteAspect.AUTHORITY).stream()
                .map(said -> Optional.of(said.as(RequestRoutesForm::authority)))
                .toList();
        var read = rule.at("matches").items().stream()
                .map(match -> grpc ? MatchForm.readGrpc(match) : MatchForm.read(match))
                .toList();
        boolean narrows = port.isPresent() || !authorities.isEmpty();
        var all = read.isEmpty() && narrows ? List.of(RouteMatch.everything()) : read;
        return all.stream()
                .map(match -> match.withPort(port))
                .flatMap(match -> authorities.isEmpty()
                        ? java.util.stream.Stream.of(match)
                        : authorities.stream().map(match::withAuthority))
                .toList();
    }

    static TextMatch authority(String hostname) {
        return hostname.startsWith("*.")
                ? new TextMatch.Pattern(".+" + Expression.quoted(hostname.substring(1)))
                : new TextMatch.Exact(hostname);
    }
}
