package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.Handling.Retries;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.TextShape;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.WrittenDuration;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** ServiceProfiles (linkerd.md A.2, D): routes in order, which never answer 404, and shares of all requests. */
final class Profiles {

    /** A profile allows as many tries as its budget does. */
    private static final int BY_BUDGET = Integer.MAX_VALUE;

    private static final Pattern OF_SERVICE = Pattern.compile("([^.]+)\\.([^.]+)\\.svc\\..*?(?::(\\d+))?");

    private Profiles() {}

    /** The one that counts: that of the caller's namespace before that of the Service's, which a TrafficSplit changes. */
    static Optional<Profile> of(String client, Service service, World world) {
        var home = service.id().namespace();
        var own = client.equals(home) ? Optional.<Manifest>empty() : in(client, service, world);
        return own.map(Profile::of)
                .or(() -> TrafficSplits.laidOver(in(home, service, world), service, world))
                .filter(Profile::decides);
    }

    private static Optional<Manifest> in(String namespace, Service service, World world) {
        var prefix = service.id().name() + "." + service.id().namespace() + ".svc.";
        return world.in("linkerd.io", "ServiceProfile", namespace).stream()
                .filter(profile -> profile.key().name().startsWith(prefix))
                .findFirst();
    }

    static Routing route(Profile profile, RouteParent parent, Request request, World world) {
        var name = profile.name();
        var routes = profile.routes();
        for (int i = 0; i < routes.size(); i++) {
            switch (takes(routes.get(i).at("condition"), request)) {
                case YES -> {
                    return new Routing.Sent(
                            name + " routes[" + i + "]", shares(profile, parent, world), handling(routes.get(i)));
                }
                case MAYBE -> {
                    return new Routing.Unknown(
                            "Whether routes[" + i + "] of " + name + " takes the request is not known.");
                }
                case NO -> {}
            }
        }
        return new Routing.Sent(name, shares(profile, parent, world), Handling.plain());
    }

    private static List<Share> shares(Profile profile, RouteParent parent, World world) {
        if (profile.shares().isEmpty()) {
            return List.of(new Share(parent.backend(), 1, Changes.none(), parent.treatment()));
        }
        return profile.shares().stream()
                .filter(each -> each.weight() > 0)
                .map(each -> new Share(
                        backend(each.authority(), parent, world), each.weight(), Changes.none(), parent.treatment()))
                .toList();
    }

    private static dev.meshward.evaluate.Backend backend(String authority, RouteParent parent, World world) {
        var parts = OF_SERVICE.matcher(authority);
        if (!parts.matches()) {
            return new dev.meshward.evaluate.Backend.Host(authority, parent.port());
        }
        var port = parts.group(3) == null ? parent.port() : Integer.parseInt(parts.group(3));
        return RuleOutcome.service(new ServiceId(parts.group(2), parts.group(1)), port, world);
    }

    private static Handling handling(Field route) {
        var retries = route.at("isRetryable").isTrue()
                ? new Retries(BY_BUDGET, Optional.empty(), failures(route), Set.of(), Set.of())
                : Retries.none();
        return new Handling(
                WrittenDuration.limit(route.at("timeout").textOr("0")), retries, List.of(), Handling.Faults.none());
    }

    /** What counts as a failure is tried again: 5xx, but where the route says it otherwise. */
    private static Set<Integer> failures(Field route) {
        var failing = new TreeSet<Integer>();
        IntStream.rangeClosed(500, 599).forEach(failing::add);
        for (var each : route.at("responseClasses").items().reversed()) {
            var status = each.at("condition", "status");
            var range = IntStream.rangeClosed(
                            status.at("min").wholeOr(status.at("max").wholeOr(0)),
                            status.at("max").wholeOr(status.at("min").wholeOr(-1)))
                    .boxed()
                    .toList();
            if (each.at("isFailure").isTrue()) {
                failing.addAll(range);
            } else {
                range.forEach(failing::remove);
            }
        }
        return failing;
    }

    private static Match takes(Field condition, Request request) {
        if (condition.at("not").isPresent()) {
            return takes(condition.at("not"), request).not();
        }
        var any = condition.at("any").items();
        return Match.all(condition.at("all").items(), each -> takes(each, request))
                .and(any.isEmpty() ? Match.YES : Match.any(any, each -> takes(each, request)))
                .and(Match.of(condition.at("method").textOr(request.method()).equalsIgnoreCase(request.method())))
                .and(condition
                        .at("pathRegex")
                        .text()
                        .map(text -> path(text).holds(request.path()))
                        .orElse(Match.YES));
    }

    /** Anchors are put where they are missing, without brackets: of alternatives only the outer ones get one. */
    static TextShape path(String written) {
        var start = written.startsWith("^") ? written : "^" + written;
        var anchored = start.endsWith("$") ? start : start + "$";
        return anchored.contains("|")
                ? new TextShape.Regex("(?s:.*)(?:" + anchored + ")(?s:.*)", TextShape.Reach.WHOLE)
                : new TextShape.Regex(anchored, TextShape.Reach.WHOLE);
    }
}
