package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The HTTP routes of a VirtualService in order, those it delegates to in place of what delegates (istio.md A.1). */
final class HttpRoutes {

    private HttpRoutes() {}

    /**
     * One route with its matches; without any it takes everything.
     *
     * @param root of what delegates to it, which gives what the route itself leaves out
     * @param matches each a conjunction
     * @param namespace in which short names of hosts are completed
     */
    record HttpRoute(String rule, Field own, Optional<Field> root, List<List<HttpMatch>> matches, String namespace) {

        Field at(String name) {
            var field = own.at(name);
            return field.isAbsent() && root.isPresent() ? root.get().at(name) : field;
        }
    }

    static List<HttpRoute> of(VirtualServiceView view, World world) {
        var routes = new ArrayList<HttpRoute>();
        var items = view.object().at("spec", "http").items();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var rule = view.name() + " http[" + i + "]";
            if (item.at("delegate").isPresent()) {
                routes.addAll(delegated(item, rule, view.namespace(), world));
            } else {
                routes.add(new HttpRoute(rule, item, Optional.empty(), matches(item), view.namespace()));
            }
        }
        return routes;
    }

    private static List<List<HttpMatch>> matches(Field route) {
        return route.at("match").items().stream()
                .map(match -> List.of(new HttpMatch(match)))
                .toList();
    }

    private static List<HttpRoute> delegated(Field root, String rule, String namespace, World world) {
        var routes = new ArrayList<HttpRoute>();
        var where = root.at("delegate", "namespace").textOr(namespace);
        var found = VirtualServices.delegate(where, root.at("delegate", "name").textOr(""), world);
        for (var own : found.map(each -> each.at("spec", "http").items()).orElse(List.of())) {
            var merged =
                    Delegation.merged(root.at("match").items(), own.at("match").items());
            var name = rule + " → " + where + "/" + root.at("delegate", "name").textOr("");
            merged.ifPresent(matches -> routes.add(new HttpRoute(name, own, Optional.of(root), matches, where)));
        }
        return routes;
    }
}
