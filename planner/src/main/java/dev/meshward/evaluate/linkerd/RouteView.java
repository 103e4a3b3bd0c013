package dev.meshward.evaluate.linkerd;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An HTTPRoute or GRPCRoute of either group as it decides (linkerd.md A.3, C.5, D).
 *
 * @param isUnderstood false where it holds a filter that makes Linkerd pass over the whole route
 */
record RouteView(
        Manifest object,
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

    /**
     * @param leadsElsewhere whether requests may go somewhere else than to the parent, or nowhere
     * @param written the rule itself; absent for that of a route without rules
     * @param number in the order written
     */
    record Rule(List<RequestMatch> matches, boolean leadsElsewhere, Field written, int number) {}

    /** Later than any object that is there: what a plan makes is the youngest, and its order is not known. */
    private static final String AFTER_ALL = "9999";

    private static final Set<String> FATAL_FILTERS = Set.of("RequestMirror", "URLRewrite", "ExtensionRef");

    static RouteView of(Manifest object) {
        var spec = object.at("spec");
        var key = object.key();
        boolean isGrpc = key.kind().equals("GRPCRoute");
        return new RouteView(
                object,
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
        var all = isGrpc ? RequestMatch.ofAllGrpc() : RequestMatch.ofAll();
        if (rules.items().isEmpty()) {
            return List.of(new Rule(List.of(all), false, rules.item(0), 0));
        }
        var read = new ArrayList<Rule>();
        for (var rule : rules.items()) {
            var matches = rule.at("matches").items().stream()
                    .map(match -> isGrpc ? RequestMatch.ofGrpc(match) : RequestMatch.ofHttp(match))
                    .toList();
            read.add(new Rule(
                    matches.isEmpty() ? List.of(all) : matches, leadsElsewhere(rule, route), rule, read.size()));
        }
        return List.copyOf(read);
    }

    private static boolean leadsElsewhere(Field rule, Manifest route) {
        boolean redirects = rule.at("filters").items().stream()
                .anyMatch(filter -> filter.at("type").is("RequestRedirect"));
        boolean leads = rule.at("backendRefs").items().stream().anyMatch(ref -> !isParent(ref, route));
        return redirects || leads;
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

    String moment() {
        return object.at("metadata", "creationTimestamp").textOr("");
    }

    /** Whether it is known when it was made. */
    boolean hasMoment() {
        return !moment().isEmpty() && !moment().startsWith(AFTER_ALL);
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

    /** The same for a Service or for a network outside, where a port has to be named (linkerd.md A.1). */
    boolean isAttachedTo(ObjectKey key, int port) {
        return parents.stream()
                .anyMatch(parent -> isOf(parent, key)
                        && (parent.port() == port
                                || (parent.port() == 0 && !key.kind().equals("EgressNetwork"))));
    }

    boolean isAttachedToAnyPort(ObjectKey key) {
        return parents.stream().anyMatch(parent -> isOf(parent, key));
    }

    private static boolean isOf(Parent parent, ObjectKey key) {
        return parent.group().equals(key.group())
                && parent.kind().equals(key.kind())
                && parent.name().equals(key.name())
                && parent.namespace().equals(key.namespace());
    }

    /** Whether some rule takes every request there is. */
    boolean takesAll() {
        return hostNames.isEmpty()
                && rules.stream().anyMatch(rule -> rule.matches().stream().anyMatch(RequestMatch::isOfAll));
    }
}
