package dev.meshward.mesh.linkerd.security;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A port on which requests may come and bytes that are none. Linkerd asks the routes about requests alone; who is let in to the
 * Server itself gets in with bytes, and on every route (linkerd C.5, C.6).
 *
 * @param ofBytes without any look at requests
 */
record BothSpeeches(Door ofRequests, Door ofBytes) {

    Door together() {
        var bytes = grants(ofBytes);
        return switch (ofRequests) {
            case Door.Whole(var grants) when grants.equals(bytes) -> ofRequests;
            case Door.Whole(var grants) -> door(List.of(new Door.Routes("", grants, List.of(anything()))), bytes);
            case Door.ByRequest(var routes, var _) -> door(routes, bytes);
        };
    }

    private static List<Grant> grants(Door door) {
        return door instanceof Door.Whole(var grants) ? grants : List.of();
    }

    private static Door.Match anything() {
        return new Door.Match(Optional.empty(), Map.of(), "");
    }

    private Door door(List<Door.Routes> routes, List<Grant> bytes) {
        var anyhow = Grant.together(bytes.stream()
                .map(grant -> new Grant(onEveryRoute(grant, routes), grant.networks()))
                .toList());
        return new Door.ByRequest(
                routes.stream()
                        .map(route -> new Door.Routes(route.host(), without(route.grants(), anyhow), route.matches()))
                        .toList(),
                anyhow);
    }

    private static Set<Caller> onEveryRoute(Grant grant, List<Door.Routes> routes) {
        var callers = new HashSet<>(grant.callers());
        for (var route : routes) {
            var there = new HashSet<Caller>();
            route.grants().stream()
                    .filter(each ->
                            each.networks().isEverywhere() || each.networks().equals(grant.networks()))
                    .forEach(each -> there.addAll(each.callers()));
            callers.retainAll(there);
        }
        return callers;
    }

    /** Whom the Server lets in anyhow the routes need not name. */
    private static List<Grant> without(List<Grant> some, List<Grant> anyhow) {
        return some.stream()
                .filter(grant -> anyhow.stream().noneMatch(each -> covers(each, grant)))
                .toList();
    }

    private static boolean covers(Grant one, Grant other) {
        return one.callers().containsAll(other.callers())
                && (one.networks().isEverywhere() || one.networks().equals(other.networks()));
    }
}
