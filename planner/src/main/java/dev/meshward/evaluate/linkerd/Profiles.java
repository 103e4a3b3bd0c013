package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Handling;
import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Share;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** ServiceProfiles (linkerd.md A.2, D): routes in order, which never answer 404, and shares of all requests. */
final class Profiles {

    private static final Pattern OF_SERVICE = Pattern.compile("([^.]+)\\.([^.]+)\\.svc\\..*?(?::(\\d+))?");

    private final Views<Manifest, Profile> views = new Views<>(Profile::of);
    private final PerWorld<Manifest, Map<String, Optional<Profile>>> profileByClient = new PerWorld<>();

    /** By the number of the route, one more than there are for none; a profile has a parent of its own for each of its callers. */
    private final PerWorld<RouteParent, Map<Integer, Routing>> routingByNumber = new PerWorld<>();

    /** The one that counts: that of the caller's namespace before that of the Service's, which a TrafficSplit changes. */
    Optional<Profile> of(String client, Service service, World world) {
        return profileByClient
                .of(service.manifest(), world, HashMap::new)
                .computeIfAbsent(client, _ -> found(client, service, world));
    }

    private Optional<Profile> found(String client, Service service, World world) {
        var home = service.id().namespace();
        return own(client, service, world)
                .map(views::of)
                .or(() -> laidOver(in(home, service, world), service, world))
                .filter(Profile::decides);
    }

    /** The profile of a Service's own namespace after the extension of TrafficSplits wrote into it. */
    private Optional<Profile> laidOver(Optional<Manifest> written, Service service, World world) {
        var profile = written.map(views::of);
        return TrafficSplits.over(written, service, world)
                .map(split -> TrafficSplits.profile(split, profile))
                .or(() -> profile);
    }

    /** The one that counts where nobody follows TrafficSplits. */
    Optional<Profile> written(String client, Service service, World world) {
        return own(client, service, world)
                .or(() -> in(service.id().namespace(), service, world))
                .map(views::of)
                .filter(Profile::decides);
    }

    private static Optional<Manifest> own(String client, Service service, World world) {
        return client.equals(service.id().namespace()) ? Optional.empty() : in(client, service, world);
    }

    /** Whether some requests to a port of a Service go anywhere else, or nowhere. */
    static boolean leadsElsewhere(Profile profile, ServiceId service, int port) {
        var weighty =
                profile.shares().stream().filter(each -> each.weight() > 0).toList();
        return !profile.shares().isEmpty()
                && (weighty.isEmpty() || !weighty.stream().allMatch(each -> isPortOf(each.authority(), service, port)));
    }

    private static boolean isPortOf(String authority, ServiceId service, int port) {
        var parts = OF_SERVICE.matcher(authority);
        return parts.matches()
                && new ServiceId(parts.group(2), parts.group(1)).equals(service)
                && (parts.group(3) == null || parts.group(3).equals(Integer.toString(port)));
    }

    private static Optional<Manifest> in(String namespace, Service service, World world) {
        var prefix = service.id().name() + "." + service.id().namespace() + ".svc.";
        return world.in("linkerd.io", "ServiceProfile", namespace).stream()
                .filter(profile -> profile.key().name().startsWith(prefix))
                .findFirst();
    }

    Routing route(Profile profile, RouteParent parent, Request request, World world) {
        var name = profile.name();
        var routes = profile.routes();
        var known = routingByNumber.of(parent, world, HashMap::new);
        for (int i = 0; i < routes.size(); i++) {
            switch (routes.get(i).condition().takes(request)) {
                case YES -> {
                    return known.computeIfAbsent(
                            i,
                            number -> new Routing.Sent(
                                    name + " routes[" + number + "]",
                                    shares(profile, parent, world),
                                    routes.get(number).handling()));
                }
                case MAYBE -> {
                    return new Routing.Unknown(
                            "Whether routes[" + i + "] of " + name + " takes the request is not known.");
                }
                case NO -> {}
            }
        }
        return known.computeIfAbsent(
                routes.size(), _ -> new Routing.Sent(name, shares(profile, parent, world), Handling.plain()));
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
}
