package dev.meshward.evaluate.linkerd;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An HTTPRoute or GRPCRoute of either group as it decides (linkerd.md A.3, C.5, D).
 *
 * @param isUnderstood false where it holds a filter that makes Linkerd pass over the whole route
 */
record RouteView(
        String id,
        String group,
        String kind,
        String namespace,
        String name,
        List<Parent> parents,
        List<String> hostNames,
        List<Rule> rules,
        boolean isUnderstood) {

    /** What a route is attached to; of {@code port} 0 where it names none. */
    record Parent(String group, String kind, String namespace, String name, int port, boolean namesSection) {}

    /** @param leadsElsewhere whether requests may go somewhere else than to the parent, or nowhere */
    record Rule(List<RequestMatch> matches, boolean leadsElsewhere) {}

    private static final Set<String> FATAL_FILTERS = Set.of("RequestMirror", "URLRewrite", "ExtensionRef");

    static RouteView of(Manifest object) {
        var spec = object.at("spec");
        var key = object.key();
        boolean isGrpc = key.kind().equals("GRPCRoute");
        return new RouteView(
                key.kind() + " " + key.namespace() + "/" + key.name(),
                key.group(),
                key.kind(),
                key.namespace(),
                key.name(),
                spec.at("parentRefs").items().stream()
                        .map(ref -> parent(ref, object))
                        .toList(),
                spec.at("hostnames").texts(),
                rules(spec.at("rules"), isGrpc, object),
                filters(spec.at("rules")).noneMatch(FATAL_FILTERS::contains));
    }

    /** The API server fills in the group and the kind of gateways where none is written. */
    private static Parent parent(Field ref, Manifest route) {
        var group = ref.at("group").textOr(route.key().group());
        return new Parent(
                group.equals("core") ? "" : group,
                ref.at("kind").textOr("Gateway"),
                ref.at("namespace").textOr(route.key().namespace()),
                ref.at("name").textOr(""),
                ref.at("port").wholeOr(0),
                ref.at("sectionName").isPresent());
    }

    private static List<Rule> rules(Field rules, boolean isGrpc, Manifest route) {
        return rules.items().isEmpty()
                ? List.of(new Rule(List.of(RequestMatch.ofAll()), false))
                : rules.items().stream().map(rule -> rule(rule, isGrpc, route)).toList();
    }

    private static Rule rule(Field rule, boolean isGrpc, Manifest route) {
        var matches = rule.at("matches").items().stream()
                .map(match -> isGrpc ? RequestMatch.ofGrpc(match) : RequestMatch.ofHttp(match))
                .toList();
        boolean redirects = rule.at("filters").items().stream()
                .anyMatch(filter -> filter.at("type").is("RequestRedirect"));
        boolean leads = rule.at("backendRefs").items().stream().anyMatch(ref -> !isParent(ref, route));
        return new Rule(matches.isEmpty() ? List.of(RequestMatch.ofAll()) : matches, redirects || leads);
    }

    /** A rule that names the parent itself leads nowhere else. */
    private static boolean isParent(Field backend, Manifest route) {
        var parents = route.at("spec", "parentRefs").items();
        return parents.size() == 1
                && backend.at("name").is(parents.getFirst().at("name").textOr(""))
                && backend.at("namespace")
                        .textOr(route.key().namespace())
                        .equals(parents.getFirst()
                                .at("namespace")
                                .textOr(route.key().namespace()));
    }

    private static Stream<String> filters(Field rules) {
        return rules.items().stream()
                .flatMap(rule -> Stream.concat(
                        rule.at("filters").items().stream(),
                        rule.at("backendRefs").items().stream().flatMap(ref -> ref.at("filters").items().stream())))
                .map(filter -> filter.at("type").textOr(""));
    }

    boolean isGrpc() {
        return kind.equals("GRPCRoute");
    }

    /** Attached to a Server of its own namespace, and to nothing narrower (linkerd.md C.5). */
    boolean isAttachedTo(ServerView server) {
        return parents.stream()
                .anyMatch(parent -> parent.group().equals(LinkerdRules.POLICY)
                        && parent.kind().equals("Server")
                        && parent.name().equals(server.name())
                        && parent.namespace().equals(namespace)
                        && parent.port() == 0
                        && !parent.namesSection());
    }

    /** Attached to a port of a Service: every port where the reference names none (linkerd.md D). */
    boolean isAttachedTo(String serviceNamespace, String service, int port) {
        return parents.stream()
                .anyMatch(parent -> parent.group().isEmpty()
                        && parent.kind().equals("Service")
                        && parent.name().equals(service)
                        && parent.namespace().equals(serviceNamespace)
                        && (parent.port() == 0 || parent.port() == port));
    }

    /** Whether some rule takes every request there is. */
    boolean takesAll() {
        return hostNames.isEmpty()
                && rules.stream().anyMatch(rule -> rule.matches().stream().anyMatch(RequestMatch::isOfAll));
    }
}
