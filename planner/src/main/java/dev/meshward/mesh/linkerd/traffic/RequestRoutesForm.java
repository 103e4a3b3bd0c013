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
import java.util.stream.Stream;

/** HTTPRoutes of both groups and GRPCRoutes as far as they route calls on their way out (linkerd A.3, C.5, D). */
final class RequestRoutesForm {

    private final SourceReading source;
    private final ServiceSettings settings;
    private final DecidingProfiles profiles;
    private final PortsOfGrpc portsOfGrpc;

    RequestRoutesForm(SourceReading source, ServiceSettings settings, DecidingProfiles profiles) {
        this.profiles = profiles;
        this.portsOfGrpc = new PortsOfGrpc(source);
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
            var whole = Stream.concat(Stream.of(spec), route.notes().stream())
                    .flatMap(part -> part.extra(RouteAspect.UNREADABLE_FILTER).stream())
                    .toList();
            source.intend(new Unmatched(Author.of(route.object()), whole));
            return;
        }
        var references = decided(route, grpc);
        if (references.isEmpty()) {
            var because = whyNot(spec.at("parentRefs").items().getFirst(), route, grpc);
            Stream.concat(Stream.of(spec), route.notes().stream())
                    .forEach(part -> part.lost(RouteAspect.HOST, because.orElseThrow(), DecidingProfiles.INSTEAD));
            return;
        }
        parts(route, references, grpc)
                .forEach((part, parents) -> source.intend(routes(route, grpc, part.port(), parents)));
    }

    /** What it is attached to and decides about; the others are lost, unless the whole route is. */
    private List<SourceField> decided(Fields route, boolean grpc) {
        var references = route.spec().at("parentRefs").items();
        var decided = references.stream()
                .filter(reference -> whyNot(reference, route, grpc).isEmpty())
                .toList();
        if (!decided.isEmpty()) {
            references.forEach(reference -> whyNot(reference, route, grpc)
                    .ifPresent(because -> reference.lost(RouteAspect.HOST, because, DecidingProfiles.INSTEAD)));
        }
        return decided;
    }

    /** Why it decides nothing about one that it is attached to; empty where it does. */
    private Optional<String> whyNot(SourceField reference, Fields route, boolean grpc) {
        boolean isProfiled = Parent.read(reference, route).destination() instanceof Destination.OfService(var id)
                && profiles.decideFor(id, audience(route, id.namespace()));
        if (isProfiled) {
            return Optional.of(DecidingProfiles.BECAUSE);
        }
        boolean isOfGrpc = !grpc
                && portsOfGrpc.areAmong(reference, route)
                && portsOfGrpc.leftTo(reference, route).isEmpty();
        return isOfGrpc ? Optional.of(PortsOfGrpc.BECAUSE) : Optional.empty();
    }

    private static Audience audience(Fields route, String home) {
        var namespace = route.object().key().namespace();
        return home.equals(namespace) ? Audience.everybody() : Audience.of(namespace);
    }

    /**
     * What is said together: of one port, and of one parent where it goes to the parent itself or parents have settings of their
     * own.
     */
    private record Part(Optional<Integer> port, Optional<Parent> alone) {}

    private static boolean isUnderstood(SourceField rule) {
        return FilterForm.areKnown(rule.at("filters"))
                && rule.at("backendRefs").items().stream()
                        .allMatch(backend -> FilterForm.areKnown(backend.at("filters")));
    }

    private Map<Part, List<SourceField>> parts(Fields route, List<SourceField> references, boolean grpc) {
        boolean isApart = leadsToParents(route) || inheritApart(route, references);
        var parts = new LinkedHashMap<Part, List<SourceField>>();
        for (var reference : references) {
            var alone = isApart ? Optional.of(Parent.read(reference, route)) : Optional.<Parent>empty();
            ports(reference, route, grpc)
                    .forEach(port -> parts.computeIfAbsent(new Part(port, alone), _ -> new ArrayList<>())
                            .add(reference));
        }
        return parts;
    }

    /** The one it names, or all together; each by itself where some of them are ports of gRPC. */
    private List<Optional<Integer>> ports(SourceField reference, Fields route, boolean grpc) {
        var port = reference.at("port").look().whole();
        if (port.isPresent()) {
            return List.of(Optional.of(port.getAsInt()));
        }
        return grpc || !portsOfGrpc.areAmong(reference, route)
                ? List.of(Optional.empty())
                : portsOfGrpc.leftTo(reference, route).stream()
                        .map(Optional::of)
                        .toList();
    }

    private static boolean leadsToParents(Fields route) {
        return route.spec().at("rules").items().stream()
                .anyMatch(rule -> rule.at("backendRefs").items().isEmpty());
    }

    private boolean inheritApart(Fields route, List<SourceField> references) {
        return references.stream()
                        .map(reference ->
                                settings.written(Parent.read(reference, route).destination()))
                        .distinct()
                        .count()
                > 1;
    }

    private RequestRoutes routes(Fields route, boolean grpc, Optional<Integer> port, List<SourceField> references) {
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
        var portSaid = port.map(number ->
                references.getFirst().at("port").whole(RouteAspect.PORT).orElseGet(() -> Said.implied(number)));
        return new RequestRoutes(
                Author.of(route.object()),
                hosts,
                Said.implied(audience(route, home)),
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
        boolean narrows = port.isPresent() || !authorities.isEmpty() || grpc;
        var everything = grpc ? MatchForm.anyMethod() : RouteMatch.everything();
        var all = read.isEmpty() && narrows ? List.of(everything) : read;
        return all.stream()
                .map(match -> match.withPort(port))
                .flatMap(match -> authorities.isEmpty()
                        ? Stream.of(match)
                        : authorities.stream().map(match::withAuthority))
                .toList();
    }

    static TextMatch authority(String hostname) {
        return hostname.startsWith("*.")
                ? new TextMatch.Pattern(".+" + Expression.quoted(hostname.substring(1)))
                : new TextMatch.Exact(hostname);
    }
}
