package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.PerWorld;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.VirtualServiceView.Nearness;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which VirtualService a caller's proxy goes by (istio.md A.1): they are not merged, the first to claim a host has it. */
final class VirtualServices {

    private static final String GROUP = "networking.istio.io";

    private final Views<Manifest, VirtualServiceView> views = new Views<>(VirtualServiceView::of);

    private final Views<World, List<VirtualServiceView>> ofWorlds = new Views<>(this::read);

    private final Views<World, Map<String, List<Placed>>> byHost = new Views<>(this::byHost);

    /** One of all that proxies inside the mesh may see. */
    private record Placed(int place, VirtualServiceView view) {}

    private final Views<World, Views<VirtualServiceView, List<HttpRoutes.HttpRoute>>> routes =
            new Views<>(world -> new Views<>(view -> HttpRoutes.of(view, world)));

    private final PerWorld<VirtualServices, Map<Asked, List<VirtualServiceView>>> decidingByAsked = new PerWorld<>();

    private record Asked(String client, String host) {}

    /** Its HTTP routes in order, those it delegates to among them. */
    List<HttpRoutes.HttpRoute> routes(VirtualServiceView view, World world) {
        return routes.of(world).of(view);
    }

    private List<VirtualServiceView> read(World world) {
        return world.all(GROUP, "VirtualService")
                .map(views::of)
                .filter(VirtualServiceView::isForMesh)
                .toList();
    }

    private Map<String, List<Placed>> byHost(World world) {
        var viewsByHost = new HashMap<String, List<Placed>>();
        var all = ofWorlds.of(world);
        for (int place = 0; place < all.size(); place++) {
            for (var host : all.get(place).hosts()) {
                viewsByHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(new Placed(place, all.get(place)));
            }
        }
        return viewsByHost;
    }

    /** Those that proxies inside the mesh may see and that name a host, or cover it with a pattern. */
    List<VirtualServiceView> covering(String host, World world) {
        var viewsByHost = byHost.of(world);
        var viewByPlace = new TreeMap<Integer, VirtualServiceView>();
        for (var pattern : HostName.patternsOf(host)) {
            viewsByHost.getOrDefault(pattern, List.of()).forEach(each -> viewByPlace.put(each.place(), each.view()));
        }
        return List.copyOf(viewByPlace.values());
    }

    /**
     * Those that may be the one: several where their age decides and is not known. An exact host comes before wildcards, a
     * longer wildcard before a shorter one.
     */
    List<VirtualServiceView> of(String client, String host, World world) {
        return decidingByAsked
                .of(this, world, HashMap::new)
                .computeIfAbsent(new Asked(client, host), _ -> deciding(client, host, world));
    }

    private List<VirtualServiceView> deciding(String client, String host, World world) {
        var seen = covering(host, world).stream()
                .filter(each -> each.nearness(client) != Nearness.NOT_SEEN)
                .toList();
        var closest = seen.stream()
                .flatMap(each -> each.hosts().stream())
                .filter(pattern -> HostName.covers(pattern, host))
                .max(Comparator.comparing((String pattern) -> pattern.equals(host))
                        .thenComparing(String::length));
        return closest.map(pattern -> nearest(
                        seen.stream().filter(each -> each.isFor(pattern)).toList(), client))
                .orElse(List.of());
    }

    private static List<VirtualServiceView> nearest(List<VirtualServiceView> claiming, String client) {
        var nearest = claiming.stream().map(each -> each.nearness(client)).min(Comparator.naturalOrder());
        return Ages.possiblyOldest(
                claiming.stream()
                        .filter(each ->
                                nearest.filter(each.nearness(client)::equals).isPresent())
                        .toList(),
                VirtualServiceView::object);
    }

    /** One that others delegate to: it has no hosts of its own. */
    static Optional<Manifest> delegate(String namespace, String name, World world) {
        return world.in(GROUP, "VirtualService", namespace).stream()
                .filter(each -> each.key().name().equals(name))
                .filter(each -> each.at("spec", "hosts").items().isEmpty())
                .findFirst();
    }
}
