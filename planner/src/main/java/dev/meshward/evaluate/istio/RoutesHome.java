package dev.meshward.evaluate.istio;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Set;

/**
 * Routes for a Service that lead every request to the Service itself, whatever it asks for: then nobody has to know what a call
 * asks for to know where it goes (istio.md A.1, B.5).
 *
 * @param port of the Service that is called
 */
record RoutesHome(ServiceId service, int port) {

    private static final Set<String> OF_REQUESTS = Set.of("HTTPRoute", "GRPCRoute");
    private static final Set<String> HARMLESS =
            Set.of("RequestHeaderModifier", "ResponseHeaderModifier", "RequestMirror");

    boolean lead(Manifest route) {
        if (route.key().kind().equals("VirtualService")) {
            return leadsByVirtualService(route);
        }
        return OF_REQUESTS.contains(route.key().kind()) && leadsByRules(route);
    }

    private boolean leadsByRules(Manifest route) {
        var rules = route.at("spec", "rules").items();
        return route.at("spec", "hostnames").items().isEmpty()
                && rules.stream().allMatch(rule -> leadsHome(rule, route.key().namespace()))
                && rules.stream().anyMatch(RoutesHome::takesAll);
    }

    /** A rule without backends leads nowhere in Istio, unlike in Linkerd. */
    private boolean leadsHome(Field rule, String namespace) {
        var backends = rule.at("backendRefs").items();
        return rule.at("filters").items().stream()
                        .allMatch(filter -> HARMLESS.contains(filter.at("type").textOr("")))
                && backends.stream().allMatch(backend -> isHome(backend, namespace))
                && backends.stream().anyMatch(backend -> backend.at("weight").wholeOr(1) > 0);
    }

    private boolean isHome(Field backend, String namespace) {
        return backend.at("kind").textOr("Service").equals("Service")
                && backend.at("group").textOr("").isEmpty()
                && backend.at("name").is(service.name())
                && backend.at("namespace").textOr(namespace).equals(service.namespace())
                && backend.at("port").wholeOr(0) == port
                && backend.at("filters").items().isEmpty();
    }

    private static boolean takesAll(Field rule) {
        var matches = rule.at("matches").items();
        return matches.isEmpty() || matches.stream().anyMatch(RoutesHome::isOfAll);
    }

    /** An empty match, or the path that all paths begin with. */
    private static boolean isOfAll(Field match) {
        var path = match.at("path");
        return match.entries().stream().allMatch(each -> each.key().equals("path"))
                && (path.isAbsent()
                        || (path.at("type").textOr("PathPrefix").equals("PathPrefix")
                                && path.at("value").textOr("/").equals("/")));
    }

    private boolean leadsByVirtualService(Manifest object) {
        var spec = object.at("spec");
        var routes = spec.at("http").items();
        return spec.at("tcp").isAbsent()
                && spec.at("tls").isAbsent()
                && routes.stream()
                        .allMatch(route -> leadsHomeOnly(route, object.key().namespace()))
                && routes.stream().anyMatch(RoutesHome::takesEverything);
    }

    private boolean leadsHomeOnly(Field route, String namespace) {
        boolean isPlain = List.of("redirect", "directResponse", "delegate", "fault", "rewrite").stream()
                .allMatch(field -> route.at(field).isAbsent());
        var destinations = route.at("route").items();
        return isPlain
                && !destinations.isEmpty()
                && destinations.stream().map(each -> each.at("destination")).allMatch(each -> isHere(each, namespace))
                && (destinations.size() == 1
                        || destinations.stream()
                                .anyMatch(each -> each.at("weight").wholeOr(0) > 0));
    }

    private boolean isHere(Field destination, String namespace) {
        return HostName.expanded(destination.at("host").textOr(""), namespace).equals(HostName.of(service))
                && destination.at("subset").isAbsent()
                && destination.at("port", "number").wholeOr(port) == port;
    }

    private static boolean takesEverything(Field route) {
        var matches = route.at("match").items();
        return matches.isEmpty()
                || matches.stream()
                        .anyMatch(match -> new HttpMatch(match).takesAll()
                                && List.of("port", "sourceLabels", "sourceNamespace", "gateways").stream()
                                        .allMatch(field -> match.at(field).isAbsent()));
    }
}
