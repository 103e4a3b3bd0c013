package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.PodPort;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Gateway as far as it is a waypoint (istio.md B.5). */
record WaypointView(Manifest gateway) {

    private static final String TRAFFIC = "istio.io/waypoint-for";
    private static final String USUAL_TRAFFIC = "service";

    String name() {
        return "Gateway " + gateway.key().namespace() + "/" + gateway.key().name();
    }

    /** What it is for: calls of Services unless it, or its class, says otherwise. */
    boolean isFor(String traffic, World world) {
        var wanted = gateway.label(TRAFFIC).text().or(() -> ofClass(world)).orElse(USUAL_TRAFFIC);
        return wanted.equals("all") || wanted.equals(traffic);
    }

    private Optional<String> ofClass(World world) {
        return world.in(gateway.key().group(), "GatewayClass", "").stream()
                .filter(each ->
                        gateway.at("spec", "gatewayClassName").is(each.key().name()))
                .flatMap(each -> each.label(TRAFFIC).text().stream())
                .findFirst();
    }

    /** The listener for tunnels says from which namespaces it may be used; without a word, from its own alone. */
    boolean admits(String namespace, World world) {
        var allowed = gateway.at("spec", "listeners").items().stream()
                .filter(listener -> listener.at("protocol").is("HBONE")
                        && listener.at("port").wholeOr(0) == Ztunnel.PORT)
                .map(listener -> listener.at("allowedRoutes", "namespaces"))
                .findFirst();
        var from = allowed.flatMap(each -> each.at("from").text()).orElse("Same");
        return switch (from) {
            case "All" -> true;
            case "Selector" -> selector(allowed).matches(world.namespaceLabels(namespace));
            default -> namespace.equals(gateway.key().namespace());
        };
    }

    private static LabelSelector selector(Optional<Field> allowed) {
        return LabelSelector.of(allowed.map(each -> each.at("selector")).orElseThrow());
    }

    /** Its addresses are written when the first of its pods is ready; files that carry no status leave it open. */
    Match ready() {
        if (!gateway.at("status", "addresses").items().isEmpty()) {
            return Match.YES;
        }
        return gateway.at("status", "conditions").isPresent() ? Match.NO : Match.MAYBE;
    }

    /** A pod as istiod makes it: under an account of the Gateway's name, and not enrolled itself. */
    Pod pod() {
        var key = gateway.key();
        var account = gateway.annotation("gateway.istio.io/service-account").textOr(key.name());
        return new Pod(
                key.namespace(),
                key.name(),
                labels(),
                Map.of(),
                account,
                Pod.Network.ITS_OWN,
                DataPlane.ISTIO_AMBIENT,
                List.of(new PodPort("mesh", Ztunnel.PORT, "TCP")),
                List.of());
    }

    private Map<String, String> labels() {
        var labels =
                new HashMap<>(gateway.at("spec", "infrastructure", "labels").textByKey());
        labels.put("gateway.networking.k8s.io/gateway-name", gateway.key().name());
        labels.put(
                "gateway.networking.k8s.io/gateway-class-name",
                gateway.at("spec", "gatewayClassName").textOr(""));
        labels.put(Waypoints.MANAGED, Waypoints.OF_MESH);
        return labels;
    }
}
