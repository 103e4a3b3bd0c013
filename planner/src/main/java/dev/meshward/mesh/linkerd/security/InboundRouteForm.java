package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** HTTPRoutes and GRPCRoutes that are attached to a Server (linkerd A.3, C.5). */
final class InboundRouteForm {

    private static final String GATEWAY_API = "gateway.networking.k8s.io";

    private final SourceReading source;
    private final GrantForm grants;

    InboundRouteForm(SourceReading source, GrantForm grants) {
        this.source = source;
        this.grants = grants;
    }

    /** Empty where none is attached, which is something else than routes that take nothing. */
    Optional<InboundRoutes> of(ServerOfSource server) {
        var http = attached(server, GATEWAY_API, "HTTPRoute", LinkerdSecurity.POLICY);
        var grpc = attached(server, GATEWAY_API, "GRPCRoute", GATEWAY_API);
        boolean isGrpc = server.isOfGrpc();
        var counting = !server.readsRequests() || !isGrpc && !grpc.isEmpty() ? List.<Fields>of() : isGrpc ? grpc : http;
        if (counting.isEmpty()) {
            return Optional.empty();
        }
        var ofServer = grants.of(server);
        return Optional.of(new InboundRoutes(counting.stream()
                .flatMap(route -> matches(route, isGrpc, ofServer))
                .toList()));
    }

    private List<Fields> attached(ServerOfSource server, String group, String kind, String otherGroup) {
        return Stream.concat(
                        source.of(group, kind).stream(),
                        group.equals(otherGroup) ? Stream.of() : source.of(otherGroup, kind).stream())
                .filter(route -> route.object().key().namespace().equals(server.namespace()))
                .filter(route -> route.spec().at("parentRefs").items().stream()
                        .anyMatch(parent -> isServer(parent, route, server)))
                .sorted(Comparator.comparing((Fields route) -> route.object()
                                .at("metadata", "creationTimestamp")
                                .textOr("~"))
                        .thenComparing(route -> route.object().key().name()))
                .toList();
    }

    private static boolean isServer(SourceField parent, Fields route, ServerOfSource server) {
        var written = parent.look();
        var group = written.at("group").value().isPresent()
                ? written.at("group").textOr("")
                : route.object().key().group();
        return group.equals(LinkerdSecurity.POLICY)
                && written.at("kind").is("Server")
                && written.at("name").is(server.name())
                && written.at("port").isAbsent()
                && written.at("sectionName").isAbsent();
    }

    /** Settings that mean something on the way out only, on a route that is attached to nothing else. */
    void leaveTheRest(Fields route) {
        var parents = route.spec().at("parentRefs").items();
        boolean isInboundOnly = !parents.isEmpty()
                && parents.stream().allMatch(parent -> parent.look().at("kind").is("Server"));
        if (!isInboundOnly) {
            return;
        }
        parents.forEach(parent -> parent.lost(
                SecurityAspect.SELECTION,
                "There is no Server of that name, or it takes no routes of this kind; the route decides nothing.",
                "Drop it, or name the Server that is meant."));
        route.spec().at("rules").items().forEach(rule -> {
            rule.at("filters")
                    .lost(
                            SecurityAspect.INBOUND_FILTER,
                            "It changes requests on their way in, and Istio changes them on their way out.",
                            "Change them by a VirtualService of the callers.");
            rule.lost(
                    SecurityAspect.INBOUND_FILTER,
                    "On a route of a Server it decides nothing.",
                    "Nothing is to be done: it had no effect.");
        });
    }

    private Stream<InboundMatch> matches(Fields route, boolean isGrpc, Admitted ofServer) {
        var spec = route.spec();
        var parents = spec.at("parentRefs").take(SecurityAspect.SELECTION);
        var both = grants.ofRoute(route).or(ofServer);
        var admitted =
                new Admitted(both.isEverybody(), both.ways(), both.origin().and(parents));
        var hosts = spec.at("hostnames").items();
        return spec.at("rules").items().stream()
                .flatMap(rule -> rule.at("matches").items().isEmpty()
                        ? Stream.of(rule.at("matches"))
                        : rule.at("matches").items().stream())
                .flatMap(match -> hosts.isEmpty()
                        ? Stream.of(read(match, isGrpc, List.of(), 0, admitted))
                        : hosts.stream().map(host -> ofHost(match, isGrpc, host, admitted)));
    }

    private static InboundMatch ofHost(SourceField match, boolean isGrpc, SourceField host, Admitted admitted) {
        var name = host.look().textOr("").toLowerCase(Locale.ROOT);
        boolean isEnding = name.startsWith("*.");
        var text = isEnding ? new AccessText.Ending(name.substring(1)) : new AccessText.Exact(name);
        int rank = name.length() + (isEnding ? 0 : 1000);
        return read(match, isGrpc, List.of(condition(Subject.HOST, "", List.of(text), host)), rank, admitted);
    }

    private static InboundMatch read(
            SourceField match, boolean isGrpc, List<AccessCondition> ofHost, int host, Admitted admitted) {
        var conditions = new ArrayList<>(ofHost);
        int length = isGrpc ? grpc(match.at("method"), conditions) : path(match.at("path"), conditions);
        if (!isGrpc && match.at("method").isPresent()) {
            conditions.add(condition(
                    Subject.METHOD,
                    "",
                    List.of(new AccessText.Exact(match.at("method").look().textOr(""))),
                    match.at("method")));
        }
        match.at("headers")
                .items()
                .forEach(header -> conditions.add(condition(
                        Subject.HEADER,
                        header.look().at("name").textOr("").toLowerCase(Locale.ROOT),
                        List.of(text(header)),
                        header)));
        match.at("queryParams")
                .items()
                .forEach(parameter -> conditions.add(new AccessCondition(
                        Subject.OTHER,
                        "parameter " + parameter.look().at("name").textOr(""),
                        List.of(text(parameter)),
                        List.of(),
                        parameter.take(SecurityAspect.QUERY))));
        return new InboundMatch(conditions, admitted, host, length);
    }

    private static AccessCondition condition(
            Subject subject, String name, List<AccessText> values, SourceField written) {
        return new AccessCondition(subject, name, values, List.of(), written.take(SecurityAspect.REQUEST));
    }

    private static AccessText text(SourceField item) {
        var value = item.look().at("value").textOr("");
        return item.look().at("type").is("RegularExpression") ? pattern(value) : new AccessText.Exact(value);
    }

    /** The length by which it is preferred; 1 where every path is taken. */
    private static int path(SourceField path, List<AccessCondition> conditions) {
        var value = path.look().at("value").textOr("/");
        var type = path.look().at("type").textOr("PathPrefix");
        switch (type) {
            case "Exact" -> conditions.add(condition(Subject.PATH, "", List.of(new AccessText.Exact(value)), path));
            case "RegularExpression" -> {
                conditions.add(condition(Subject.PATH, "", List.of(pattern(value)), path));
                return InboundMatch.AS_LONG_AS_IT_TAKES;
            }
            default -> {
                var below = value.replaceAll("/+$", "");
                if (below.isEmpty()) {
                    path.take(SecurityAspect.REQUEST);
                    return 1;
                }
                conditions.add(condition(
                        Subject.PATH,
                        "",
                        List.of(new AccessText.Exact(below), new AccessText.Beginning(below + "/")),
                        path));
                return below.length();
            }
        }
        return value.length();
    }

    /** An expression that only says a text, a beginning, an end, or segments is written as that. */
    private static AccessText pattern(String expression) {
        var bare = Expression.bare(expression);
        if (bare.equals(".*") || bare.equals(".+")) {
            return new AccessText.Present();
        }
        var ending = bare.startsWith(".*") ? Expression.literal(bare.substring(2)) : Optional.<String>empty();
        return Expression.literal(bare)
                .<AccessText>map(AccessText.Exact::new)
                .or(() -> Expression.prefix(bare).map(AccessText.Beginning::new))
                .or(() -> ending.map(AccessText.Ending::new))
                .or(() -> template(bare).map(AccessText.Template::new))
                .orElseGet(() -> new AccessText.Pattern(bare));
    }

    private static Optional<String> template(String bare) {
        var path = bare.replace("[^/]+", "{*}");
        var plain = Expression.literal(path.replace("{*}", ""));
        return path.contains("{*}") && plain.isPresent() && path.startsWith("/") && isBySegments(path)
                ? Optional.of(path.replace("\\", ""))
                : Optional.empty();
    }

    private static boolean isBySegments(String path) {
        return Stream.of(path.split("/", -1)).allMatch(segment -> segment.equals("{*}") || !segment.contains("{*}"));
    }

    /** A method is the path {@code /service/method}, asked for by POST. */
    private static int grpc(SourceField method, List<AccessCondition> conditions) {
        var service = method.look().at("service").textOr("");
        var name = method.look().at("method").textOr("");
        boolean isPattern = method.look().at("type").is("RegularExpression");
        conditions.add(condition(Subject.METHOD, "", List.of(new AccessText.Exact("POST")), method));
        if (isPattern) {
            conditions.add(
                    condition(Subject.PATH, "", List.of(pattern("/" + orAny(service) + "/" + orAny(name))), method));
            return InboundMatch.AS_LONG_AS_IT_TAKES;
        }
        if (service.isEmpty() && name.isEmpty()) {
            return 1;
        }
        AccessText text = service.isEmpty()
                ? new AccessText.Template("/{*}/" + name)
                : name.isEmpty()
                        ? new AccessText.Beginning("/" + service + "/")
                        : new AccessText.Exact("/" + service + "/" + name);
        conditions.add(condition(Subject.PATH, "", List.of(text), method));
        return 1000 * service.length() + name.length();
    }

    private static String orAny(String part) {
        return part.isEmpty() ? "[^/]+" : Expression.bare(part);
    }
}
